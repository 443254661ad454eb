// What the reader takes along: pictures, tables, the query behind the selection.

const NAMESPACE = "https://w3id.org/accordgraph/ontology#";

function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const dialog = document.getElementById("dialog");

function offer(title, note, text) {
  document.getElementById("dialog-title").textContent = title;
  document.getElementById("dialog-note").textContent = note;
  document.getElementById("dialog-text").value = text;
  document.getElementById("dialog-copy").textContent = "Copy";
  dialog.showModal();
  copy();
}

async function copy() {
  const text = document.getElementById("dialog-text");
  text.select();
  let copied = false;
  try {
    await navigator.clipboard.writeText(text.value);
    copied = true;
  } catch {
    copied = document.execCommand("copy");
  }
  document.getElementById("dialog-copy").textContent = copied ? "Copied ✓" : "Copy";
}

document.getElementById("dialog-copy").addEventListener("click", copy);
document.getElementById("dialog-close").addEventListener("click", () => dialog.close());

// The query that returns the claims of these findings as the filters leave them.
function sparql(chosen) {
  const iri = (id) => `<${data.base}${id}>`;
  const terms = (names) => names.map((name) => `ag:${name}`).join(" ");
  const lines = [
    `PREFIX ag: <${NAMESPACE}>`, "PREFIX schema: <https://schema.org/>", "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>",
    "SELECT ?claim ?subject ?predicate ?object ?status ?document WHERE {",
  ];
  if (chosen) lines.push(`  VALUES ?finding { ${chosen.map((finding) => iri(finding.id)).join(" ")} }`);
  lines.push(
    "  ?finding a ag:Finding ; ag:subject ?subject ; ag:predicate ?predicate ; ag:object ?object ;",
    "    ag:status ?status ; ag:claim ?claim .",
    "  ?claim ag:document ?document ; ag:confidence ?confidence .",
  );
  const left = (all, hidden) => all.filter((name) => !hidden.has(name));
  if (state.predicates.size) lines.push(`  VALUES ?predicate { ${terms(left(data.predicates, state.predicates))} }`);
  if (state.statuses.size) lines.push(`  VALUES ?status { ${terms(left([...data.statuses], state.statuses))} }`);
  if (state.types.size) {
    const hidden = [...state.types].filter((type) => data.types.includes(type));
    for (const type of hidden) lines.push(`  FILTER NOT EXISTS { ?subject a ag:${type} } FILTER NOT EXISTS { ?object a ag:${type} }`);
  }
  if (state.confidence) lines.push(`  FILTER (?confidence >= ${state.confidence})`);
  if (state.outlets.size) {
    const kept = documents.filter((document_) => !state.outlets.has(document_.outlet));
    lines.push(`  VALUES ?document { ${kept.map((document_) => iri(document_.id)).join(" ")} }`);
  }
  if (state.from || state.to) {
    lines.push("  ?document schema:datePublished ?date .");
    if (state.from) lines.push(`  FILTER (STR(?date) >= "${state.from}")`);
    if (state.to) lines.push(`  FILTER (STR(?date) <= "${state.to}")`);
  }
  if (state.around) lines.push(`  OPTIONAL { ?object ag:roleIn ?of }`, `  FILTER (${["?subject", "?object", "?of"].map((name) => `COALESCE(${name} = ${iri(state.around)}, false)`).join(" || ")})`);
  lines.push("} ORDER BY ?claim");
  return lines.join("\n");
}

function offerSparql(chosen) {
  offer("The query behind this selection", "It returns the claims that are shown; run it with: accordgraph query", sparql(chosen));
}

