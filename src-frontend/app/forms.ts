/** A form that was sent cannot be sent again by a second click; a click after coming back works. */
export function guardForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method === "get") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll<HTMLFormElement>("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    });
  });
  document.querySelector<HTMLElement>(".field.wrong :is(input, textarea, select)")?.focus();
}

/** A choice that shows something else at once: `<select data-submit>` sends its form; without scripts there is a button. */
export function sendOnChoice(): void {
  document.querySelectorAll<HTMLSelectElement>("select[data-submit]").forEach((select) => {
    select.addEventListener("change", () => select.form?.requestSubmit());
  });
}
