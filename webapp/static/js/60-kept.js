/* History and bookmarks, in this browser alone. A star beside each permalink keeps a passage, one above the results a search;
   /kept lists them. An entry is {url, title, text, at}: the address below this host, and when it was kept. */

const MOST = { passages: 1000, searches: 200, history: 200 };
const words = document.getElementById("star-words")?.dataset ?? {};
const entries = (name) => Ibid.kept(name, []).filter((one) => typeof one?.url === "string" && /^\/(?!\/)/.test(one.url));

const put = (name, entry) => {
  const others = entries(name).filter((one) => one.url !== entry.url);
  return Ibid.keep(name, [{ ...entry, at: new Date().toISOString() }, ...others].slice(0, MOST[name]));
};
const drop = (name, url) => Ibid.keep(name, entries(name).filter((one) => one.url !== url));
const trimmed = (text, most = 280) => {
  const plain = (text ?? "").replace(/\s+/g, " ").trim();
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
};

/* --- stars --- */

const star = (name, entry) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "star";
  const show = (on) => {
    button.setAttribute("aria-pressed", on);
    button.textContent = on ? "★" : "☆";
    button.setAttribute("aria-label", `${on ? words.drop : words.keep}: ${entry.title}`);
    button.title = on ? words.drop : words.keep;
  };
  show(entries(name).some((one) => one.url === entry.url));
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    if (on ? put(name, entry) : drop(name, entry.url)) {
      show(on);
      Ibid.say(on ? words.kept : words.dropped);
    } else {
      Ibid.say(words.full);
    }
  });
  return button;
};

const heading = document.querySelector(".result-line");
const article = document.querySelector("article.reading");

if (words.keep) {
  for (const link of Ibid.all(".hit .permalink, .passage .permalink")) {
    const passage = link.closest(".hit, .passage");
    const url = link.getAttribute("href");
    const title = article
      ? `${trimmed(article.querySelector("h1").textContent)}, ${url.split("#")[1]}`
      : trimmed(passage.querySelector("h2, h3")?.textContent);
    const quoted = passage.querySelector(".snippet, p > .sign + span, figcaption") ?? passage.querySelector("p");
    const text = quoted ? trimmed(Ibid.quotable(quoted)) : "";
    link.after(star("passages", { url, title, text }));
  }
  if (heading && location.search) {
    const kept = new URLSearchParams(location.search);
    kept.delete("cursor");
    kept.delete("hl");
    const url = `/?${kept}`;
    const title = document.title.replace(/ – Ibid$/, "");
    const chips = Ibid.all(".chip a").map((one) => trimmed(one.textContent.replace("×", "")));
    const entry = { url, title, text: [trimmed(heading.textContent), ...chips].join(" · ") };
    heading.append(" ", star("searches", entry));
    if ([...kept].length) put("history", entry);
  }
}

/* --- the page that lists them --- */

const page = document.querySelector(".kept");

const row = (name, one, label) => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = one.url;
  link.textContent = one.title || one.url;
  const text = document.createElement("p");
  text.textContent = one.text ?? "";
  const time = document.createElement("time");
  time.dateTime = one.at;
  time.textContent = new Date(one.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "quiet";
  remove.textContent = label;
  remove.setAttribute("aria-label", `${label}: ${link.textContent}`);
  remove.addEventListener("click", () => {
    drop(name, one.url);
    fill();
    document.getElementById(`kept-${name}`).focus();
  });
  item.append(link, text, time, " ", remove);
  return item;
};

const passageId = (url) => decodeURIComponent(url.replace(/^\/articles\//, "").replace("#", "/"));

const fill = () => {
  for (const name of Object.keys(MOST)) {
    const list = page.querySelector(`[data-kept=${name}]`);
    const found = entries(name);
    list.replaceChildren(...found.map((one) => row(name, one, page.querySelector("template").dataset.remove)));
    list.closest("section").querySelector(".kept-none").hidden = found.length > 0;
  }
  page.querySelector("[data-forget]").hidden = !entries("history").length;
  const ids = entries("passages").slice(0, 200).map((one) => `id=${encodeURIComponent(passageId(one.url))}`);
  page.querySelector(".kept-cite").hidden = !ids.length;
  for (const link of Ibid.all("[data-cite]", page)) {
    link.href = `/api/v1/export?format=${link.dataset.cite}&${ids.join("&")}`;
  }
};

const save = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

const all = () => Object.fromEntries(Object.keys(MOST).map((name) => [name, entries(name)]));
const cell = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;
const saves = {
  json: () => save("ibid-kept.json", "application/json", JSON.stringify({ ibid: 1, ...all() }, null, 1)),
  csv: () => {
    const rows = Object.entries(all()).flatMap(([name, list]) =>
      list.map((one) => [name, one.title, one.text, new URL(one.url, location).href, one.at].map(cell).join(",")),
    );
    save("ibid-kept.csv", "text/csv", `\ufeffkind,title,text,url,at\r\n${rows.join("\r\n")}\r\n`);
  },
};

const load = async (file) => {
  const told = page.querySelector("template").dataset;
  try {
    const found = JSON.parse(await file.text());
    if (found.ibid !== 1) throw new TypeError();
    for (const name of Object.keys(MOST)) {
      const old = entries(name);
      const known = new Set(old.map((one) => one.url));
      const fresh = (found[name] ?? []).filter((one) => typeof one?.url === "string" && !known.has(one.url));
      Ibid.keep(name, [...old, ...fresh].slice(0, MOST[name]));
    }
    fill();
    Ibid.say(told.loaded);
  } catch {
    Ibid.say(told.unreadable);
  }
};

if (page) {
  page.hidden = false;
  for (const one of Ibid.all("section h2", page)) one.tabIndex = -1;
  for (const button of Ibid.all("[data-save]", page)) button.addEventListener("click", saves[button.dataset.save]);
  page.querySelector("#kept-file").addEventListener("change", (event) => event.target.files[0] && load(event.target.files[0]));
  page.querySelector("[data-forget]").addEventListener("click", () => {
    Ibid.keep("history", []);
    fill();
  });
  fill();
}
