/* Suggestions while one types: the combobox with a list of ARIA 1.2. Without them the box is a plain form.

   The focus stays in the field; arrows move through the list, Enter follows what is chosen there and sends the form when
   nothing is, Escape closes. While letters are being composed (Hangul, accents) all keys are the composer's, but what is
   composed so far is looked up: the server takes syllables apart. */

const WAIT = 90; // milliseconds without a key before the server is asked
const KEPT = 60; // answers kept, by what was typed

class Suggestions {
  constructor(form, input) {
    this.form = form;
    this.input = input;
    this.answers = new Map();
    this.active = -1;
    this.list = document.createElement("div");
    this.list.id = "suggestions";
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset.suggestName);
    input.after(this.list);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions" };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
    form.addEventListener("submit", () => this.close());
  }

  get options() {
    return Ibid.all("[role=option]", this.list);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const typed = this.input.value.trim();
    this.asking?.abort();
    if (!typed) return this.close();
    const asked = new URLSearchParams(new FormData(this.form));
    asked.set("q", typed);
    const address = `${this.form.dataset.suggest}?${asked}`;
    try {
      if (!this.answers.has(address)) {
        this.asking = new AbortController();
        const answer = await fetch(address, { signal: this.asking.signal });
        if (!answer.ok) return this.close();
        this.answers.set(address, (await answer.json()).suggestions);
        if (this.answers.size > KEPT) this.answers.delete(this.answers.keys().next().value);
      }
      if (this.input.value.trim() === typed && document.activeElement === this.input) this.show(this.answers.get(address));
    } catch {
      this.close(); // the next letter asked again, or the server is away: the form still works
    }
  }

  show(found) {
    this.close();
    this.list.replaceChildren();
    let group;
    found.forEach((one, number) => {
      if (group?.dataset.sort !== one.sort) {
        group = document.createElement("div");
        group.dataset.sort = one.sort;
        group.setAttribute("role", "group");
        group.setAttribute("aria-label", one.group);
        const title = this.text("span", "group-title", one.group);
        title.setAttribute("aria-hidden", "true");
        group.append(title);
        this.list.append(group);
      }
      group.append(this.option(one, number));
    });
    if (!found.length) return;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    Ibid.say(this.form.dataset.suggestCount.replace("{count}", found.length), false);
  }

  option(one, number) {
    const option = document.createElement("div");
    option.id = `suggestion-${number}`;
    option.dataset.url = one.url;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const label = this.text("span", "suggested", one.label);
    if (one.lang) label.lang = one.lang;
    option.append(label);
    const forms = [one.form, ...one.forms].filter(Boolean).join(" · ");
    if (forms) option.append(" ", this.text("span", "forms", forms));
    if (one.said) option.append(" ", this.text("span", "count", one.said));
    return option;
  }

  text(name, kind, words) {
    const element = document.createElement(name);
    element.className = kind;
    element.textContent = words;
    return element;
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.ask();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.follow(this.options[this.active]);
    }
  }

  /** One further or back; beyond either end lies the field itself. */
  move(step) {
    const options = this.options;
    const places = options.length + 1;
    this.active = ((this.active + 1 + step + places) % places) - 1;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === this.active)));
    if (this.active < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", options[this.active].id);
    options[this.active].scrollIntoView({ block: "nearest" });
  }

  follow(option) {
    if (option) location.assign(option.dataset.url);
  }

  close() {
    clearTimeout(this.timer);
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

for (const form of Ibid.all("form[data-suggest]")) new Suggestions(form, form.querySelector("input[type=search]"));
