/** Visible tokens: pointing at one, or moving with the arrow keys, tells its id and spelling above the text. */
export function tellTokens(): void {
  const text = document.querySelector<HTMLElement>("[data-tokens]");
  const told = document.querySelector<HTMLElement>("[data-token-told]");
  if (!text || !told) {
    return;
  }
  const tokens = Array.from(text.querySelectorAll<HTMLElement>(".token:not(.rest)"));
  // The browser's own bubble would say the same once more.
  tokens.forEach((token) => {
    token.dataset.told = token.title;
    token.removeAttribute("title");
  });
  let current = -1;
  const tell = (index: number, scroll: boolean): void => {
    tokens[current]?.classList.remove("here");
    current = index;
    const token = tokens[index];
    token.classList.add("here");
    told.textContent = `${index + 1} / ${tokens.length}: ${token.dataset.told ?? ""}`;
    if (scroll) {
      token.scrollIntoView({ block: "nearest" });
    }
  };
  text.addEventListener("mouseover", (event) => {
    const token = (event.target as HTMLElement).closest<HTMLElement>(".token");
    const index = token ? tokens.indexOf(token) : -1;
    if (index >= 0) {
      tell(index, false);
    }
  });
  text.addEventListener("focus", () => {
    if (current < 0 && tokens.length > 0) {
      tell(0, false);
    }
  });
  text.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const target = event.key === "Home" ? 0 : event.key === "End" ? tokens.length - 1 : current + step;
    if ((step !== 0 || event.key === "Home" || event.key === "End") && target >= 0 && target < tokens.length) {
      event.preventDefault();
      tell(target, true);
    }
  });
}
