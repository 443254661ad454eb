// The same selection as tables, along time, and as a matrix of actors and positions.

const PAGE = 200;
const PERIODS = 60;
const TABLE_COLUMNS = {
  entities: [["Name", (n) => n.label], ["Type", (n) => n.type], ["Findings", (n) => own(n).length], ["Claims", (n) => claimsOf(n).size], ["Documents", (n) => new Set([...claimsOf(n)].map((c) => c.document)).size], ["Disagreements", (n) => n.conflicts.length]],
  claims: [["Subject", (c) => c.finding.subject.label], ["Predicate", (c) => predicateWords(c.finding.predicate)], ["Object", (c) => objectWords(c.finding)], ["Status", (c) => c.finding.status], ["Source", (c) => c.document.outlet], ["Date", (c) => c.document.date || ""], ["Confidence", (c) => c.confidence], ["Words", (c) => wordsOf(c).map((w) => w.exact).join(" … ")]],
  quotes: [["Speaker", (c) => c.finding.subject.label], ["Words", (c) => c.finding.value.details.text], ["Form", (c) => c.finding.value.details.form], ["Source", (c) => c.document.outlet], ["Date", (c) => c.document.date || ""]],
};

function own(node) {
  return node.findings.filter((finding) => selection.shown.has(finding));
}

function claimsOf(node) {
  return new Set(own(node).flatMap((finding) => finding.passing));
}

function tableRows(kind) {
  if (kind === "entities") return [...selection.nodes].sort((a, b) => a.index - b.index);
  return kind === "claims" ? selection.claims : selection.claims.filter((claim) => claim.finding.value && claim.finding.value.type === "Quotation");
}

function sortedRows(kind) {
  const columns = TABLE_COLUMNS[kind];
  const keyed = tableRows(kind).map((row) => ({ row, cells: columns.map(([, value]) => value(row)) }));
  const [at, down] = [Math.abs(Number(state.sort)) - 1, Number(state.sort) < 0];
  if (!(at >= 0 && at < columns.length)) return keyed;
  const collator = new Intl.Collator("en", { numeric: true });
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  return keyed.sort((a, b) => (down ? -1 : 1) * compare(a.cells[at], b.cells[at]));
}

