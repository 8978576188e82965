import { ask, Refusal } from "./server";

const SPECIAL =
  /<\|[^|<>\s]{1,60}\|?>|<[^|<>\s]{1,60}\|>|<｜[^｜<>]{1,60}｜>|\[\/?[A-Z_]{3,40}\]|<\/?(?:s|bos|eos|start_of_turn|end_of_turn|think)>/g;

/** Renders as one types; without a script the button does. */
export function openPlayground(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-playground]");
  if (!form) {
    return;
  }
  let timer: number | undefined;
  let running: AbortController | undefined;
  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      running?.abort();
      running = new AbortController();
      void render(form, running.signal);
    }, 250);
  });
}

async function render(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  try {
    const body = JSON.stringify(request(form));
    const headers = { "Content-Type": "application/json" };
    const answer = await ask<{ text: string }>("/api/v1/templates/render", { method: "POST", body, headers, signal });
    refuse("");
    show(answer.text);
  } catch (failure) {
    if (failure instanceof Refusal) {
      const { detail, line, column } = failure.problem;
      const place = line ? (form.dataset.place ?? "").replace("%line%", `${line}`).replace("%column%", `${column}`) : "";
      refuse(`${detail} ${place}`);
    } else if (failure instanceof SyntaxError) {
      refuse(`${form.dataset.badJson ?? ""} ${failure.message}`);
    } else if (!(failure instanceof DOMException && failure.name === "AbortError")) {
      throw failure;
    }
  }
}

function request(form: HTMLFormElement): Record<string, unknown> {
  const fields = new FormData(form);
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value : "";
  };
  const parsed = (name: string): unknown => (text(name).trim() ? JSON.parse(text(name)) : undefined);
  const name = text("template_name");
  return {
    ...(name ? { template_name: name } : { template: text("template") }),
    messages: parsed("messages") ?? [],
    tools: parsed("tools"),
    variables: parsed("variables"),
    add_generation_prompt: fields.has("add_generation_prompt"),
  };
}

function refuse(reason: string): void {
  const notice = document.getElementById("refusal");
  if (notice) {
    notice.hidden = reason === "";
    notice.textContent = reason;
  }
}

function show(text: string): void {
  const output = document.getElementById("rendered");
  if (!output) {
    return;
  }
  output.textContent = "";
  let plain = 0;
  for (const match of text.matchAll(SPECIAL)) {
    output.append(text.slice(plain, match.index));
    const mark = document.createElement("mark");
    mark.className = "special";
    mark.textContent = match[0];
    output.append(mark);
    plain = match.index + match[0].length;
  }
  output.append(text.slice(plain));
}
