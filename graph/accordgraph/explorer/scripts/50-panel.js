// The panel: what is claimed of an entity or between two, and the exact words.

const MORE = 25;
const CONTEXT = 32;
const SHORT = 12;
const panel = document.getElementById("panel");

function choose(id) {
  if (state.path.length === 1 && nodeOf.has(id) && id !== state.path[0]) change({ path: [state.path[0], id], selected: "" });
  else change({ selected: id, path: [] });
  panel.scrollTop = 0;
}

function chooser(id, text, properties = {}) {
  return button(text, () => choose(id), { class: "link", ...properties });
}

function renderPanel() {
  const node = nodeOf.get(state.selected);
  const finding = findingOf.get(state.selected);
  const content = state.path.length ? pathPanel() : node ? nodePanel(node) : finding ? findingPanel(finding) : null;
  panel.replaceChildren(...(content ? [closeButton(), ...content.filter(Boolean)] : []));
}

function closeButton() {
  return button("×", () => { change({ selected: "", path: [] }); document.getElementById("search").focus(); }, { class: "close", "aria-label": "Close the panel" });
}

function chip(type) {
  return el("span", { class: "chip" }, swatch(type), type);
}

function swatch(type) {
  const marks = { dot: "●", square: "■", triangle: "▲", diamond: "◆", star: "★", hexagon: "⬢", triangleDown: "▼" };
  return el("span", { class: "swatch", "aria-hidden": "true", style: { color: `var(--type-${type.toLowerCase()})` } }, marks[SHAPES[type]]);
}

function nodePanel(node) {
  const about = own(node);
  const by = (test) => about.filter(test);
  const names = node.names.slice(0, 8);
  const link = neighbours(node).size;
  return [
    el("p", { class: "kind" }, chip(node.type), node.conflicts.length ? badge(node.conflicts.length) : null),
    el("h2", {}, node.label),
    names.length ? el("p", { class: "names" }, `Also: ${names.join(" · ")}${node.names.length > names.length ? " …" : ""}`) : null,
    el("div", { class: "actions" },
      link ? button(state.around === node.id ? "Show the others again" : `Only its ${plural(link, "neighbour")}`, () => change({ around: state.around === node.id ? "" : node.id })) : null,
      link && state.view === "graph" && [...neighbours(node).keys()].some((other) => !selection.drawn.has(other)) ? button("Add hidden neighbours", () => expand(node)) : null,
      link ? button("Path to …", () => change({ path: [node.id], selected: "" })) : null,
      button("Copy as SPARQL", () => offerSparql(about))),
    conflictSection(node.conflicts),
    figureSection(by((finding) => finding.value && finding.value.type === "Figure")),
    ...positionSections(node, by((finding) => finding.object)),
    roleSection(node, by((finding) => finding.value && finding.value.type === "Role")),
    eventSection(by((finding) => finding.value && finding.value.type === "Occurrence")),
    quotationSection(by((finding) => finding.value && finding.value.type === "Quotation")),
    about.length ? null : el("p", { class: "none" }, "Nothing is claimed of it within the filters."),
  ];
}

function badge(count) {
  return el("span", { class: "badge" }, `≠ ${plural(count, "disagreement")}`);
}

function sources(finding) {
  const independent = finding.passing.length === finding.claims.length ? finding.sources : new Set(finding.passing.map((claim) => claim.document.group)).size;
  const count = new Set(finding.passing.map((claim) => claim.document)).size;
  const copied = count > independent ? `, in ${plural(count, "document")} that share text` : "";
  return `${plural(independent, "independent source")}${copied}`;
}

function statusChip(finding) {
  return el("span", { class: `state ${finding.status}` }, finding.status);
}

// A list that shows its first items, and more on demand; the items are made when they are shown.
function section(title, items, properties = {}) {
  if (!items.length) return null;
  const list = el("ul", { class: "items" });
  const more = button("", () => add(8 * MORE));
  const add = (count) => {
    const from = list.children.length;
    list.append(...items.slice(from, from + count).map((make) => make()));
    const left = items.length - list.children.length;
    more.hidden = !left;
    more.textContent = `Show more (${left.toLocaleString("en")} left)`;
  };
  add(MORE);
  return el("section", properties, el("h3", {}, title), list, more);
}

function findingItem(finding, title, open = false) {
  const details = el("details", { open },
    el("summary", {}, el("span", { class: "what" }, title), " ", finding.status === "asserted" ? null : statusChip(finding),
      finding.conflicts.length ? el("span", { class: "badge", title: "Sources disagree" }, "≠") : null, el("small", {}, sources(finding))));
  const fill = () => { if (!details.querySelector(".evidence")) details.append(...evidences(finding)); };
  if (open) fill();
  details.addEventListener("toggle", fill);
  return el("li", {}, details);
}

