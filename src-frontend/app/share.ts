const MARK = "#play=";

/** Some browsers and mail programs cut longer addresses. */
const ADDRESS_MAX = 30_000;

/** Fills the form with what the address holds behind its hash, which no server gets to see. */
export function openLink(form: HTMLFormElement): boolean {
  if (!location.hash.startsWith(MARK)) {
    return false;
  }
  try {
    const fields = JSON.parse(decoded(location.hash.slice(MARK.length))) as Record<string, string>;
    fill(form, fields);
    return true;
  } catch (failure) {
    if (failure instanceof SyntaxError || failure instanceof DOMException || failure instanceof TypeError) {
      return false;
    }
    throw failure;
  }
}

/** A button that puts all that is typed into an address and copies it. */
export function offerLink(form: HTMLFormElement): void {
  const share = document.querySelector<HTMLElement>("[data-share]");
  const said = share?.querySelector<HTMLElement>("[data-shared]");
  if (!share || !said) {
    return;
  }
  share.hidden = false;
  share.querySelector("button")?.addEventListener("click", () => void copy(form, said));
}

async function copy(form: HTMLFormElement, said: HTMLElement): Promise<void> {
  const fields: Record<string, string> = {};
  new FormData(form).forEach((value, name) => {
    if (name !== "form_token" && typeof value === "string" && value !== "") {
      fields[name] = value;
    }
  });
  const address = new URL(MARK + encoded(JSON.stringify(fields)), location.href);
  if (address.href.length > ADDRESS_MAX) {
    said.textContent = said.dataset.sharedLong ?? "";
    return;
  }
  history.replaceState(null, "", address);
  // Without a secure connection there is no clipboard; the address bar has the link.
  await navigator.clipboard?.writeText(address.href).catch(() => undefined);
  said.textContent = said.dataset.shared ?? "";
}

function fill(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const field of Array.from(form.elements)) {
    const name = field.getAttribute("name") ?? "";
    if (name === "form_token") {
      continue;
    }
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked = name in fields;
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      field.value = String(fields[name] ?? "");
    }
  }
  form.querySelectorAll("details").forEach((part) => {
    part.open ||= Array.from(part.querySelectorAll("textarea, input")).some(
      (field) => (field as HTMLTextAreaElement).value !== "" && field.getAttribute("name") !== "messages",
    );
  });
}

function encoded(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decoded(text: string): string {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
}
