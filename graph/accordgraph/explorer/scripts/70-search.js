// Search over names and quotes, with the keyboard as in any combination box.

const RESULTS = 12;
const searchBox = document.getElementById("search");
const results = document.getElementById("results");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let searchable = null;
let found = [];
let active = -1;

function entries() {
  if (searchable) return searchable;
  const names = nodes.map((node) => ({ id: node.id, text: fold([node.label, ...node.names].join("\n")), label: node.label, type: node.type, weight: 3 + Math.min(1, node.degree / 1000) }));
  const quotes = findings.filter((finding) => finding.value && finding.value.type === "Quotation").map((finding) => ({
    id: finding.id, text: fold(finding.value.details.text), finding, type: "Quote", weight: 0,
  }));
  searchable = [...names, ...quotes];
  return searchable;
}

// Every word has to occur; names that begin with what was typed come first, then the best connected.
function search(query) {
  const asked = fold(query).trim();
  if (!asked) return [];
  const parts = asked.split(/\s+/);
  const best = [];
  for (const entry of entries()) {
    if (!parts.every((part) => entry.text.includes(part))) continue;
    const score = entry.weight + (entry.text.startsWith(asked) ? 4 : 0);
    if (best.length === RESULTS && score <= best.at(-1).score) continue;
    const place = best.findIndex((other) => other.score < score);
    best.splice(place < 0 ? best.length : place, 0, { entry, score });
    best.length = Math.min(best.length, RESULTS);
  }
  return best.map(({ entry }) => entry);
}

function showResults() {
  found = search(searchBox.value);
  active = found.length ? 0 : -1;
  const open = Boolean(searchBox.value.trim());
  results.hidden = !open;
  searchBox.setAttribute("aria-expanded", String(open));
  results.replaceChildren(...found.map((entry, at) => el("li", { role: "option", id: `result-${at}`, "aria-selected": String(at === active), onmousedown: (event) => { event.preventDefault(); pick(at); } },
    entry.type === "Quote" ? el("span", { class: "swatch", "aria-hidden": "true" }, "❝") : swatch(entry.type), el("span", {}, entry.label || `${entry.finding.subject.label}: “${shortened(entry.finding.value.details.text, 90)}”`), el("small", {}, entry.type))));
  if (open && !found.length) results.append(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found"));
  markActive();
}

function markActive() {
  [...results.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
  if (active >= 0) searchBox.setAttribute("aria-activedescendant", `result-${active}`);
  else searchBox.removeAttribute("aria-activedescendant");
  results.children[active]?.scrollIntoView({ block: "nearest" });
}

function closeResults() {
  results.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
  searchBox.removeAttribute("aria-activedescendant");
}

function pick(at) {
  const entry = found[at];
  if (!entry) return;
  closeResults();
  searchBox.value = "";
  choose(entry.id);
  if (state.view === "graph" && network) showChosen();
}

searchBox.addEventListener("input", showResults);
setTimeout(entries, 500);
searchBox.addEventListener("focus", () => searchBox.value && showResults());
searchBox.addEventListener("blur", closeResults);
searchBox.addEventListener("keydown", (event) => {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves && found.length) {
    active = (active + moves[event.key] + found.length) % found.length;
    markActive();
  } else if (event.key === "Enter") pick(active);
  else if (event.key === "Escape") { searchBox.value = ""; closeResults(); } else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    searchBox.focus();
  }
  if (event.key === "Escape" && document.activeElement !== searchBox && (state.selected || state.path.length) && !document.querySelector("dialog[open]")) change({ selected: "", path: [] });
});
