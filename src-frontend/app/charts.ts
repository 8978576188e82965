/** Draws every chart island; the drawing library is loaded only by pages that have one. */
export function drawCharts(): void {
  const figures = document.querySelectorAll<HTMLElement>("figure[data-chart]");
  if (figures.length > 0) {
    void import("./chart").then(({ draw }) => figures.forEach(draw));
  }
}
