import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from "chart.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** Bars without axes: the shape of a column at a glance; the columns page says the same in words. */
export function draw(box: HTMLElement): void {
  const { labels, counts } = JSON.parse(box.dataset.columnChart ?? "{}") as { labels: string[]; counts: number[] };
  const canvas = document.createElement("canvas");
  box.replaceChildren(canvas);
  const colour = getComputedStyle(box).color;
  new Chart(canvas, {
    type: "bar",
    data: {
      labels,
      datasets: [{ data: counts, backgroundColor: colour, categoryPercentage: 1, barPercentage: 0.9, minBarLength: 1 }],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      locale: document.documentElement.lang,
      scales: { x: { display: false }, y: { display: false, beginAtZero: true } },
      plugins: { legend: { display: false } },
    },
  });
}