function positionSections(node, found) {
  const groups = new Map();
  for (const finding of found) {
    const key = `${finding.subject === node ? "" : "by "}${finding.predicate}`;
    groups.set(key, [...(groups.get(key) || []), finding]);
  }
  const order = (key) => STANCES.indexOf(key.replace("by ", ""));
  const firmest = ([key, group]) => Math.max(...group.map((finding) => (finding.status === "asserted" ? finding.sources : 0))) * 100 - order(key);
  return [...groups].sort((a, b) => firmest(b) - firmest(a)).map(([key, group]) => {
    const passive = key.startsWith("by ");
    const title = passive ? `${predicateWords(key.slice(3))} · ${plural(group.length, "actor")}` : predicateWords(key);
    group.sort((a, b) => b.sources - a.sources || objectWords(a).localeCompare(objectWords(b)));
    return section(title, group.map((finding) => () => findingItem(finding, passive ? finding.subject.label : objectWords(finding))), { class: `stance ${FAMILIES[key.replace("by ", "")] || ""}` });
  });
}

function figureSection(found) {
  found.sort((a, b) => a.predicate.localeCompare(b.predicate) || b.sources - a.sources);
  return section("Figures", found.map((finding) => () => findingItem(finding, `${predicateWords(finding.predicate)}: ${finding.value.label}`)));
}

function roleSection(node, found) {
  return section("Roles", found.map((finding) => () => {
    const former = finding.value.details.tenure === "current" ? "" : `${finding.value.details.tenure} `;
    const title = finding.subject === node ? `${former}${finding.value.details.title}${finding.target ? `, ${finding.target.label}` : ""}` : `${finding.subject.label}, ${former}${finding.value.details.title}`;
    return findingItem(finding, title);
  }));
}

function eventSection(found) {
  return section("Where and when", found.map((finding) => () => findingItem(finding, finding.value.label)));
}

const firstDate = (finding) => finding.passing.map((claim) => claim.document.date || "9999").sort()[0];

// In order of time; what several sources quote of one utterance stands together, with the differences marked.
function quotationSection(found) {
  const groups = new Map();
  for (const finding of [...found].sort((a, b) => firstDate(a).localeCompare(firstDate(b)) || a.index - b.index)) {
    const key = finding.value.saying || finding;
    groups.set(key, [...(groups.get(key) || []), finding]);
  }
  return section(`Said · ${found.length}`, [...groups.values()].map((group) => () => group.length > 1 ? variantItem(group) : quoteItem(group[0])), { class: "quotes" });
}

function quoteItem(finding) {
  return findingItem(finding, valueWords(finding.value));
}

function variantItem(group) {
  const longest = group.reduce((a, b) => (b.value.details.text.length > a.value.details.text.length ? b : a));
  return el("li", { class: "variants" },
    el("p", { class: "variant-note" }, `Quoted in ${group.length} versions. Against the longest, other words are marked and left out ones struck through.`),
    el("ul", { class: "items" }, group.map((finding) => {
      const item = quoteItem(finding);
      if (finding !== longest) item.querySelector(".what").replaceChildren(...differences(finding.value.details.text, longest.value.details.text));
      return item;
    })));
}

// The words of a text, marked those that another lacks, and struck through what it leaves out of the other.
function differences(text, other) {
  const fold = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const [own, theirs] = [text, other].map((whole) => whole.split(/\s+/).slice(0, 400));
  const same = (i, j) => fold(own[i]) === fold(theirs[j]);
  const lengths = Array.from({ length: own.length + 1 }, () => new Uint16Array(theirs.length + 1));
  for (let i = own.length - 1; i >= 0; i -= 1) {
    for (let j = theirs.length - 1; j >= 0; j -= 1) lengths[i][j] = same(i, j) ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  }
  const parts = [];
  let lacking = [];
  const leaveOut = () => {
    if (lacking.length) parts.push(el("del", {}, lacking.length > SHORT ? "…" : lacking.join(" ")), " ");
    lacking = [];
  };
  for (let i = 0, j = 0; i < own.length || j < theirs.length;) {
    if (i === own.length || (j < theirs.length && !same(i, j) && lengths[i][j + 1] >= lengths[i + 1][j])) {
      lacking.push(theirs[j]);
      j += 1;
      continue;
    }
    leaveOut();
    const common = j < theirs.length && same(i, j);
    parts.push(common ? own[i] : el("mark", { class: "differs" }, own[i]), " ");
    i += 1;
    if (common) j += 1;
  }
  leaveOut();
  return parts;
}

function conflictSection(found) {
  if (!found.length) return null;
  return section("Sources disagree", found.map((conflict) => () => el("li", { class: "conflict" },
    el("p", {}, el("strong", {}, REASON_WORDS[conflict.reason] || conflict.reason), ": ", conflict.comment || conflict.label),
    el("ul", { class: "sides" }, conflict.findings.map((finding) => el("li", {}, chooser(finding.id, findingWords(finding)), el("small", {}, outlets(finding))))))), { class: "disagreements" });
}

