import { formToken, type Problem } from "./server";

/** Streams chosen or dropped files to the server with progress; without a script the form does the same without it. */
export function improveUploads(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-upload]").forEach(improve);
}

function improve(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) {
    return;
  }
  const together = form.querySelector<HTMLElement>("[data-together]");
  together?.removeAttribute("hidden");
  // What is chosen is sent at once.
  form.querySelector(":scope > .actions")?.remove();
  const send = (files: FileList | null): void => {
    if (files && files.length > 0) {
      const asOne = together?.querySelector("input")?.checked ?? true;
      void sendAll(form, [...files], asOne);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(input.files);
  });
  input.addEventListener("change", () => send(input.files));
  acceptDrops(form, send);
}

function acceptDrops(form: HTMLFormElement, send: (files: FileList | null) => void): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  let depth = 0;
  document.addEventListener("dragenter", (event) => {
    depth += hasFiles(event) ? 1 : 0;
    form.classList.toggle("over", depth > 0);
  });
  document.addEventListener("dragleave", (event) => {
    depth -= hasFiles(event) ? 1 : 0;
    form.classList.toggle("over", depth > 0);
  });
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
    }
  });
  document.addEventListener("drop", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      depth = 0;
      form.classList.remove("over");
      send(event.dataTransfer?.files ?? null);
    }
  });
}

/** One dataset goes on to its preview, several to the list. */
async function sendAll(form: HTMLFormElement, files: File[], asOne: boolean): Promise<void> {
  const error = form.querySelector<HTMLElement>("[data-upload-error]");
  if (error) {
    error.hidden = true;
  }
  form.classList.add("busy");
  try {
    let last = 0;
    const one = asOne || files.length === 1;
    for (const batch of one ? [files] : files.map((file) => [file])) {
      last = await sendBatch(form, batch);
    }
    location.assign(one ? `/datasets/${last}/import` : (form.dataset.list ?? location.href));
  } catch (failure) {
    if (error && failure instanceof Error && failure.message) {
      error.textContent = failure.message;
      error.hidden = false;
    }
    form.reset();
  } finally {
    form.classList.remove("busy");
    form.querySelector<HTMLElement>(".upload")?.setAttribute("hidden", "");
  }
}

/** Sends files that become one dataset: one as it is, several as a form. */
function sendBatch(form: HTMLFormElement, files: File[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const single = files.length === 1 ? files[0] : undefined;
    const name = single ? `&name=${encodeURIComponent(single.name)}` : "";
    request.open("POST", `${form.dataset.upload}?import=false${name}`);
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.setRequestHeader("X-Form-Token", formToken());
    show(form, files, request);
    request.addEventListener("load", () => {
      if (request.status === 201) {
        resolve((JSON.parse(request.responseText) as { id: number }).id);
      } else {
        reject(new Error(reason(request)));
      }
    });
    request.addEventListener("error", () => reject(new Error(form.dataset.broken ?? "")));
    request.addEventListener("abort", () => reject(new Error("")));
    if (single) {
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.send(single);
    } else {
      const body = new FormData();
      files.forEach((file) => body.append("file", file, file.name));
      request.send(body);
    }
  });
}

function reason(request: XMLHttpRequest): string {
  try {
    return (JSON.parse(request.responseText) as Problem).detail;
  } catch {
    return `${request.status} ${request.statusText}`;
  }
}

function show(form: HTMLFormElement, files: File[], request: XMLHttpRequest): void {
  const box = form.querySelector<HTMLElement>(".upload");
  const bar = box?.querySelector("progress");
  const words = box?.querySelector<HTMLElement>("[data-upload-text]");
  const name = box?.querySelector<HTMLElement>("[data-upload-name]");
  if (!box || !bar || !words || !name) {
    return;
  }
  box.hidden = false;
  name.textContent = files.length === 1 ? files[0].name : (form.dataset.several ?? "#").replace("#", `${files.length}`);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const cancel = box.querySelector<HTMLButtonElement>("[data-upload-cancel]");
  if (cancel) {
    cancel.onclick = () => request.abort();
  }
  const begun = performance.now();
  request.upload.addEventListener("progress", (event) => {
    const seconds = (performance.now() - begun) / 1000;
    const rate = event.loaded / Math.max(seconds, 0.001);
    const left = Math.ceil((size - event.loaded) / Math.max(rate, 1));
    bar.value = size === 0 ? 1 : event.loaded / size;
    words.textContent = `${megabytes(event.loaded)} / ${megabytes(size)} MB · ${megabytes(rate)} MB/s · ${left} s`;
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
}
