/* The desk: progress without reloading, what was chosen before it is sent, times by the reader's clock. */

const told = Ibid.all("[data-job]");

const show = (place, job) => {
  const bar = place.querySelector("progress");
  if (bar && job.total) bar.value = Math.floor((100 * job.done) / job.total);
  const texts = { phase: job.said, count: job.total ? `${job.done} / ${job.total}` : "", path: job.path };
  for (const [name, text] of Object.entries(texts)) {
    const element = place.querySelector(`[data-${name}]`);
    if (element && element.textContent !== text) element.textContent = text;
  }
};

/* Ask once a second; when the work is done the page is made anew, and says what came of it. */
const poll = async (address) => {
  let running = true;
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) return location.reload();
    const { job, survey } = await answer.json();
    const now = job?.stand === "running" ? job : survey?.stand === "running" ? survey : null;
    running = now !== null;
    if (running) told.forEach((place) => show(place, now));
  } catch {
    /* The server is busy or away: ask again. */
  }
  if (running) setTimeout(poll, 1000, address);
  else if (!Ibid.all("input[type=file]").some((field) => field.files.length)) location.reload();
  else told.forEach((place) => (place.hidden = true)); // what was chosen must not get lost
};
if (told.length) setTimeout(poll, 700, told[0].dataset.job);

for (const moment of Ibid.all("time[data-moment]")) {
  const form = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  moment.title = moment.textContent;
  moment.textContent = form.format(new Date(moment.dateTime));
}

for (const form of Ibid.all("form.upload")) {
  const field = form.querySelector("input[type=file]");
  const area = form.querySelector(".drop");
  const chosen = form.querySelector("[data-chosen]");
  const size = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  field.addEventListener("change", () => {
    const files = [...field.files];
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const tooMany = files.length > Number(form.dataset.mostFiles) || bytes > Number(form.dataset.mostBytes);
    chosen.textContent = files.length ? `${files.length} · ${size.format(bytes / 1e6)}` : "";
    field.setCustomValidity(tooMany ? form.querySelector("#upload-help").textContent : "");
    field.reportValidity();
  });
  for (const [event, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    area.addEventListener(event, (drag) => {
      drag.preventDefault();
      area.classList.toggle("over", over);
      if (event === "drop" && drag.dataTransfer.files.length) {
        field.files = drag.dataTransfer.files;
        field.dispatchEvent(new Event("change"));
      }
    });
  }
}
