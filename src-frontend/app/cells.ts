/** Opens a cut value in its place; without a script the link leads to the whole row. */
export function openCells(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-more]") : null;
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      void open(link);
    }
  });
}

async function open(link: HTMLAnchorElement): Promise<void> {
  const response = await fetch(link.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const whole = page.getElementById(link.dataset.more ?? "");
  const cell = link.closest("td");
  if (!whole || !cell) {
    location.assign(link.href);
    return;
  }
  cell.textContent = whole.textContent;
  cell.tabIndex = -1;
  cell.focus();
}
