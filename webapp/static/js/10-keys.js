/* Keys: what an element declares with data-key, and the list of them. */

const shown = (element) => element.getClientRects().length > 0 && !element.disabled;
const keyed = () => Ibid.all("[data-key]").filter(shown);
const sheet = document.getElementById("keys");

const act = (element) => {
  if (Ibid.typing(element)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
};

const list = () => {
  const rows = sheet.querySelector("dl");
  rows.replaceChildren();
  for (const element of keyed()) {
    const row = document.createElement("div");
    const key = document.createElement("kbd");
    key.textContent = element.dataset.key;
    row.append(document.createElement("dt"), document.createElement("dd"));
    row.firstChild.append(key);
    row.lastChild.textContent = element.dataset.keyName;
    rows.append(row);
  }
  sheet.showModal();
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (Ibid.typing(event.target) || document.querySelector("dialog[open]")) return;
  const element = keyed().find((one) => one.dataset.key === event.key);
  if (!element) return;
  event.preventDefault();
  act(element);
});

const handle = document.querySelector(".keys-handle");
if (sheet && handle) {
  handle.hidden = false;
  handle.addEventListener("click", list);
}
