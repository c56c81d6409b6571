/* Charts: one stop of the Tab key each, arrow keys from mark to mark; and a histogram's form becomes a brush.

   The brush writes into the two fields of the form and sends it, so that what it does can be done without it. Drag over
   the bars, or move the handles, which are sliders: arrow keys by a year, Page Up and Page Down by ten, Enter shows. */

const NS = "http://www.w3.org/2000/svg";
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -1e4, End: 1e4 };
const MOVED = 4; // pixels after which a press is a drag and no click

const drawn = (name, attributes, parent) => {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return parent.appendChild(element);
};

for (const plot of Ibid.all(".chart .plot")) {
  const marks = Ibid.all("a", plot);
  const rest = (mark) => marks.forEach((one) => one.setAttribute("tabindex", one === mark ? 0 : -1));
  rest(marks.find((one) => one.classList.contains("chosen")) ?? marks[0]);
  plot.addEventListener("keydown", (event) => {
    const at = marks.indexOf(event.target.closest("a"));
    const step = STEPS[event.key];
    if (at < 0 || !step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = marks[Math.max(0, Math.min(marks.length - 1, at + step))];
    rest(next);
    next.focus();
  });
}

const brush = (form) => {
  const chart = form.parentElement.querySelector(".chart");
  const plot = chart?.querySelector(".plot");
  if (!plot) return;
  const first = Number(chart.dataset.first);
  const last = Number(chart.dataset.last);
  const unit = last - first >= 100 ? 10 : 1; // bars of decades are chosen whole
  const fields = [form.elements.from, form.elements.to];
  const clamp = (year) => Math.max(first, Math.min(last, year));
  const ends = () => fields.map((field, end) => clamp(field.value === "" ? [first, last][end] : Number(field.value)));

  const place = { y: plot.getAttribute("y"), height: plot.getAttribute("height") };
  const stretch = drawn("rect", { class: "stretch", ...place }, chart);
  const handles = fields.map((field) => {
    const words = { role: "slider", tabindex: 0, "aria-valuemin": first, "aria-valuemax": last, "aria-label": field.labels[0].textContent };
    const handle = drawn("svg", { class: "handle", y: place.y, ...words }, chart);
    drawn("rect", { x: -14, width: 28, height: place.height }, handle);
    drawn("line", { y2: place.height }, handle);
    drawn("circle", { cy: place.height, r: 5 }, handle);
    return handle;
  });

  const draw = () => {
    const years = ends();
    const at = (year) => (100 * (year - first)) / (last + 1 - first);
    const [left, right] = [at(Math.min(...years)), at(Math.max(...years) + 1)];
    stretch.setAttribute("x", `${left}%`);
    stretch.setAttribute("width", `${right - left}%`);
    chart.classList.toggle("brushing", fields.some((field) => field.value !== ""));
    handles.forEach((handle, end) => {
      handle.setAttribute("x", `${at(years[end] + end)}%`);
      handle.setAttribute("aria-valuenow", years[end]);
    });
  };
  const set = (end, year) => {
    const other = ends()[1 - end];
    fields[end].value = end ? Math.max(other, clamp(year)) : Math.min(other, clamp(year));
    draw();
  };
  const yearAt = (event) => {
    const box = chart.getBoundingClientRect(); // the plot is as wide, but its own box ends with its last bar
    return clamp(first + Math.floor(((event.clientX - box.left) / box.width) * (last + 1 - first)));
  };

  let drag = null;
  chart.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest(".tick")) return;
    drag = { x: event.clientX, year: yearAt(event), end: handles.indexOf(event.target.closest(".handle")), moved: false };
  });
  chart.addEventListener("pointermove", (event) => {
    if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < MOVED)) return;
    if (!drag.moved) chart.setPointerCapture(event.pointerId);
    drag.moved = true;
    const year = yearAt(event);
    if (drag.end >= 0) return set(drag.end, drag.end ? year - (year % unit) + unit - 1 : year - (year % unit));
    const [low, high] = [Math.min(year, drag.year), Math.max(year, drag.year)];
    fields[0].value = clamp(low - (low % unit));
    fields[1].value = clamp(high - (high % unit) + unit - 1);
    draw();
  });
  chart.addEventListener("pointerup", () => {
    if (drag?.moved) form.requestSubmit();
  });
  chart.addEventListener("pointercancel", () => {
    drag = null;
    form.reset();
    draw();
  });
  chart.addEventListener("click", (event) => {
    if (drag?.moved) event.preventDefault();
    drag = null;
  }, true);
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  handles.forEach((handle, end) => {
    handle.addEventListener("keydown", (event) => {
      if (event.key === "Enter") form.requestSubmit();
      const step = STEPS[event.key];
      if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      set(end, ends()[end] + step);
    });
  });
  form.addEventListener("input", draw);
  addEventListener("pageshow", () => {
    form.reset(); // one comes back to what the address asks for, not to what was dragged last
    draw();
  });
  chart.classList.add("brushed");
  draw();
};

Ibid.all("form.brush").forEach(brush);
