// The drawing: symbols, edges and the blocks they stand in.

const SHAPES = { Country: "dot", Organization: "square", Person: "triangle", Agreement: "diamond", Event: "star", Group: "hexagon", Purpose: "triangleDown" };
const FAMILIES = {
  signed: "support", ratified: "support", endorsed: "support", refusedToSign: "refusal", opposed: "refusal", withdrewFrom: "refusal",
  abstained: "refusal", linkedSupport: "plain", linkedRefusal: "plain",
};
const TITLES = {
  linkedSupport: "connected", linkedRefusal: "connected", linked: "connected", matters: "other agreements and events", alone: "without a link to others",
  uncertain: "planned, possible or denied",
};
const MANY = 3000;
const READABLE = 0.72;
let network = null;
let drawn = { nodes: [], edges: [], of: new Map() };
let tall = false;

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

const hubs = new Set(blocks.map((block) => block.hub));

// The middle of the cluster that an entity stands in.
function middle(node) {
  return blocks[node.block] ? blocks[node.block].hub : node.index;
}

function wrapped(text, length) {
  const lines = [];
  const whole = new RegExp(`.{1,${length}}`, "gu");
  for (const word of shortened(text, 90).split(" ").flatMap((long) => long.match(whole) || [])) {
    if (lines.length && [...lines.at(-1), ...word].length + 1 <= length) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

function point(node) {
  return tall ? { x: node.tallX, y: node.tallY } : { x: node.x, y: node.y };
}

// The best-connected entities first, and always what the reader asked for.
function toDraw() {
  const wanted = new Set(state.path.concat(state.selected, [...state.added]).map((id) => nodeOf.get(id)).filter(Boolean));
  const steps = currentPath() || [];
  for (const step of steps) wanted.add(step.from).add(step.to);
  const finding = findingOf.get(state.selected);
  if (finding && finding.target) wanted.add(finding.subject).add(finding.target);
  const found = [...selection.nodes].sort((a, b) => a.index - b.index).slice(0, state.limit);
  return new Set([...found, ...[...wanted].filter((node) => selection.nodes.has(node) || steps.length)]);
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
  const hub = hubs.has(node.index);
  const own = colors[node.type];
  const faded = light && !light.nodes.has(node);
  const chosen = node.id === state.selected || state.path.includes(node.id);
  return {
    id: node.id, ...point(node), shape: SHAPES[node.type],
    label: `${wrapped(node.label, hub ? 28 : 18)}${node.conflicts.length ? " ≠" : ""}`,
    size: hub ? 24 : Math.min(18, 9 + 1.5 * Math.log2(1 + node.degree)),
    borderWidth: chosen ? 4 : 1.5, opacity: faded ? 0.4 : 1,
    color: { background: own, border: chosen ? colors.text : colors.paper, highlight: { background: own, border: colors.text }, hover: { background: own, border: colors.text } },
    font: { size: hub ? 17 : 14, color: faded ? colors.muted : colors.text, strokeWidth: 4, strokeColor: colors.paper, face: "system-ui, sans-serif", bold: false, vadjust: 0 },
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
    label: chosen && light && light.findings.size <= 40 ? edgeLabel(finding) : undefined,
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
  const steps = new Set((currentPath() || []).map((step) => step.finding));
  for (const finding of new Set([...selection.findings, ...steps])) {
    if (!finding.target || finding.target === finding.subject || !chosen.has(finding.subject) || !chosen.has(finding.target)) continue;
    const pair = `${finding.subject.index} ${finding.target.index}`;
    const bend = pairs.get(pair) || 0;
    pairs.set(pair, bend + 1);
    edges.push(edgeStyle(finding, colors, light, bend));
  }
  return { nodes: [...chosen].map((node) => nodeStyle(node, colors, light)), edges, chosen, colors };
}

function renderGraph(holder) {
  const wasTall = tall;
  tall = holder.clientWidth < holder.clientHeight;
  const next = drawing();
  if (!network || !holder.contains(network.body.container) || wasTall !== tall) {
    startGraph(holder, next);
    return;
  }
  updated(network.body.data.nodes, next.nodes);
  updated(network.body.data.edges, next.edges);
  drawn = next;
  network.unselectAll();
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
    physics: false, layout: { improvedLayout: false },
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

function blockTitle(block, count) {
  const hub = nodes[block.hub];
  const title = TITLES[block.kind] || predicateWords(block.kind);
  if (!hub || TITLES[block.kind]) return `${title} · ${count}`;
  const all = new Set(own(hub).filter((f) => f.predicate === block.kind && f.status === "asserted" && f.target === hub).map((f) => f.subject)).size;
  return all > count ? `${title} · ${count} of ${all}` : `${title} · ${count}`;
}

function areas() {
  if (drawn.areas) return drawn.areas;
  const found = new Map();
  for (const node of drawn.chosen) {
    if (node.block < 0) continue;
    const { x, y } = point(node);
    const lines = wrapped(node.label, 18).split("\n");
    const half = Math.max(...lines.map((line) => line.length), 8) * 4 + 14;
    const box = found.get(node.block) || { left: x, right: x, top: y, bottom: y, count: 0 };
    Object.assign(box, {
      left: Math.min(box.left, x - half), right: Math.max(box.right, x + half), top: Math.min(box.top, y - 24),
      bottom: Math.max(box.bottom, y + 24 + 17 * lines.length), count: box.count + 1,
    });
    found.set(node.block, box);
  }
  drawn.areas = [...found].map(([at, box]) => {
    const title = blockTitle(blocks[at], box.count);
    const lacking = Math.max(0, title.length * 8.8 + 26 - (box.right - box.left)) / 2;
    return { ...box, left: box.left - lacking, right: box.right + lacking, block: blocks[at], title };
  })
    .filter(({ block }) => !nodes[block.hub] || ["Agreement", "Event"].includes(nodes[block.hub].type) || !TITLES[block.kind]);
  return drawn.areas;
}

function drawBlocks(context) {
  const scale = network.getScale();
  const { colors } = drawn;
  const size = Math.min(30, Math.max(15, 12 / scale));
  for (const { left, right, top, bottom, block, title } of areas()) {
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
}

// The rectangle around these with their labels and the blocks they stand in.
function frame(chosen) {
  const boxes = chosen.map((node) => ({ left: point(node).x - 110, right: point(node).x + 110, top: point(node).y - 60, bottom: point(node).y + 90 }));
  const inside = new Set(chosen.map((node) => blocks[node.block]));
  boxes.push(...areas().filter((area) => inside.has(area.block)).map((area) => ({ ...area, top: area.top - 50 })));
  const widest = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  return boxes.reduce((all, box) => ({
    left: Math.min(all.left, box.left), right: Math.max(all.right, box.right), top: Math.min(all.top, box.top), bottom: Math.max(all.bottom, box.bottom),
  }), widest);
}

function look(chosen, smallest, largest = 1.15) {
  if (!chosen.length) return;
  const { left, right, top, bottom } = frame(chosen);
  const scale = Math.min(largest, Math.max(smallest, fitting(chosen) * 0.97));
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const { width, height } = room();
  if (tall && chosen.length > 1 && (bottom - top) * scale > height) position.y = top + height / scale / 2;
  const { clientWidth, clientHeight } = network.body.container;
  network.moveTo({ position, scale, offset: { x: (width - clientWidth) / 2, y: (height - clientHeight) / 2 }, animation: false });
}

function showAll() {
  look([...drawn.chosen], 0.05);
}

// The part of the drawing that no panel covers.
function room() {
  const whole = network.body.container.getBoundingClientRect();
  const cover = panel.getBoundingClientRect();
  if (panel.hidden || cover.left >= whole.right) return { width: whole.width, height: whole.height };
  if (cover.left > whole.left) return { width: cover.left - whole.left, height: whole.height };
  return { width: whole.width, height: Math.max(1, cover.top - whole.top) };
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
    chosen = inOrder[0].filter((node) => hubs.has(node.index) || (["support", "refusal"].includes(FAMILIES[blocks[node.block].kind]) && !TITLES[blocks[node.block].kind]));
    if (chosen.length < 2) [chosen] = inOrder;
  }
  return chosen.length ? chosen : [...drawn.chosen];
}

function showMain() {
  look(mainPart(), tall ? 0.8 : 0.6);
}

function showChosen() {
  const path = currentPath();
  const finding = findingOf.get(state.selected);
  const ends = finding && finding.target ? [finding.subject, finding.target] : [];
  const single = nodeOf.get(state.selected) || nodeOf.get(state.around) || nodeOf.get(state.path[0]);
  const chosen = path ? path.flatMap((step) => [step.from, step.to]) : single ? [single] : ends;
  const near = single && !path ? [single, ...neighbours(single).keys()].filter((node) => drawn.chosen.has(node)) : chosen;
  const main = mainPart();
  if (!chosen.length || (chosen.every((node) => main.includes(node)) && fitting(main) >= 0.6)) showMain();
  else look(fitting(near) >= 0.6 ? near : chosen, 0.5, 1);
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: !matchMedia("(prefers-reduced-motion: reduce)").matches && { duration: 150 } });
}

function expand(node) {
  change({ added: new Set([...state.added, ...[...neighbours(node).keys()].map((other) => other.id)]) });
}
