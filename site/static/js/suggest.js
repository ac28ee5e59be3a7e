/*
 * Suggestions below a field while somebody types: a combobox with a list, as the ARIA Authoring
 * Practices describe it. Without it the field is sent as it is.
 */

const PAUSE_MS = 200;
const SHORTEST = 2;
let lists = 0;

class Suggestions {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("input");
    this.list = document.createElement("ul");
    this.list.id = `suggestions-${(lists += 1)}`;
    this.list.className = "suggest__list";
    this.list.role = "listbox";
    this.list.hidden = true;
    this.list.setAttribute("aria-label", this.input.labels[0].textContent);
    root.append(this.list);
    this.active = -1;
    this.setAttributes({
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    });
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the field loses its focus, which would close the list.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) this.take(option);
    });
  }

  setAttributes(attributes) {
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  get options() {
    return [...this.list.children];
  }

  ask() {
    clearTimeout(this.timer);
    this.asked?.abort();
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) return this.close();
    this.timer = setTimeout(() => this.fetch(typed), PAUSE_MS);
  }

  async fetch(typed) {
    const address = new URL(this.root.dataset.suggest, document.baseURI);
    address.searchParams.set("q", typed);
    this.asked = new AbortController();
    try {
      const answer = await fetch(address, { signal: this.asked.signal });
      if (!answer.ok) throw new Error(`${address.pathname} answered ${answer.status}.`);
      this.show((await answer.json()).suggestions);
    } catch {
      this.close(); // no suggestions then; the field works
    }
  }

  show(suggestions) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(
      ...suggestions.map(({ text, language }, number) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${number}`;
        option.className = "suggest__option";
        option.role = "option";
        const words = document.createElement("bdi");
        words.lang = language;
        words.textContent = text;
        option.append(words);
        option.setAttribute("aria-selected", "false");
        return option;
      }),
    );
    this.mark(-1);
    this.list.hidden = !suggestions.length;
    this.setAttributes({ "aria-expanded": String(!this.list.hidden) });
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.list.replaceChildren();
    this.mark(-1);
    this.setAttributes({ "aria-expanded": "false" });
  }

  mark(number) {
    this.active = number;
    this.options.forEach((option, each) => {
      option.setAttribute("aria-selected", String(each === number));
    });
    const option = this.options[number];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.setAttributes({ "aria-activedescendant": option.id });
    option.scrollIntoView({ block: "nearest" });
  }

  take(option) {
    this.input.value = option.textContent;
    this.close();
    this.input.focus();
  }

  press(event) {
    const count = this.options.length;
    if (!count || event.isComposing) return;
    // -1 is the field itself, so that what was typed can be reached again.
    const around = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (around) {
      this.mark(((this.active + 1 + around + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && this.active >= 0) {
      this.take(this.options[this.active]);
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }
}

for (const root of document.querySelectorAll("[data-suggest]")) new Suggestions(root);
