// The drawing: symbols, edges and the blocks they stand in.

const SHAPES = { Country: "dot", Organization: "square", Person: "triangle", Agreement: "diamond", Event: "star", Group: "hexagon", Purpose: "triangleDown" };
const FAMILIES = {
  signed: "support", ratified: "support", endorsed: "support", refusedToSign: "refusal", opposed: "refusal", withdrewFrom: "refusal",
  abstained: "refusal", linkedSupport: "plain", linkedRefusal: "plain",
};
const MANY = 3000;
const [FEW, MANY_LABELS] = [12, 40];
const EDGE = 30;
const READABLE = 0.72;
const LEGIBLE = 0.5;
let network = null;
let drawn = { nodes: [], edges: [], of: new Map() };

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function palette() {
  const names = ["text", "muted", "paper", "support", "refusal", "plain", "accent", "support-area", "refusal-area", "plain-area", "badge", "block-title"];
  const found = Object.fromEntries(names.map((name) => [name, color(name)]));
  for (const type of data.types) found[type] = color(`type-${type.toLowerCase()}`);
  for (const predicate of [...data.predicates]) found[predicate] = color(`edge-${predicate.toLowerCase()}`) || found.plain;
  return found;
}

function highlighted(nodesDrawn) {
  const path = currentPath();
  if (path) return { nodes: new Set(path.flatMap((step) => [step.from, step.to])), findings: new Set(path.map((step) => step.finding)) };
  const node = nodeOf.get(state.selected);
  if (node && nodesDrawn.size <= MANY) return { nodes: new Set([node, ...neighbours(node).keys()]), findings: new Set(node.findings) };
  const finding = findingOf.get(state.selected);
  if (finding && finding.target && nodesDrawn.size <= MANY) return { nodes: new Set([finding.subject, finding.target]), findings: new Set([finding]) };
  return null;
}

function nodeStyle(node, colors, light) {
  const hub = !placed.size && isHub(node);
  const own = colors[node.type];
  const faded = light && !light.nodes.has(node);
  const chosen = node.id === state.selected || state.path.includes(node.id);
  return {
    id: node.id, ...point(node), shape: SHAPES[node.type],
    label: `${wrapped(node.label, hub ? 28 : 18)}${node.conflicts.length ? " ≠" : ""}`,
    size: hub ? 24 : Math.min(18, 9 + 1.5 * Math.log2(1 + node.degree)),
    borderWidth: chosen ? 4 : 1.5, opacity: faded ? 0.4 : 1,
    color: { background: own, border: chosen ? colors.text : colors.paper, highlight: { background: own, border: colors.text }, hover: { background: own, border: colors.text } },
    font: { size: hub ? 17 : tall ? 15 : 14, color: faded ? colors.muted : colors.text, strokeWidth: 4, strokeColor: colors.paper, face: "system-ui, sans-serif", bold: false, vadjust: 0 },
  };
}

function edgeStyle(finding, colors, light, bend) {
  const faded = light && !light.findings.has(finding);
  const own = colors[finding.predicate];
  const chosen = finding.id === state.selected || Boolean(light && !faded);
  return {
    id: finding.id, from: finding.subject.id, to: finding.target.id,
    color: { color: own, hover: own, highlight: own, opacity: faded ? 0.12 : chosen ? 1 : middle(finding.subject) === middle(finding.target) ? 0.55 : 0.18 },
    width: chosen ? 3 : FAMILIES[finding.predicate] === "refusal" ? 2 : 1.2,
    dashes: finding.status === "asserted" ? false : [6, 5],
    arrows: { to: { enabled: true, scaleFactor: 0.45 } },
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: 0.12 * bend } : false,
    hidden: keptBack(finding, chosen),
    label: chosen && light && light.findings.size <= MANY_LABELS && (light.findings.size <= FEW || !(placed.size || bracketed(finding))) ? edgeLabel(finding) : undefined,
    font: { size: 12, color: colors.text, strokeWidth: 4, strokeColor: colors.paper, align: "middle", face: "system-ui, sans-serif" },
  };
}

function edgeLabel(finding) {
  return shortened(finding.object ? predicateWords(finding.predicate) : finding.value.details.title, 30);
}

function drawing() {
  const colors = palette();
  const chosen = selection.drawn;
  const light = highlighted(chosen);
  const pairs = new Map();
  const edges = [];
  for (const finding of selection.findings) {
    if (!finding.target || finding.target === finding.subject || !chosen.has(finding.subject) || !chosen.has(finding.target)) continue;
    const pair = `${finding.subject.index} ${finding.target.index}`;
    const bend = pairs.get(pair) || 0;
    pairs.set(pair, bend + 1);
    edges.push(edgeStyle(finding, colors, light, bend));
  }
  return { nodes: [...chosen].map((node) => nodeStyle(node, colors, light)), edges, chosen, colors, manner: JSON.stringify([tall, [...placed.keys()].map((node) => node.id)]) };
}

