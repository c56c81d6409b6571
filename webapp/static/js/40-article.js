/* The page of an article: notes that unfold, hits one after the other, the section at hand, quotations to the clipboard. */

const words = document.getElementById("reference");
const narrow = matchMedia("(max-width: 59.99rem)");

/* --- a note unfolds below its call where there is no margin for it --- */

const unfold = (call, side) => {
  const open = side.classList.toggle("open");
  side.ariaHidden = open ? null : "true";
  call.ariaExpanded = String(open);
};

for (const call of words ? Ibid.all(".text .call a") : []) {
  call.addEventListener("click", (event) => {
    const side = call.parentElement.nextElementSibling;
    if (!narrow.matches || !side?.matches(".side") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    unfold(call, side);
  });
}

for (const side of Ibid.all(".text .side")) {
  side.addEventListener("click", ({ target }) => {
    if (!narrow.matches && !target.closest("a") && getSelection().isCollapsed) side.classList.toggle("open");
  });
}

/* --- hits: one after the other, from where the reader is --- */

const steps = document.querySelector(".hit-steps");
if (steps) {
  const marks = Ibid.all("mark[id]");
  const count = marks.length;
  let at = -1;
  const top = (mark) => mark.getBoundingClientRect().top;
  const seen = (mark) => top(mark) >= 0 && top(mark) < innerHeight;
  const show = (number) => {
    at = (number + count) % count;
    marks.forEach((mark, index) => mark.classList.toggle("current", index === at));
    steps.querySelector(".hit-which").textContent = steps.dataset.said.replace("{this}", at + 1).replace("{all}", count);
  };
  const go = (step) => {
    const below = marks.findIndex((mark) => top(mark) >= 0);
    const here = below < 0 ? count : below;
    show(at >= 0 && seen(marks[at]) ? at + step : step > 0 ? here : here - 1);
    location.replace(`#${marks[at].id}`);
  };
  steps.hidden = false;
  for (const link of steps.querySelectorAll(".hit-step")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const held = document.activeElement === link;
      go(link.dataset.key === "n" ? 1 : -1);
      if (held) link.focus({ preventScroll: true }); // going to a place takes the focus away from who walks on by Enter
    });
  }
  const follow = () => {
    const index = marks.findIndex((mark) => `#${mark.id}` === location.hash);
    if (index >= 0) show(index);
    else at = -1;
  };
  addEventListener("hashchange", follow);
  if (location.hash) follow();
}

/* --- the section at hand, in the outline --- */

const entries = new Map(Ibid.all(".outline a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
if (entries.size) {
  const heads = [...entries.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const current = () => {
    const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight * 0.3);
    for (const link of entries.values()) link.removeAttribute("aria-current");
    const head = passed.at(-1);
    if (head) entries.get(head.id).setAttribute("aria-current", "location");
  };
  const watcher = new IntersectionObserver(current, { rootMargin: "0px 0px -70% 0px" });
  heads.forEach((head) => watcher.observe(head));
}

/* --- copying --- */

/** What is selected within `root`, without calls and the notes beside them; empty where nothing is. */
const selected = (root) => {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return "";
  const range = chosen.getRangeAt(0);
  return root.contains(range.startContainer) && root.contains(range.endContainer) ? Ibid.quotable(range.cloneContents()) : "";
};

const put = (text, html) => {
  const blob = (type, data) => Promise.resolve(data).then((value) => new Blob([value], { type }));
  const parts = { "text/plain": blob("text/plain", text) };
  if (html) parts["text/html"] = blob("text/html", html);
  return navigator.clipboard.write([new ClipboardItem(parts)]);
};

/** The quotation with its reference, as plain text and for word processors. */
const quotation = (link, passage) => {
  const text = selected(passage) || Ibid.quotable(passage.querySelector("p > .sign + span, figcaption, p"));
  const url = new URL(passage.querySelector(".permalink").getAttribute("href"), location.origin).href;
  const note = document.createElement("p");
  note.append(words.content.cloneNode(true));
  note.querySelector(".at").textContent = link.dataset.at;
  const address = note.querySelector(".link");
  if (address) address.textContent = url;
  const quote = document.createElement("blockquote");
  quote.textContent = text;
  const where = document.createElement("p");
  where.textContent = url;
  return put(`${words.dataset.quoted.replace("{text}", () => text)}\n${note.textContent}\n${url}`, quote.outerHTML + note.outerHTML + where.outerHTML);
};

const reference = (link) => {
  const url = new URL(link.href);
  url.hash = "";
  url.search = `?format=${link.dataset.copy}`;
  return put(fetch(url).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))));
};

/** The key `c` copies the passage that the reader is at: where something is selected, the pointer is, or a link leads. */
const at = (element) => {
  const link = element?.closest?.(".passage")?.querySelector('[data-copy="note"]');
  if (!link || link.dataset.key) return;
  Ibid.all(".copy[data-key]").forEach((other) => delete other.dataset.key);
  link.dataset.key = "c";
  link.dataset.keyName = words.dataset.keyName;
};

if (words && navigator.clipboard) {
  document.addEventListener("selectionchange", () => at(getSelection().anchorNode?.parentElement));
  addEventListener("hashchange", () => at(document.querySelector(":target")));
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, ({ target }) => at(target));
  at(document.querySelector(":target"));
}

for (const link of words ? Ibid.all(".copy") : []) {
  link.addEventListener("mousedown", (event) => event.preventDefault());
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
    event.preventDefault();
    const form = link.dataset.copy;
    try {
      await (form === "note" ? quotation(link, link.closest(".passage")) : reference(link));
      Ibid.say(form === "note" ? words.dataset.copied : words.dataset[`copied${form[0].toUpperCase()}${form.slice(1)}`]);
    } catch {
      Ibid.say(words.dataset.failed);
      location.assign(link.href);
    }
  });
}

for (const button of Ibid.all("[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await put(source.innerText, source.matches("pre") ? "" : source.innerHTML);
    Ibid.say(button.dataset.copied);
  });
}