function renderTable(holder) {
  const kind = state.table;
  const kinds = el("div", { class: "kinds", role: "group", "aria-label": "Table" }, TABLES.map((name) =>
    button(`${name[0].toUpperCase()}${name.slice(1)}`, () => change({ table: name, sort: "" }), { "aria-pressed": String(name === kind) })));
  const rows = sortedRows(kind);
  const body = el("tbody", { role: "rowgroup" });
  const head = TABLE_COLUMNS[kind].map(([title], at) => {
    const sort = Number(state.sort);
    const direction = Math.abs(sort) - 1 === at ? (sort < 0 ? "descending" : "ascending") : null;
    const action = () => change({ sort: String(direction === "ascending" ? -(at + 1) : at + 1) });
    return el("th", { scope: "col", role: "columnheader", "aria-sort": direction }, button(`${title}${direction ? (direction === "ascending" ? " ▲" : " ▼") : ""}`, action, { "data-column": title }));
  });
  const caption = el("caption", {}, `${rows.length.toLocaleString("en")} ${kind}`);
  const tools = el("div", { class: "actions" }, button("Save as CSV", () => save(`${kind}.csv`, "text/csv", csvTable(kind))), button("Copy", () => offer("Table", "Tab-separated, for a spreadsheet.", separated(kind, "\t"))));
  const more = button("Show more rows", () => addRows());
  const addRows = () => {
    const from = body.rows.length;
    body.append(...rows.slice(from, from + PAGE).map(({ row, cells }) => tableRow(kind, row, cells)));
    more.hidden = body.rows.length >= rows.length;
  };
  addRows();
  holder.replaceChildren(el("div", { class: "table-tools" }, kinds, tools),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Table of ${kind}` }, el("table", { class: kind, role: "table" }, caption, el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head)), body), more));
}

function tableRow(kind, row, cells) {
  const id = kind === "entities" ? row.id : row.finding.id;
  return el("tr", { role: "row" }, cells.map((cell, at) => {
    const text = typeof cell === "number" ? cell.toLocaleString("en") : cell;
    const [title] = TABLE_COLUMNS[kind][at];
    const properties = { role: "cell", "data-title": title, class: typeof cell === "number" ? "number" : title === "Date" ? "date" : null };
    if (at) return el("td", properties, text);
    return el("th", { scope: "row", role: "rowheader" }, chooser(id, text));
  }));
}

function separated(kind, separator) {
  const cells = ({ row, cells: shownCells }) => [...shownCells, data.base + row.id];
  const header = [...TABLE_COLUMNS[kind].map(([title]) => title), kind === "entities" ? "Entity IRI" : "Claim IRI"];
  const written = separator === "\t" ? (cell) => harmless(cell).replace(/\s+/g, " ") : (cell) => `"${harmless(cell).replaceAll('"', '""')}"`;
  return [header, ...sortedRows(kind).map(cells)].map((line) => line.map((cell) => written(cell)).join(separator)).join("\r\n") + "\r\n";
}

// A spreadsheet must not take a document's words for a formula.
function harmless(cell) {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
}

function csvTable(kind) {
  return separated(kind, ",");
}

// How many characters of a date stand for a day, a month or a year, so that a list of them is not too long.
function dateLength() {
  const found = [...new Set(selection.claims.map((claim) => claim.document.date || ""))];
  return [10, 7, 4].find((length) => new Set(found.map((date) => date.slice(0, length))).size <= PERIODS) || 4;
}

function renderTimeline(holder) {
  const days = new Map();
  const length = dateLength();
  for (const claim of selection.claims) {
    const day = (claim.document.date || "").slice(0, length);
    if (!days.has(day)) days.set(day, []);
    days.get(day).push(claim);
  }
  const dated = [...days].filter(([day]) => day).sort(([a], [b]) => a.localeCompare(b));
  const most = Math.max(1, ...dated.map(([, found]) => found.length));
  const items = dated.map(([day, found]) => timelineDay(day, found, most));
  if (days.has("")) items.push(timelineDay("", days.get(""), most));
  holder.replaceChildren(el("div", { class: "scroll timeline", tabindex: "0", role: "region", "aria-label": "Claims by date of publication" },
    el("h2", {}, "Claims by date of publication"),
    items.length ? el("ol", {}, items) : el("p", { class: "none" }, "No claim passes the filters.")));
}

function timelineDay(day, found, most) {
  const kinds = new Map();
  for (const claim of found) kinds.set(claim.finding.predicate, (kinds.get(claim.finding.predicate) || 0) + 1);
  const parts = [...kinds].sort(([a], [b]) => a.localeCompare(b));
  const bar = el("span", { class: "timebar", "aria-hidden": "true" }, parts.map(([predicate, count]) =>
    el("span", { style: { width: `${(100 * count) / most}%`, background: `var(--edge-${predicate.toLowerCase()}, var(--plain))` } })));
  const inOrder = [...found].sort((a, b) => (a.document.date || "").localeCompare(b.document.date || ""));
  const details = el("details", {}, el("summary", {}, day ? el("time", { datetime: day }, day) : el("span", { class: "undated" }, "undated"), bar,
    el("span", { class: "count" }, plural(found.length, "claim")), el("small", {}, parts.map(([predicate, count]) => `${predicateWords(predicate)} ${count}`).join(" · "))));
  details.addEventListener("toggle", () => {
    if (details.querySelector("ul")) return;
    details.append(el("ul", { class: "items" }, inOrder.slice(0, PAGE).map((claim) => el("li", {}, chooser(claim.finding.id, findingWords(claim.finding)), " ", el("small", {}, [claim.document.outlet, claim.document.date === day ? "" : claim.document.date].filter(Boolean).join(", "))))),
      found.length > PAGE ? el("p", {}, `and ${(found.length - PAGE).toLocaleString("en")} more; narrow the filters to see them`) : "");
  });
  return el("li", {}, details);
}

function matters() {
  const actors = new Map();
  for (const finding of selection.findings) {
    if (finding.object && STANCES.includes(finding.predicate)) actors.set(finding.object, (actors.get(finding.object) || 0) + 1);
  }
  const rank = (node) => (node.type === "Agreement" ? 0 : 1);
  return [...actors.keys()].sort((a, b) => rank(a) - rank(b) || actors.get(b) - actors.get(a) || a.index - b.index);
}

function renderMatrix(holder) {
  const found = matters();
  if (!found.length) {
    holder.replaceChildren(el("p", { class: "none" }, "No position passes the filters."));
    return;
  }
  const chosen = found.includes(nodeOf.get(state.agreement)) ? nodeOf.get(state.agreement) : found.includes(nodeOf.get(state.selected)) ? nodeOf.get(state.selected) : found[0];
  const picker = el("select", { id: "agreement", onchange: (event) => change({ agreement: event.target.value }) },
    found.slice(0, 1000).map((node) => el("option", { value: node.id, selected: node === chosen }, shortened(node.label, 80))));
  const positions = chosen.findings.filter((finding) => finding.object === chosen && selection.shown.has(finding) && STANCES.includes(finding.predicate));
  const columns = STANCES.filter((stance) => positions.some((finding) => finding.predicate === stance));
  const rank = (actor) => Math.min(...positions.filter((finding) => finding.subject === actor).map((finding) => columns.indexOf(finding.predicate) - (FAMILIES[finding.predicate] === "refusal" ? STANCES.length : 0)));
  const ranks = new Map(positions.map((finding) => [finding.subject, rank(finding.subject)]));
  const actors = [...ranks.keys()].sort((a, b) => ranks.get(a) - ranks.get(b) || a.label.localeCompare(b.label));
  const mark = (finding) => {
    const text = `${finding.status === "asserted" ? "●" : `○ ${finding.status}`} ${plural(finding.passing.length, "claim")}${finding.conflicts.length ? " ≠" : ""}`;
    const properties = { class: `link mark ${FAMILIES[finding.predicate] || "plain"}`, "aria-label": `${text}: ${findingWords(finding)}` };
    return el("div", {}, chooser(finding.id, text, properties), el("small", {}, outlets(finding)));
  };
  const cell = (actor, stance) => el("td", { role: "cell", "data-title": predicateWords(stance) }, positions.filter((finding) => finding.subject === actor && finding.predicate === stance).map(mark));
  holder.replaceChildren(
    el("div", { class: "table-tools" }, el("p", {}, el("label", { for: "agreement" }, "Positions on "), picker)),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Matrix of positions" },
      el("table", { class: "matrix", role: "table" }, el("caption", {}, `${plural(actors.length, "actor")} · ● asserted, ○ planned, possible, urged or denied, ≠ disputed`),
        el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ["Actor", ...columns.map(predicateWords)].map((title) => el("th", { scope: "col", role: "columnheader" }, title)))),
        el("tbody", { role: "rowgroup" }, actors.map((actor) => el("tr", { role: "row" }, el("th", { scope: "row", role: "rowheader" }, chooser(actor.id, actor.label)), columns.map((stance) => cell(actor, stance))))))));
}
