/** On a narrow screen the steps bar scrolls: the open step shall be seen. */
export function showCurrentStep(): void {
  const bar = document.querySelector<HTMLElement>(".steps ol");
  const current = bar?.querySelector<HTMLElement>("[aria-current]");
  if (bar && current) {
    bar.scrollLeft = current.offsetLeft + current.parentElement!.offsetLeft - (bar.clientWidth - current.offsetWidth) / 2;
  }
}