function renderGraph(holder) {
  const before = drawn.manner;
  const next = drawing();
  if (!network || !holder.contains(network.body.container) || before !== next.manner) {
    startGraph(holder, next);
    return;
  }
  const [scale, position] = [network.getScale(), network.getViewPosition()];
  updated(network.body.data.nodes, next.nodes);
  updated(network.body.data.edges, next.edges);
  drawn = next;
  network.unselectAll();
  holder.querySelector(".tip").hidden = true;
  keepPlace(scale, position);
}

// After the panel opened or the window changed: the drawing stays where it was, what was picked comes into view.
function keepPlace(scale, position) {
  network.setSize("100%", "100%");
  network.moveTo({ scale, position, animation: false });
  const finding = findingOf.get(state.selected);
  const picked = [nodeOf.get(state.selected), finding?.subject, finding?.target].filter((node) => drawn.chosen.has(node));
  const { width, height } = room();
  const inside = ({ x, y }) => x > EDGE && y > EDGE && x < width - EDGE && y < height - EDGE;
  if (!picked.every((node) => inside(network.canvasToDOM(point(node))))) showChosen();
}

function updated(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

function startGraph(holder, next) {
  if (network) network.destroy();
  drawn = next;
  const canvas = el("div", { class: "canvas", role: "group", "aria-label": "Drawing of the graph: arrow keys move it, plus and minus zoom. The table view holds the same in words.", onkeydown: steer });
  const tip = el("div", { class: "tip", hidden: true, "aria-hidden": "true" });
  const tools = el("div", { class: "zoom", role: "group", "aria-label": "Zoom" },
    button("+", () => zoom(1.3), { "aria-label": "Zoom in" }),
    button("−", () => zoom(1 / 1.3), { "aria-label": "Zoom out" }),
    button("Main", () => showMain(), { title: "The main agreement" }),
    button("All", () => showAll(), { title: "The whole drawing" }));
  holder.replaceChildren(canvas, tip, tools);
  const sets = { nodes: new vis.DataSet(next.nodes), edges: new vis.DataSet(next.edges) };
  network = new vis.Network(canvas, sets, {
    autoResize: false, physics: false, layout: { improvedLayout: false },
    interaction: { hover: next.nodes.length <= MANY, multiselect: false, hideEdgesOnDrag: next.edges.length > MANY, keyboard: false },
    nodes: { scaling: { label: { drawThreshold: 6 } }, labelHighlightBold: false },
    edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5, labelHighlightBold: false },
  });
  canvas.graph = network;
  network.on("click", (event) => {
    const id = event.nodes[0] || event.edges[0];
    if (id) choose(id);
    else if (state.selected) change({ selected: "", path: [] });
  });
  network.on("doubleClick", (event) => event.nodes[0] && expand(nodeOf.get(event.nodes[0])));
  network.on("beforeDrawing", drawBlocks);
  const hint = (text) => ({ pointer }) => {
    tip.textContent = text;
    tip.style.setProperty("left", `${Math.min(pointer.DOM.x + 14, Math.max(0, canvas.clientWidth - 300))}px`);
    tip.style.setProperty("top", `${pointer.DOM.y + 16}px`);
    tip.hidden = false;
  };
  network.on("hoverEdge", (event) => hint(edgeHint(findingOf.get(event.edge)))(event));
  network.on("hoverNode", (event) => hint(nodeHint(nodeOf.get(event.node)))(event));
  for (const end of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(end, () => { tip.hidden = true; });
  if (state.selected || state.path.length || state.around) showChosen();
  else showMain();
}

function edgeHint(finding) {
  return `${findingWords(finding)} · ${sources(finding)}${finding.conflicts.length ? " · sources disagree" : ""}`;
}

function nodeHint(node) {
  return `${node.label} · ${node.type} · ${plural(claimsOf(node).size, "claim")}`;
}

function steer(event) {
  const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  if (event.key in moves) {
    const [x, y] = moves[event.key];
    network.moveTo({ offset: { x, y }, position: network.getViewPosition(), animation: false });
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else return;
  event.preventDefault();
}

function drawBlocks(context) {
  const scale = network.getScale();
  const { colors } = drawn;
  const wanted = Math.min(30, Math.max(15, 12 / scale));
  for (const { left, right, top, bottom, block, title } of areas()) {
    const size = Math.min(wanted, Math.max(15, (right - left) / title.length / 0.58));
    const family = FAMILIES[block.kind] || "plain";
    context.fillStyle = colors[`${family}-area`];
    context.strokeStyle = colors[family];
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(left, top - 34, right - left, bottom - top + 40, 12);
    context.fill();
    context.globalAlpha = 0.35;
    context.stroke();
    context.globalAlpha = 1;
    context.font = `600 ${size}px system-ui, sans-serif`;
    context.fillStyle = family === "plain" ? colors["block-title"] : colors[family];
    context.textAlign = "left";
    context.textBaseline = "bottom";
    context.fillText(title, left + 10, top - 10);
  }
  for (const bracket of brackets()) drawBracket(context, bracket);
}

function drawBracket(context, { block, points }) {
  const [x, y] = points.at(-1);
  context.strokeStyle = drawn.colors[FAMILIES[block.kind] || "plain"];
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.setLineDash(block.kind === "uncertain" ? [8, 6] : []);
  context.beginPath();
  points.forEach((corner) => context.lineTo(...corner));
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x + 8, y);
  context.lineTo(x - 4, y - 6);
  context.lineTo(x - 4, y + 6);
  context.fill();
}

function look(chosen, smallest, largest = 1.15) {
  if (!chosen.length) return;
  const { left, right, top, bottom } = frame(chosen);
  const scale = Math.min(largest, Math.max(smallest, fitting(chosen) * 0.97));
  const { width, height } = room();
  const whole = frame([...drawn.chosen]);
  const position = {
    x: within((left + right) / 2, width / scale / 2, whole.left, whole.right),
    y: within(chosen.length > 1 && (bottom - top) * scale > height ? top + height / scale / 2 : (top + bottom) / 2, height / scale / 2, whole.top, whole.bottom),
  };
  const { clientWidth, clientHeight } = network.body.container;
  network.moveTo({ position, scale, offset: { x: (width - clientWidth) / 2, y: (height - clientHeight) / 2 }, animation: false });
}

// The middle of a view that does not look past an end of the drawing while there is more at the other.
function within(middle, half, from, to) {
  return to - from < 2 * half ? (from + to) / 2 : Math.min(to - half, Math.max(from + half, middle));
}

function showAll() {
  look([...drawn.chosen], 0.05);
}

// How large these would be drawn if they filled the window.
function fitting(chosen) {
  const { left, right, top, bottom } = frame(chosen);
  const { width, height } = room();
  return Math.min(width / (right - left), height / (bottom - top));
}

// As many clusters as can be read, the main one first; if need be only its middle with support and refusal.
function mainPart() {
  const clusters = new Map([...new Set(blocks.map((block) => block.hub))].map((hub) => [hub, []]));
  for (const node of drawn.chosen) if (node.index < LIMIT) clusters.get(middle(node))?.push(node);
  const inOrder = [...clusters.values()].filter((cluster) => cluster.length);
  let chosen = [];
  for (const cluster of inOrder) {
    if (fitting([...chosen, ...cluster]) < READABLE) break;
    chosen = [...chosen, ...cluster];
  }
  if (!chosen.length && inOrder.length) {
    chosen = inOrder[0].filter((node) => isHub(node) || (["support", "refusal"].includes(FAMILIES[blocks[node.block].kind]) && !TITLES[blocks[node.block].kind]));
    if (chosen.length < 2) [chosen] = inOrder;
  }
  return chosen.length ? chosen : [...drawn.chosen];
}

function showMain() {
  look(placed.size ? [...drawn.chosen] : mainPart(), tall ? (placed.size ? 0.45 : 0.7) : placed.size ? 0.4 : 0.6);
}

function showChosen() {
  if (placed.size) {
    showMain();
    return;
  }
  const finding = findingOf.get(state.selected);
  const ends = finding && finding.target ? [finding.subject, finding.target] : [];
  const single = nodeOf.get(state.selected) || nodeOf.get(state.around) || nodeOf.get(state.path[0]);
  const chosen = single ? [single] : ends;
  const near = single ? [single, ...neighbours(single).keys()].filter((node) => drawn.chosen.has(node)) : chosen;
  const main = mainPart();
  if (!chosen.length || (chosen.every((node) => main.includes(node)) && fitting(main) >= LEGIBLE)) showMain();
  else look(fitting(near) >= LEGIBLE ? near : chosen, LEGIBLE, 1);
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: !matchMedia("(prefers-reduced-motion: reduce)").matches && { duration: 150 } });
}

function expand(node) {
  change({ added: new Set([...state.added, ...[...neighbours(node).keys()].map((other) => other.id)]) });
}
