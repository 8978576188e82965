/** What a progress stream sends: a share from 0 to 1 (absent while unknown), words, and whether it is over. */
interface Step {
  share?: number;
  text: string;
  done?: boolean;
}

/** Follows `<div data-progress="url of server-sent events">` and loads the page anew when the work is over. */
export function followProgress(): void {
  document.querySelectorAll<HTMLElement>("[data-progress]").forEach((box) => {
    const bar = box.querySelector("progress");
    const words = box.querySelector<HTMLElement>("[data-progress-text]");
    const events = new EventSource(box.dataset.progress ?? "");
    events.addEventListener("message", (event: MessageEvent<string>) => {
      const step = JSON.parse(event.data) as Step;
      if (bar && step.share !== undefined) {
        bar.max = 1;
        bar.value = step.share;
      }
      if (words) {
        words.textContent = step.text;
      }
      if (step.done) {
        events.close();
        location.reload();
      }
    });
  });
}
