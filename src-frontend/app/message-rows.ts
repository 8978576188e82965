type Message = Record<string, unknown>;

/** Messages as rows to fill in, kept in step with the field that holds them as JSON. */
export class MessageRows {
  private constructor(
    private readonly box: HTMLElement,
    private readonly list: HTMLOListElement,
    private readonly row: HTMLTemplateElement,
    private readonly json: HTMLTextAreaElement,
  ) {}

  static over(form: HTMLFormElement): MessageRows | undefined {
    const box = form.querySelector<HTMLElement>("[data-message-rows]");
    const list = box?.querySelector("ol");
    const row = document.getElementById("message-row");
    const json = form.querySelector<HTMLTextAreaElement>("textarea[name=messages]");
    if (!box || !list || !(row instanceof HTMLTemplateElement) || !json) {
      return undefined;
    }
    const rows = new MessageRows(box, list, row, json);
    rows.listen();
    rows.read();
    json.closest("details")?.removeAttribute("open");
    return rows;
  }

  /** Shows the messages of the JSON; what is not a list of messages is left to be mended there. */
  read(): void {
    const messages = parsed(this.json.value);
    const shown = Array.isArray(messages) && messages.every(isMessage);
    this.box.hidden = !shown;
    if (shown) {
      this.list.replaceChildren(...(messages as Message[]).map((message) => this.filled(message)));
      this.name();
    } else {
      this.json.closest("details")?.setAttribute("open", "");
    }
  }

  private listen(): void {
    this.json.addEventListener("input", () => this.read());
    this.list.addEventListener("input", (event) => {
      const typed = event.target;
      if (typed instanceof HTMLTextAreaElement) {
        fit(typed);
      }
      this.name();
      this.write();
    });
    this.box.querySelector("[data-add]")?.addEventListener("click", () => this.add());
    this.list.addEventListener("click", (event) => {
      const button = (event.target as HTMLElement).closest("button");
      const item = button?.closest("li");
      if (button && item) {
        this.press(button, item);
      }
    });
  }

  private add(): void {
    const last = this.list.lastElementChild?.querySelector("select")?.value;
    const item = this.filled({ role: last === "user" ? "assistant" : "user", content: "" });
    this.list.append(item);
    this.name();
    this.changed();
    item.querySelector("textarea")?.focus();
  }

  private press(button: HTMLButtonElement, item: HTMLLIElement): void {
    if (button.matches("[data-remove]")) {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      item.remove();
      (next?.querySelector<HTMLElement>("[data-remove]") ?? this.box.querySelector<HTMLElement>("[data-add]"))?.focus();
    } else if (button.matches("[data-up]")) {
      item.previousElementSibling?.before(item);
      button.focus();
    } else if (button.matches("[data-down]")) {
      item.nextElementSibling?.after(item);
      button.focus();
    }
    this.name();
    this.changed();
  }

  private changed(): void {
    this.write();
    this.list.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private write(): void {
    const messages = Array.from(this.list.children, (item) => messageOf(item));
    this.json.value = JSON.stringify(messages, null, 2);
  }

  /** Says which message each field belongs to, and who speaks. */
  private name(): void {
    Array.from(this.list.children).forEach((item, index) => {
      (item as HTMLElement).dataset.role = item.querySelector("select")?.value ?? "";
      item.querySelectorAll<HTMLElement>("[aria-label]").forEach((part) => {
        part.dataset.label ??= part.getAttribute("aria-label") ?? "";
        part.setAttribute("aria-label", `${part.dataset.label} ${index + 1}`);
      });
    });
  }

  private filled(message: Message): HTMLLIElement {
    const item = (this.row.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLLIElement;
    const { role, content, ...more } = message;
    const choice = item.querySelector("select");
    const text = item.querySelector<HTMLTextAreaElement>("[data-content]");
    const further = item.querySelector<HTMLTextAreaElement>("[data-more]");
    if (choice) {
      const name = String(role ?? "");
      if (!Array.from(choice.options).some((option) => option.value === name)) {
        choice.add(new Option(name, name));
      }
      choice.value = name;
    }
    if (text) {
      // Parts and the like are no text: they are shown and read back as JSON.
      text.value = typeof content === "string" ? content : JSON.stringify(content ?? null);
      text.toggleAttribute("data-json", typeof content !== "string");
      fit(text);
    }
    if (further && Object.keys(more).length > 0) {
      further.value = JSON.stringify(more, null, 2);
      further.closest("details")?.setAttribute("open", "");
      fit(further);
    }
    return item;
  }
}

function messageOf(item: Element): Message {
  const role = item.querySelector("select")?.value ?? "";
  const text = item.querySelector<HTMLTextAreaElement>("[data-content]");
  const further = item.querySelector<HTMLTextAreaElement>("[data-more]");
  const value = text?.value ?? "";
  const whole = text?.hasAttribute("data-json") ? (parsed(value) ?? (value === "null" ? null : value)) : value;
  const more = further?.value.trim() ? parsed(further.value) : {};
  const wrong = more === undefined || !isMessage(more);
  further?.toggleAttribute("aria-invalid", wrong);
  return { role, content: whole, ...(wrong ? {} : (more as Message)) };
}

function isMessage(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of a text of JSON; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** As high as its lines. */
function fit(area: HTMLTextAreaElement): void {
  area.rows = Math.min(16, Math.max(2, area.value.split("\n").length));
}
