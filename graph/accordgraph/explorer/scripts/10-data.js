// The data of the page: rows become objects, numbers become references.

const data = JSON.parse(document.getElementById("data").textContent);

function table(name) {
  const columns = data.columns[name];
  return data[name].map((row, index) => {
    const record = { index };
    columns.forEach((column, at) => { record[column] = row[at]; });
    return record;
  });
}

const nodes = table("nodes");
const values = table("values");
const documents = table("documents");
const claims = table("claims");
const findings = table("findings");
const conflicts = table("conflicts");
const sayings = table("sayings");
const blocks = table("blocks");
const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const findingOf = new Map(findings.map((finding) => [finding.id, finding]));
const PREDICATE_WORDS = { holdsRole: "holds the role", heldRole: "held the role" };
const REASON_WORDS = {
  trueConflict: "They conflict", differentPopulation: "They count different things", differentTime: "They speak of different times",
  approximation: "At least one is approximate", notYet: "“Not yet” is weaker than a refusal", separateCounts: "They are separate counts", unknownTime: "They may speak of different times",
};
const STANCES = ["signed", "ratified", "endorsed", "proposed", "hosted", "attended", "pledged", "abstained", "opposed", "withdrewFrom", "refusedToSign"];

for (const node of nodes) {
  node.type = data.types[node.type];
  node.findings = [];
  node.conflicts = [];
}
for (const document_ of documents) {
  document_.outlet = document_.publisher || (document_.label === document_.path ? document_.path.split("/").at(-1) : document_.label);
}
for (const claim of claims) {
  claim.document = documents[claim.document];
  claim.attributedTo = nodes[claim.attributedTo] || null;
  claim.rule = data.rules[claim.rule];
}
for (const finding of findings) {
  finding.subject = nodes[finding.subject];
  finding.value = finding.object < nodes.length ? null : values[finding.object - nodes.length];
  finding.object = finding.value ? null : nodes[finding.object];
  finding.predicate = data.predicates[finding.predicate];
  finding.status = data.statuses[finding.status];
  finding.claims = finding.claims.map((at) => claims[at]);
  finding.conflicts = [];
  if (finding.value) finding.value.finding = finding;
  for (const claim of finding.claims) claim.finding = finding;
  finding.target = finding.object || nodes[finding.value.details.roleIn] || null;
  finding.subject.findings.push(finding);
  if (finding.target && finding.target !== finding.subject) finding.target.findings.push(finding);
}
for (const conflict of conflicts) {
  conflict.findings = conflict.findings.map((at) => findings[at]);
  conflict.about = nodes[conflict.about] || null;
  const concerned = new Set(conflict.about ? [conflict.about] : []);
  for (const finding of conflict.findings) {
    finding.conflicts.push(conflict);
    concerned.add(finding.subject);
  }
  for (const node of concerned) node.conflicts.push(conflict);
}
for (const saying of sayings) {
  saying.variants = saying.variants.map((at) => values[at]);
  for (const value of saying.variants) value.saying = saying;
}

// The exact words come last in the file, after the scripts, so that the drawing need not wait for them.
let passages = null;

function wordsOf(claim) {
  if (!passages) {
    if (document.readyState === "loading") return [];
    const columns = data.columns.words;
    passages = JSON.parse(document.getElementById("words").textContent).map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
  }
  return claim.words.map((at) => passages[at]);
}

// Control and direction characters have no place on a drawing; in running text the page isolates them.
function clean(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/g, " ").replace(/\s+/g, " ").trim();
}

function shortened(text, length) {
  const characters = [...clean(text)];
  return characters.length > length ? characters.slice(0, length - 1).join("") + "…" : characters.join("");
}

// A name in camel case as words.
function wording(name) {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

function predicateWords(predicate) {
  return PREDICATE_WORDS[predicate] ?? wording(predicate);
}

function valueWords(value) {
  if (value.type !== "Quotation") return value.label;
  return value.details.form === "direct" ? `“${value.details.text}”` : value.details.text;
}

function objectWords(finding) {
  return finding.object ? finding.object.label : valueWords(finding.value);
}

function findingWords(finding) {
  const status = finding.status === "asserted" ? "" : ` (${finding.status})`;
  return `${finding.subject.label} ${predicateWords(finding.predicate)} ${objectWords(finding)}${status}`;
}

function plural(count, word) {
  return `${count.toLocaleString("en")} ${count === 1 ? word : word.endsWith("y") ? word.slice(0, -1) + "ies" : word + "s"}`;
}

// An element with its properties and children; text only ever enters as text.
function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "style") for (const [key, setting] of Object.entries(value)) element.style.setProperty(key, setting);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function button(text, action, properties = {}) {
  return el("button", { type: "button", onclick: action, ...properties }, text);
}
