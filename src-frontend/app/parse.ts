/** Shows the table anew whenever an option of the import page changes. */
export function followOptions(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-preview]");
  if (!form) {
    return;
  }
  // The preview follows by itself.
  form.querySelector("[data-update]")?.remove();
  let running: AbortController | undefined;
  let timer: number | undefined;
  const update = (): void => {
    running?.abort();
    running = new AbortController();
    void refresh(form, running.signal);
  };
  form.addEventListener("change", update);
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement) {
      window.clearTimeout(timer);
      timer = window.setTimeout(update, 300);
    }
  });
}

async function refresh(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const preview = document.getElementById("preview");
  preview?.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(`${form.action}?${query(form)}`, { signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    replace("preview", page);
    replace("options", page);
    const status = document.querySelector<HTMLElement>("[data-preview-status]");
    if (status) {
      status.textContent = (
        page.querySelector("[data-preview-summary]") ?? page.querySelector("#preview .notice.error")
      )?.textContent ?? "";
    }
  } catch (failure) {
    if (!(failure instanceof DOMException && failure.name === "AbortError")) {
      throw failure;
    }
  }
}

/** The options, without the token, which has no place in an address. */
function query(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (name !== "form_token" && typeof value === "string") {
      fields.append(name, value);
    }
  });
  return fields.toString();
}

/** Takes a part over from a fresh page; who types in it goes on typing. */
function replace(id: string, page: Document): void {
  const old = document.getElementById(id);
  const fresh = page.getElementById(id);
  if (!old || !fresh) {
    return;
  }
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const typed = focused instanceof HTMLInputElement && old.contains(focused) ? focused.value : null;
  const name = focused && old.contains(focused) ? focused.id || focused.getAttribute("name") : null;
  old.replaceWith(document.adoptNode(fresh));
  if (name) {
    const again = fresh.querySelector<HTMLElement>(`[id="${CSS.escape(name)}"], [name="${CSS.escape(name)}"]`);
    again?.focus();
    if (typed !== null && again instanceof HTMLInputElement) {
      again.value = typed;
    }
  }
}
