// What the reader chose; it lives in the fragment of the address, so that a link brings back the same view.

const LIMIT = data.first;
const VIEWS = ["graph", "table", "timeline", "matrix"];
const TABLES = ["entities", "claims", "quotes"];
const dates = [...new Set(documents.map((document_) => document_.date).filter(Boolean))].sort();
const initial = () => ({
  view: "graph", types: new Set(), predicates: new Set(), statuses: new Set(), outlets: new Set(), from: "", to: "",
  confidence: 0, selected: "", path: [], around: "", added: new Set(), limit: LIMIT, table: "entities", sort: "", agreement: "", dark: null,
});
let state = initial();
const SETS = ["types", "predicates", "statuses", "outlets", "added"];

function toFragment() {
  const parts = new URLSearchParams();
  const start = initial();
  for (const [key, value] of Object.entries(state)) {
    if (value instanceof Set || Array.isArray(value)) [...value].forEach((item) => parts.append(key, item));
    else if (value !== start[key]) parts.set(key, value);
  }
  return parts.toString();
}

function fromFragment(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const next = initial();
  for (const key of SETS) next[key] = new Set(parts.getAll(key));
  for (const key of ["from", "to", "sort", "agreement"]) next[key] = parts.get(key) || "";
  next.view = VIEWS.includes(parts.get("view")) ? parts.get("view") : "graph";
  next.table = TABLES.includes(parts.get("table")) ? parts.get("table") : "entities";
  next.selected = nodeOf.has(parts.get("selected")) || findingOf.has(parts.get("selected")) ? parts.get("selected") : "";
  next.around = nodeOf.has(parts.get("around")) ? parts.get("around") : "";
  next.path = parts.getAll("path").filter((id) => nodeOf.has(id)).slice(0, 2);
  next.confidence = Math.min(1, Math.max(0, Number(parts.get("confidence")) || 0));
  next.limit = Number(parts.get("limit")) >= 1 ? Math.floor(Number(parts.get("limit"))) : LIMIT;
  next.dark = parts.has("dark") ? parts.get("dark") === "true" : null;
  return next;
}

function change(changes) {
  Object.assign(state, changes);
  const fragment = toFragment();
  history.replaceState(null, "", fragment ? `#${fragment}` : "#");
  render();
}

function toggled(set, item) {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

// Which claims, findings and entities pass the filters.
let selection = null;

function passes(claim) {
  const { status, predicate } = claim.finding;
  const { date, outlet } = claim.document;
  if (claim.confidence < state.confidence || state.statuses.has(status) || state.predicates.has(predicate)) return false;
  if (state.outlets.has(outlet)) return false;
  return !(state.from || state.to) || Boolean(date && (!state.from || date >= state.from) && (!state.to || date <= state.to));
}

function shown(finding) {
  const { subject, object } = finding;
  if (state.types.has(subject.type) || (object && state.types.has(object.type))) return false;
  return !state.around || [subject, finding.target].includes(nodeOf.get(state.around));
}

function select() {
  const found = { claims: [], findings: [], nodes: new Set() };
  for (const finding of findings) {
    if (!shown(finding)) continue;
    finding.passing = finding.claims.filter(passes);
    if (!finding.passing.length) continue;
    found.findings.push(finding);
    found.claims.push(...finding.passing);
    found.nodes.add(finding.subject);
    if (finding.target && !state.types.has(finding.target.type)) found.nodes.add(finding.target);
  }
  found.shown = new Set(found.findings);
  selection = found;
}

function neighbours(node) {
  const found = new Map();
  for (const finding of node.findings) {
    if (!finding.target || !selection.shown.has(finding)) continue;
    const other = finding.subject === node ? finding.target : finding.subject;
    if (other !== node && selection.nodes.has(other) && !found.has(other)) found.set(other, finding);
  }
  return found;
}

// The findings along a shortest way between two entities, null where there is none.
function shortestPath(start, end) {
  const cameBy = new Map([[start, null]]);
  const queue = [start];
  for (let at = 0; at < queue.length && !cameBy.has(end); at += 1) {
    for (const [other, finding] of neighbours(queue[at])) {
      if (cameBy.has(other)) continue;
      cameBy.set(other, { from: queue[at], finding });
      queue.push(other);
    }
  }
  if (!cameBy.has(end)) return null;
  const steps = [];
  for (let node = end; cameBy.get(node); node = cameBy.get(node).from) steps.unshift({ ...cameBy.get(node), to: node });
  return steps;
}

function currentPath() {
  return state.path.length === 2 ? shortestPath(nodeOf.get(state.path[0]), nodeOf.get(state.path[1])) : null;
}
