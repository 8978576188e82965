import { MessageRows } from "./message-rows";
import { formToken } from "./server";
import { offerLink, openLink } from "./share";
import { tellTokens } from "./tokens";

const PAUSE_MILLIS = 250;

/** Renders as one types; without a script the button does. */
export function openPlayground(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-playground]");
  const target = document.querySelector<HTMLElement>("[data-played]");
  if (!form || !target) {
    return;
  }
  const opened = openLink(form);
  const rows = MessageRows.over(form);
  const renderer = new Renderer(form, target);
  let timer: number | undefined;
  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void renderer.render(), PAUSE_MILLIS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    void renderer.render();
  });
  followChoice(form);
  offerLink(form);
  if (opened) {
    rows?.read();
    void renderer.render();
  }
}

/** Keeps what is shown in step with the form; an answer that comes late is not shown. */
class Renderer {
  private running: AbortController | undefined;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly target: HTMLElement,
  ) {}

  async render(): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.target.setAttribute("aria-busy", "true");
    try {
      const html = await this.ask(running.signal);
      if (html !== undefined) {
        this.target.innerHTML = html;
        tellTokens();
      }
    } catch (failure) {
      // Typed on, or the server is gone for a moment: the next key asks again.
      if (!(failure instanceof DOMException) && !(failure instanceof TypeError)) {
        throw failure;
      }
    } finally {
      if (this.running === running) {
        this.target.removeAttribute("aria-busy");
      }
    }
  }

  /** A piece of the page; the server escapes what comes from data. */
  private async ask(signal: AbortSignal): Promise<string | undefined> {
    const body = new URLSearchParams(new FormData(this.form) as unknown as Record<string, string>);
    const response = await fetch(this.form.dataset.playground ?? "", {
      method: "POST",
      body,
      signal,
      headers: { "X-Form-Token": formToken(), Accept: "text/html" },
    });
    return response.ok ? response.text() : undefined;
  }
}

/** The field for one's own source is open while no template is chosen. */
function followChoice(form: HTMLFormElement): void {
  const choice = form.querySelector<HTMLSelectElement>("select[name=template_name]");
  const source = form.querySelector<HTMLDetailsElement>(".own-source");
  choice?.addEventListener("change", () => {
    if (source) {
      source.open = choice.value === "";
    }
  });
}
