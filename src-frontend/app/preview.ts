import { offerCopies } from "./copy";
import { Refusal, formToken } from "./server";

/** Keeps the preview beside a form in step with what is typed: `<form data-preview="/path">` and `[data-preview-target]`. */
export function livePreviews(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-preview]").forEach(follow);
  document.querySelectorAll<HTMLElement>("[data-chips]").forEach(insertChips);
}

const PAUSE_MILLIS = 250;

function follow(form: HTMLFormElement): void {
  const target = document.querySelector<HTMLElement>("[data-preview-target]");
  const path = form.dataset.preview;
  if (!target || !path) {
    return;
  }
  let timer = 0;
  let asked = 0;
  const refresh = async () => {
    const turn = ++asked;
    target.setAttribute("aria-busy", "true");
    try {
      const html = await fragment(path, new URLSearchParams(new FormData(form) as unknown as Record<string, string>));
      if (turn === asked) {
        target.innerHTML = html;
        putInPlace(target);
      }
    } catch (failure) {
      if (!(failure instanceof Refusal) && !(failure instanceof TypeError)) {
        throw failure;
      }
    } finally {
      target.removeAttribute("aria-busy");
    }
  };
  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, PAUSE_MILLIS);
  });
  // Somebody may type before this script is there, and browsers fill in again what was typed when a page is come back to.
  window.addEventListener("pageshow", () => isChanged(form) && refresh());
  form.querySelectorAll<HTMLElement>("[data-noscript]").forEach((button) => button.remove());
}

/** Whether a field holds something else than the server put there. */
function isChanged(form: HTMLFormElement): boolean {
  return Array.from(form.elements).some((field) => {
    if (field instanceof HTMLSelectElement) {
      const first = field.querySelector<HTMLOptionElement>("option[selected]") ?? field.options[0];
      return field.value !== (first?.value ?? "");
    }
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      return field.checked !== field.defaultChecked;
    }
    return (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== field.defaultValue;
  });
}

/** Parts that belong elsewhere on the page go there: `<div data-place="id">`. */
function putInPlace(target: HTMLElement): void {
  target.querySelectorAll<HTMLElement>("[data-place]").forEach((part) => {
    const place = document.getElementById(part.dataset.place ?? "");
    place?.replaceChildren(...part.childNodes);
    offerCopies(place ?? part);
    part.remove();
  });
}

/** A piece of a page; the server escapes what comes from data. */
async function fragment(path: string, body: URLSearchParams): Promise<string> {
  const response = await fetch(path, {
    method: "POST",
    body,
    headers: { "X-Form-Token": formToken(), Accept: "text/html" },
  });
  if (!response.ok) {
    throw new Refusal({ title: response.statusText, status: response.status, detail: response.statusText });
  }
  return response.text();
}

/** Column names become buttons that write `{column}` where the cursor is. */
function insertChips(chips: HTMLElement): void {
  const field = document.getElementById(chips.dataset.chips ?? "");
  if (!(field instanceof HTMLTextAreaElement)) {
    return;
  }
  chips.querySelectorAll<HTMLElement>(".chip").forEach((chip) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip quiet";
    button.textContent = chip.textContent;
    button.addEventListener("click", () => {
      field.setRangeText(`{${chip.textContent}}`, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
    chip.replaceWith(button);
  });
}
