// Search over names and quotes, with the keyboard as in any combination box.

const RESULTS = 12;
const searchBox = document.getElementById("search");
const results = document.getElementById("results");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const SLICE = 2000;
const searchable = [];
let found = [];
let active = -1;

function* entries() {
  for (const node of nodes) yield { id: node.id, text: `\n${fold([node.label, ...node.names].join("\n"))}`, label: node.label, type: node.type, weight: 3 + Math.min(1, node.degree / 1000) };
  for (const finding of findings) {
    if (finding.value?.type === "Quotation") yield { id: finding.id, text: `\n${fold(finding.value.details.text)}`, finding, type: "Quote", weight: 0 };
  }
}

const unread = entries();

// Reads so many entries more into the index, true where some are left.
function read(count) {
  for (let at = 0; at < count; at += 1) {
    const { value, done } = unread.next();
    if (done) return false;
    searchable.push(value);
  }
  return true;
}

// Builds the index in slices, so that the page answers in between.
function index() {
  if (read(SLICE)) setTimeout(index);
}

// How well it fits by where it has what was typed: at its beginning, at that of a word or of another name, elsewhere.
function fit({ text, label }, asked) {
  if (text.startsWith(asked, 1)) return label ? 4 : 1;
  const at = text.indexOf(` ${asked}`);
  if (label && at >= 0 && at <= label.length) return 2;
  return label && text.includes(`\n${asked}`) ? 1 : 0;
}

// Every word has to occur; names with a word that begins with what was typed come first, then the best connected.
function search(query) {
  const asked = fold(query).trim();
  if (!asked) return [];
  while (read(SLICE));
  const parts = asked.split(/\s+/);
  const best = [];
  for (const entry of searchable) {
    if (!parts.every((part) => entry.text.includes(part))) continue;
    const score = entry.weight + fit(entry, asked);
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
