/* Ibid's script makes pages better and none possible: each works without it. Parts are joined in the order of their names.

   A key is declared where it acts: <a data-key="n" data-key-name="Next hit" href=…> is followed, a button pressed, a field
   focused, when that key is pressed outside a field. `?` shows all that the page has now. Words come from the page, so
   that they are in its language. */

const Ibid = {
  /** All elements of `root` that match. */
  all: (selector, root = document) => [...root.querySelectorAll(selector)],

  /** A value kept in this browser, or `otherwise`; a browser that keeps nothing is no error. */
  kept(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`ibid.${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },

  /** Keep `value` under `name`; false where the browser refuses. */
  keep(name, value) {
    try {
      localStorage.setItem(`ibid.${name}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },

  /** Say `text` to who can't see the page change; and to who can, unless they see it anyway. */
  say(text, seen = true) {
    const place = document.getElementById("said");
    if (!place) return;
    place.classList.toggle("aloud", !seen);
    place.textContent = "";
    void place.offsetWidth; // seen as empty, so that what is said anew shows anew
    place.textContent = text;
  },

  /** The text of a passage, or of a piece of one, as it would be quoted: without calls and the notes beside them. */
  quotable(piece) {
    const copy = document.createElement("div");
    copy.append(piece.cloneNode(true));
    Ibid.all(".call, .side, .sign, .back, .orphan-note", copy).forEach((one) => one.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  },

  /** Whether the reader is typing into `element`. */
  typing: (element) => element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName),
};