function svg() {
  const namespace = "http://www.w3.org/2000/svg";
  const make = (tag, attributes, text) => {
    const element = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const { left, right, top, bottom } = frame([...drawn.chosen]);
  const root = make("svg", { xmlns: namespace, viewBox: `${left} ${top} ${right - left} ${bottom - top}`, "font-family": "system-ui, sans-serif" });
  root.append(make("title", {}, document.title), make("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: drawn.colors.paper }));
  for (const area of areas()) {
    const family = FAMILIES[area.block.kind] || "plain";
    root.append(make("rect", { x: area.left, y: area.top - 34, width: area.right - area.left, height: area.bottom - area.top + 40, rx: 12, fill: drawn.colors[`${family}-area`], stroke: drawn.colors[family], "stroke-opacity": 0.35 }),
      make("text", { x: area.left + 10, y: area.top - 12, "font-size": 15, "font-weight": 600, fill: drawn.colors[family] }, area.title));
  }
  for (const { block, points } of brackets()) {
    root.append(make("polyline", { points: points.map((corner) => corner.join(",")).join(" "), fill: "none", stroke: drawn.colors[FAMILIES[block.kind] || "plain"], "stroke-width": 3, ...(block.kind === "uncertain" ? { "stroke-dasharray": "8 6" } : {}) }));
  }
  for (const edge of drawn.edges.filter(({ hidden }) => !hidden)) {
    const [a, b] = [point(nodeOf.get(edge.from)), point(nodeOf.get(edge.to))];
    root.append(make("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: edge.color.color, "stroke-opacity": edge.color.opacity, "stroke-width": edge.width, ...(edge.dashes ? { "stroke-dasharray": "6 5" } : {}) }));
  }
  for (const node of drawn.nodes) root.append(...svgNode(node, make));
  return new XMLSerializer().serializeToString(root);
}

function svgNode(node, make) {
  const { x, y, size: r } = node;
  const paint = { fill: node.color.background, stroke: node.color.border, "stroke-width": node.borderWidth, opacity: node.opacity };
  const corners = { square: [4, Math.PI / 4, 1.2], diamond: [4, 0, 1.2], triangle: [3, -Math.PI / 2, 1.2], triangleDown: [3, Math.PI / 2, 1.2], hexagon: [6, 0, 1.1] }[node.shape];
  const turn = (count, offset, radius) => Array.from({ length: count }, (_, at) => offset + (2 * Math.PI * at) / count).map((angle, at) => {
    const length = node.shape === "star" && at % 2 ? radius * 0.45 : radius;
    return `${(x + length * Math.cos(angle)).toFixed(1)},${(y + length * Math.sin(angle)).toFixed(1)}`;
  }).join(" ");
  let shape = make("circle", { cx: x, cy: y, r, ...paint });
  if (node.shape === "star") shape = make("polygon", { points: turn(10, -Math.PI / 2, r * 1.3), ...paint });
  else if (corners) shape = make("polygon", { points: turn(corners[0], corners[1], r * corners[2]), ...paint });
  const lines = node.label.split("\n").map((line, at) => make("text", { x, y: y + r + 16 + at * 17, "text-anchor": "middle", "font-size": node.font.size, fill: node.font.color, stroke: node.font.strokeColor, "stroke-width": 4, "paint-order": "stroke" }, line));
  return [shape, ...lines];
}

function png() {
  const source = network.canvas.frame.canvas;
  const canvas = el("canvas", { width: source.width, height: source.height });
  const context = canvas.getContext("2d");
  context.fillStyle = color("paper");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0);
  canvas.toBlob((blob) => save("accordgraph.png", "image/png", blob));
}

const TAKE = {
  png, svg: () => save("accordgraph.svg", "image/svg+xml", svg()), csv: () => save("claims.csv", "text/csv", csvTable("claims")),
  sparql: () => offerSparql(null), link: () => offer("Link to this view", "It brings back the view, the filters and what is selected.", location.href),
};

const menu = document.getElementById("take");
menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
  event.stopPropagation();
});

for (const [kind, action] of Object.entries(TAKE)) {
  document.querySelector(`[data-take=${kind}]`).addEventListener("click", () => {
    menu.open = false;
    if (["png", "svg"].includes(kind) && state.view !== "graph") change({ view: "graph" });
    action();
  });
}
