// A box to pick one figure: type to search, or walk the list, which is grouped by topic.
// After the combobox pattern of the ARIA Authoring Practices Guide (list autocomplete, 1.2).
import { isOfMethod, onTyped } from "./composing.js";
import { make } from "./make.js";

export class Picker {
  constructor(all, seeker, { id, label, picked }) {
    Object.assign(this, { all, seeker, id, picked, key: "", active: -1 });
    const words = all.words;
    this.input = make("input", { id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: words["compare-hint"], "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list" });
    this.list = make("div", { id: `${id}-list`, class: "picker-list", role: "listbox", "aria-label": label, hidden: true });
    this.element = make("div", { class: "picker" }, make("label", { for: id }, label), this.input, this.list);
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("click", () => this.open(""));
    onTyped(this.input, () => this.open(this.input.value));
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // focus stays in the input
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  set(key) {
    this.key = key;
    this.input.value = key ? this.all.figures[key].label : "";
  }

  open(query) {
    const keys = Object.keys(this.all.figures).filter((key) => this.seeker.holds(key, query));
    const groups = Object.entries(this.all.topics).map(([topic, title]) => this.group(topic, title, keys.filter((key) => this.all.figures[key].topic === topic)));
    this.list.replaceChildren(...groups.filter(Boolean), keys.length ? "" : make("p", { class: "picker-none" }, this.all.words["compare-none"]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.go(query ? 0 : Math.max(0, this.options().findIndex((option) => option.dataset.key === this.key)), !query && !this.key);
  }

  group(topic, title, keys) {
    if (!keys.length) return null;
    const id = `${this.id}-${topic}`;
    return make("div", { role: "group", "aria-labelledby": id }, make("p", { id, class: "picker-topic", role: "presentation" }, title), keys.map((key) => this.option(key)));
  }

  option(key) {
    const figure = this.all.figures[key];
    return make("div", { role: "option", id: `${this.id}-${key}`, "data-key": key, "aria-selected": String(key === this.key) }, make("span", {}, figure.label), " ", make("b", {}, figure.number));
  }

  options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  go(index, onlyOpen) {
    const options = this.options();
    this.active = onlyOpen ? -1 : Math.max(-1, Math.min(index, options.length - 1));
    options.forEach((option, at) => option.classList.toggle("is-active", at === this.active));
    const option = options[this.active];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    this.list.scrollTop = Math.min(Math.max(this.list.scrollTop, option.offsetTop + option.offsetHeight - this.list.clientHeight), option.offsetTop - 28);
  }

  press(event) {
    if (isOfMethod(event)) return;
    const isOpen = !this.list.hidden, last = this.options().length - 1;
    const moves = { ArrowDown: this.active + 1, ArrowUp: this.active < 0 ? last : Math.max(0, this.active - 1), PageDown: this.active + 8, PageUp: Math.max(0, this.active - 8) };
    if (event.key in moves) {
      event.preventDefault();
      if (!isOpen) this.open("");
      this.go(isOpen ? moves[event.key] : Math.max(0, this.active));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen) this.take(this.options()[this.active]);
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      this.close();
    }
  }

  take(option) {
    if (!option) return;
    this.key = option.dataset.key;
    this.close();
    this.picked(this.key);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.set(this.key);
  }
}
