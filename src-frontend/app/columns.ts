/** Draws the small charts in column heads; the drawing library is loaded only by pages that have one. */
export function drawColumns(): void {
  const boxes = document.querySelectorAll<HTMLElement>("[data-column-chart]");
  if (boxes.length > 0) {
    void import("./column-chart").then(({ draw }) => boxes.forEach(draw));
  }
}
