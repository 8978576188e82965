/** Buttons that copy a text of the page: `<button data-copy="id of the text" data-copied="said afterwards" hidden>`. */
export function offerCopies(root: ParentNode = document): void {
  root.querySelectorAll<HTMLButtonElement>("button[data-copy]").forEach((button) => {
    const source = document.getElementById(button.dataset.copy ?? "");
    if (!source) {
      return;
    }
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await copy(source);
      button.textContent = button.dataset.copied ?? label;
      window.setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  });
}

/** Browsers have no clipboard for pages that come from another machine without TLS; there, what is selected can be copied. */
async function copy(source: HTMLElement): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(source.textContent ?? "");
    return;
  }
  getSelection()?.selectAllChildren(source);
  document.execCommand("copy");
}
