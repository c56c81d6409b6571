/* The search page: parts of it are fetched and put in their place, long facets open in a dialog, j and k walk the hits.
   Every link that is caught here leads, without a script, to a page that shows the same. */

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

/** Whether a click asks for nothing but to follow the link here. */
const plain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

const swap = async (link) => {
  const place = document.getElementById(link.dataset.swap);
  const page = await fetched(link.href);
  const made = page.getElementById(link.dataset.swap);
  place.replaceWith(made);
  (made.querySelector("[data-swap]") ?? made.querySelector("a"))?.focus();
};

const dialog = document.getElementById("facet-dialog");

const hold = (page) => {
  const list = page.getElementById("facet-list");
  const title = document.createElement("h2"); // the page beneath has its h1
  title.textContent = list.querySelector("h1").textContent;
  list.querySelector("h1").replaceWith(title);
  list.querySelector(".back-to").remove();
  list.removeAttribute("id");
  dialog.querySelector(".held").replaceChildren(list);
};

const open = async (link) => {
  hold(await fetched(link.href));
  dialog.showModal();
  dialog.querySelector("input[type=search]").focus();
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !plain(event)) return;
  const within = dialog?.contains(link) && new URL(link.href).pathname.startsWith("/facets/");
  const act = link.dataset.swap ? swap : within ? async () => hold(await fetched(link.href)) : link.dataset.dialog && dialog ? open : null;
  if (!act) return;
  event.preventDefault();
  act(link).catch(() => location.assign(link.href));
});

if (dialog) {
  let timer;
  const find = (form, keep) => {
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    fetched(address).then(
      (page) => {
        if (!dialog.contains(form)) return; // an earlier answer came later
        if (!keep) return hold(page);
        const list = page.getElementById("facet-list");
        while (form.nextSibling) form.nextSibling.remove();
        let next = list.querySelector("form").nextSibling;
        while (next) [next] = [next.nextSibling, form.parentNode.append(next)];
      },
      () => location.assign(address),
    );
  };
  dialog.addEventListener("submit", (event) => {
    if (!event.target.matches(".find")) return;
    event.preventDefault();
    find(event.target, true);
  });
  dialog.addEventListener("input", (event) => {
    clearTimeout(timer);
    const form = event.target.form;
    if (form) timer = setTimeout(() => find(form, true), 150);
  });
}

const steps = document.querySelector(".result-steps");
if (steps) {
  steps.hidden = false;
  steps.addEventListener("click", (event) => {
    const hits = Ibid.all(".hit :is(h2, h3) > a");
    const here = hits.findIndex((hit) => hit.closest(".hit").contains(document.activeElement));
    const at = here + Number(event.target.closest("button").dataset.step);
    hits[Math.max(0, Math.min(hits.length - 1, at))]?.focus();
  });
}
