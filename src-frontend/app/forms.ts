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

const CHOSEN = "tuneset-chosen";

/** A choice that shows something else at once: `<select data-submit>` sends its form; without scripts there is a button. */
export function sendOnChoice(): void {
  document.querySelectorAll<HTMLSelectElement>("select[data-submit]").forEach((select) => {
    let isTyping = false;
    let isWaiting = false;
    const send = () => {
      isWaiting = false;
      sessionStorage.setItem(CHOSEN, select.id);
      select.form?.requestSubmit();
    };
    select.addEventListener("keydown", (event) => {
      isTyping = true;
      if (event.key === "Enter" && isWaiting) {
        event.preventDefault();
        send();
      }
    });
    select.addEventListener("pointerdown", () => {
      isTyping = false;
    });
    // Each arrow key changes a closed list: with the keyboard the choice is made with Enter or by going on.
    select.addEventListener("change", () => (isTyping ? (isWaiting = true) : send()));
    select.addEventListener("blur", () => isWaiting && send());
  });
  const chosen = sessionStorage.getItem(CHOSEN);
  sessionStorage.removeItem(CHOSEN);
  if (chosen) {
    document.getElementById(chosen)?.focus();
  }
}
