// The legend, which filters.

const OUTLETS = 100;
const LONG = 15;
const filters = document.getElementById("filters");

function tally(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}

const totals = {
  types: tally(nodes, (node) => node.type),
  predicates: tally(findings, (finding) => finding.predicate),
  statuses: tally(findings, (finding) => finding.status),
  outlets: tally(claims, (claim) => claim.document.outlet),
};

function checks(key, title, names, mark, word = (name) => name) {
  const open = key !== "outlets" || names.length <= LONG;
  const item = (name) => el("li", {}, el("label", {},
    el("input", { type: "checkbox", "data-filter": key, value: name, checked: !state[key].has(name), onchange: () => change({ [key]: toggled(state[key], name) }) }),
    mark ? mark(name) : null, el("span", { class: "name" }, word(name)), el("span", { class: "count" }, totals[key].get(name).toLocaleString("en"))));
  const list = el("ul");
  const fill = (asked) => {
    const found = asked ? names.filter((name) => fold(name).includes(asked)) : names;
    const left = found.length - OUTLETS;
    list.replaceChildren(...found.slice(0, OUTLETS).map(item), ...(left > 0 ? [el("li", {}, el("small", {}, `and ${left.toLocaleString("en")} more; type above to find them`))] : []));
    if (!found.length) list.append(el("li", {}, el("small", {}, "None has that in its name")));
  };
  fill("");
  const finder = key === "outlets" && names.length > LONG ? el("input", { type: "search", class: "finder", placeholder: `Find in ${plural(names.length, "source")}`, "aria-label": `Find in: ${title}`, autocomplete: "off", oninput: (event) => fill(fold(event.target.value.trim())) }) : null;
  const all = el("p", { class: "all" },
    button("All", () => change({ [key]: new Set() }), { class: "link", "aria-label": `All: ${title}` }),
    button("None", () => change({ [key]: new Set(names) }), { class: "link", "aria-label": `None: ${title}` }));
  return el("details", { open }, el("summary", {}, title), names.length > 2 ? all : null, finder, list);
}

function line(predicate) {
  return el("span", { class: "line", "aria-hidden": "true", style: { background: `var(--edge-${predicate.toLowerCase()}, var(--plain))` } });
}

function range(id, title, properties, action) {
  return el("div", { class: "range" }, el("label", { for: id }, title), el("output", { id: `${id}-out`, for: id }), el("input", { type: "range", id, ...properties, oninput: action }));
}

function makeFilters() {
  const byCount = (key) => [...totals[key].keys()].sort((a, b) => totals[key].get(b) - totals[key].get(a) || a.localeCompare(b));
  const order = (a, b) => rank(a) - rank(b) || a.localeCompare(b);
  const rank = (predicate) => (STANCES.includes(predicate) ? STANCES.indexOf(predicate) : 99);
  const last = Math.max(0, dates.length - 1);
  filters.append(
    checks("types", "Who and what", data.types.filter((type) => totals.types.has(type)), swatch),
    checks("predicates", "What is claimed", [...totals.predicates.keys()].sort(order), line, predicateWords),
    checks("statuses", "How it is put", data.statuses.filter((status) => totals.statuses.has(status)), null),
    checks("outlets", "Sources", byCount("outlets"), null),
    el("details", { open: true }, el("summary", {}, "Date and confidence"),
      dates.length > 1 ? range("from", "Published from", { min: 0, max: last, step: 1 }, (event) => change({ from: Number(event.target.value) ? dates[event.target.value] : "" })) : null,
      dates.length > 1 ? range("to", "Published until", { min: 0, max: last, step: 1 }, (event) => change({ to: Number(event.target.value) === last ? "" : dates[event.target.value] })) : null,
      range("confidence", "Confidence at least", { min: 0, max: 1, step: 0.05 }, (event) => change({ confidence: Number(event.target.value) }))),
    el("p", { class: "key" }, el("span", { class: "dash", "aria-hidden": "true" }), "a dashed line is planned, possible, urged or denied"),
    el("p", { class: "key" }, el("span", { class: "badge" }, "≠"), " sources disagree"));
}

function renderFilters() {
  for (const box of filters.querySelectorAll("input[type=checkbox]")) box.checked = !state[box.dataset.filter].has(box.value);
  const nearest = (date, otherwise) => (date ? Math.max(0, dates.findIndex((day) => day >= date)) : otherwise);
  const set = (id, value, text) => {
    const input = document.getElementById(id);
    if (!input) return;
    input.value = value;
    input.setAttribute("aria-valuetext", text);
    document.getElementById(`${id}-out`).value = text;
  };
  set("from", nearest(state.from, 0), state.from || dates[0] || "");
  set("to", nearest(state.to, dates.length - 1), state.to || dates.at(-1) || "");
  set("confidence", state.confidence, state.confidence.toFixed(2));
}
