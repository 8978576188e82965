import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from "chart.js";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

interface Island {
  kind: "bar" | "histogram" | "line";
  title: string;
  labels: string[];
  series: { name: string; values: number[] }[];
}

const drawn = new Map<HTMLElement, Chart>();

/** Draws one island's chart above its table and folds the table. */
export function draw(figure: HTMLElement): void {
  const island = JSON.parse(figure.dataset.chart ?? "{}") as Island;
  const box = figure.querySelector<HTMLElement>(".chart-canvas");
  if (!box || island.labels.length === 0) {
    return;
  }
  drawn.get(figure)?.destroy();
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  box.replaceChildren(canvas);
  box.hidden = false;
  box.style.height = `${height(island)}px`;
  figure.querySelector("details")?.removeAttribute("open");
  drawn.set(figure, new Chart(canvas, configuration(island)));
}

function height(island: Island): number {
  return island.kind === "bar" ? 32 + island.labels.length * 26 * island.series.length : 200;
}

function configuration(island: Island): ChartConfiguration {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const tones = ["--chart-1", "--chart-2", "--chart-3", "--chart-4"].map(resolved);
  const lying = island.kind === "bar";
  const axis = {
    grid: { color: resolved("--line"), drawTicks: false },
    border: { display: false },
    ticks: { color: resolved("--ink-2"), font: { family: colour("--font"), size: 12 }, maxRotation: 0 },
  };
  const bare = { ...axis, grid: { display: false } };
  return {
    type: island.kind === "line" ? "line" : "bar",
    data: {
      labels: island.labels.map((label) => (label.length > 28 ? `${label.slice(0, 27)}…` : label)),
      datasets: island.series.map((one, i) => ({
        label: one.name,
        data: one.values,
        backgroundColor: tones[i % tones.length],
        borderColor: tones[i % tones.length],
        borderRadius: island.kind === "histogram" ? 0 : 2,
        categoryPercentage: island.kind === "histogram" ? 1 : 0.8,
        barPercentage: island.kind === "histogram" ? 0.96 : 0.9,
        maxBarThickness: lying ? 18 : undefined,
      })),
    },
    options: {
      indexAxis: lying ? "y" : "x",
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      locale: document.documentElement.lang,
      scales: {
        x: { ...(lying ? axis : bare), beginAtZero: true },
        y: { ...(lying ? bare : axis), beginAtZero: true },
      },
      plugins: { tooltip: { callbacks: { title: (items) => island.labels[items[0]?.dataIndex ?? 0] ?? "" } } },
    },
  } as ChartConfiguration;
}

/** The colour a token has in the theme that is worn: a canvas understands no `light-dark()`. */
function resolved(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  drawn.forEach((_, figure) => draw(figure));
});