function outlets(finding) {
  const names = [...new Set(finding.claims.map((claim) => claim.document.outlet))];
  return names.slice(0, 4).map((name) => shortened(name, 48)).join(", ") + (names.length > 4 ? ` and ${names.length - 4} more` : "");
}

function findingPanel(finding) {
  if (!finding.passing) finding.passing = finding.claims;
  const claimed = [...finding.passing].sort((a, b) => (a.document.date || "9999").localeCompare(b.document.date || "9999"));
  return [
    el("p", { class: "kind" }, statusChip(finding), finding.conflicts.length ? badge(finding.conflicts.length) : null),
    el("h2", {}, chooser(finding.subject.id, finding.subject.label), ` ${predicateWords(finding.predicate)} `, finding.target ? chooser(finding.target.id, finding.object ? finding.object.label : finding.value.label) : objectWords(finding)),
    el("p", { class: "names" }, `Reported by ${sources(finding)}.`),
    el("div", { class: "actions" }, button("Copy as SPARQL", () => offerSparql([finding]))),
    conflictSection(finding.conflicts),
    el("section", {}, el("h3", {}, "In their words"), claimed.map(evidence)),
  ];
}

function evidences(finding) {
  const list = finding.passing.slice(0, MORE).map(evidence);
  if (finding.passing.length > MORE) list.push(el("p", {}, chooser(finding.id, `All ${finding.passing.length} claims`)));
  return list;
}

function evidence(claim) {
  const { document: source } = claim;
  const details = [claim.finding.status, `confidence ${claim.confidence.toFixed(2)}`];
  if (claim.attributedTo) details.push(`on the word of ${claim.attributedTo.label}`);
  return el("article", { class: "evidence" },
    el("p", { class: "where" }, el("strong", {}, source.outlet), source.date ? el("time", { datetime: source.date }, source.date) : el("span", {}, "undated")),
    source.publisher && source.label !== source.publisher ? el("p", { class: "headline" }, source.label) : null,
    wordsOf(claim).map((passage) => el("blockquote", {}, quoted(passage, claim))),
    el("p", { class: "how" }, details.join(" · ")),
    el("p", { class: "links" }, link(source.url, "Original"), el("a", { href: passageAddress(claim), target: "_blank", rel: "noopener" }, "Passage in the snapshot")));
}

// A passage between what stands around it; the words that the claim rests on are marked.
function quoted(passage, claim) {
  const { exact, prefix, suffix } = passage;
  const parts = [el("span", { class: "around" }, `${passage.start > [...prefix].length ? "…" : ""}${prefix}`)];
  const ranges = marks(exact, claim.marked.flatMap((text) => text.split(" … ")));
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(exact.slice(at, start), el("mark", {}, exact.slice(start, end)));
    at = end;
  }
  parts.push(exact.slice(at), el("span", { class: "around" }, `${suffix}${[...suffix].length < CONTEXT ? "" : "…"}`));
  return parts;
}

function marks(text, wanted) {
  const found = [];
  for (const part of wanted) {
    const start = part ? text.indexOf(part) : -1;
    if (start >= 0) found.push([start, start + part.length]);
  }
  if (!found.length) return [[0, text.length]];
  found.sort((a, b) => a[0] - b[0]);
  return found.reduce((merged, range) => {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
    return merged;
  }, []);
}

function link(address, text) {
  if (!/^https?:\/\//i.test(address || "") || !URL.canParse(address)) return null;
  return el("a", { href: new URL(address).href, target: "_blank", rel: "noopener noreferrer" }, text);
}

function passageAddress(claim) {
  const snapshot = `documents/${encodeURIComponent(claim.document.id.replace("document/", ""))}.txt`;
  const [first] = wordsOf(claim);
  const exact = first ? clean(first.exact).split(" ") : [];
  const ends = exact.length > 12 ? [exact.slice(0, 5), exact.slice(-5)] : [exact];
  return `${snapshot}#:~:text=${ends.map((part) => encodeURIComponent(part.join(" ")).replaceAll("-", "%2D")).join(",")}`;
}

function pathPanel() {
  const start = nodeOf.get(state.path[0]);
  if (state.path.length < 2) {
    return [el("h2", {}, `Path from ${start.label}`), el("p", {}, "Pick a second entity: in the drawing, in a table or by search.")];
  }
  const end = nodeOf.get(state.path[1]);
  const steps = currentPath();
  if (!steps) return [el("h2", {}, "No path"), el("p", {}, `Within the filters nothing connects ${start.label} with ${end.label}.`)];
  return [
    el("h2", {}, `From ${start.label} to ${end.label}`),
    el("p", { class: "names" }, `A shortest way, ${plural(steps.length, "step")} long.`),
    el("ol", { class: "items path" }, steps.map(({ finding }) => findingItem(finding, findingWords(finding)))),
  ];
}
