// Where things stand: as the build placed them, or what was picked in a chain or a star of its own.

const TITLES = {
  linkedSupport: "connected", linkedRefusal: "connected", linked: "connected", matters: "other agreements and events", alone: "without a link to others",
  uncertain: "planned, possible or denied",
};
const FAR = 0.6;
const TOOLS = 52;
const [ACROSS, DOWN] = [260, 165];
const [COLUMN, ROW] = [165, 100];
let tall = false;
let placed = new Map();

const hubs = new Set(blocks.map((block) => block.hub));

// The middle of the cluster that an entity stands in.
function middle(node) {
  return blocks[node.block] ? blocks[node.block].hub : node.index;
}

function isHub(node) {
  return node.block < 0 && hubs.has(node.index);
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
  return placed.get(node) || (tall ? { x: node.tallX, y: node.tallY } : { x: node.x, y: node.y });
}

// The part of the view that no panel covers.
function room() {
  const whole = view.getBoundingClientRect();
  const cover = panel.getBoundingClientRect();
  if (panel.hidden || cover.left >= whole.right) return { width: whole.width, height: whole.height - (tall ? TOOLS : 0) };
  if (cover.left > whole.left) return { width: cover.left - whole.left, height: whole.height };
  return { width: whole.width, height: Math.max(1, cover.top - whole.top) };
}

// The entities along a path in rows, every other from right to left, as many in each as shows them largest.
function chain(along) {
  const { width, height } = room();
  const size = (columns) => Math.min(1, width / columns / ACROSS, height / Math.ceil(along.length / columns) / DOWN);
  const columns = along.map((_, at) => at + 1).reduce((best, count) => (size(count) >= size(best) ? count : best));
  return new Map(along.map((node, at) => {
    const row = Math.floor(at / columns);
    const column = row % 2 ? columns - 1 - (at % columns) : at % columns;
    return [node, { x: ACROSS * column, y: DOWN * row }];
  }));
}

// An entity in the middle of its neighbours, those it has the same link with side by side.
function star(middle, around) {
  const near = neighbours(middle);
  const kind = (node) => data.predicates.indexOf(near.get(node)?.predicate);
  const inOrder = [...around].sort((a, b) => kind(a) - kind(b) || a.index - b.index);
  return new Map([[middle, { x: 0, y: 0 }], ...(inOrder.length > FEW ? sides(inOrder) : ring(inOrder))]);
}

function ring(members) {
  const { width, height } = room();
  const [across, down] = width < height ? [DOWN, ACROSS] : [ACROSS, DOWN];
  return members.map((node, at) => {
    const angle = (2 * Math.PI * (at + 0.5)) / members.length - Math.PI / 2;
    return [node, { x: 1.15 * across * Math.cos(angle), y: 1.15 * down * Math.sin(angle) }];
  });
}

// Half of them on each side, in a narrow window above and below, in columns that fill it.
function sides(members) {
  const { width, height } = room();
  const upright = width < height;
  const half = Math.ceil(members.length / 2);
  const rows = Math.max(1, Math.ceil(Math.sqrt((half * COLUMN * height * (upright ? 0.5 : 2)) / ROW / width)));
  const columns = Math.ceil(half / rows);
  return members.map((node, at) => {
    const [side, place] = at < half ? [-1, at] : [1, at - half];
    const [column, row] = [Math.floor(place / rows), place % rows];
    if (upright) return [node, { x: (column - (columns - 1) / 2) * COLUMN, y: side * (row * ROW + DOWN) }];
    return [node, { x: side * (column * COLUMN + ACROSS), y: (row - (rows - 1) / 2) * ROW }];
  });
}

// Whether the window cannot show both and their names.
function far(a, b) {
  const [from, to] = [point(a), point(b)];
  return (Math.abs(from.x - to.x) + 220) * FAR > view.clientWidth || (Math.abs(from.y - to.y) + 150) * FAR > view.clientHeight;
}

function arrange() {
  tall = view.clientWidth < view.clientHeight;
  const steps = currentPath();
  const finding = findingOf.get(state.selected);
  const middle = nodeOf.get(state.around);
  placed = new Map();
  if (steps?.length) placed = chain([steps[0].from, ...steps.map((step) => step.to)]);
  else if (middle) placed = star(middle, [...selection.nodes].filter((node) => node !== middle).sort((a, b) => a.index - b.index).slice(0, state.limit));
  else if (finding?.target && finding.target !== finding.subject && far(finding.subject, finding.target)) placed = chain([finding.subject, finding.target]);
}

// The best-connected entities first, and always what the reader asked for.
function toDraw() {
  arrange();
  if (placed.size) return new Set([...placed.keys()].filter((node) => state.path.length || selection.nodes.has(node)));
  const wanted = new Set(state.path.concat(state.selected, [...state.added]).map((id) => nodeOf.get(id)).filter(Boolean));
  const finding = findingOf.get(state.selected);
  if (finding && finding.target) wanted.add(finding.subject).add(finding.target);
  const found = [...selection.nodes].sort((a, b) => a.index - b.index).slice(0, state.limit);
  return new Set([...found, ...[...wanted].filter((node) => selection.nodes.has(node))]);
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
    if (node.block < 0 || placed.size) continue;
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
    .filter(({ block }) => !nodes[block.hub] || ["Agreement", "Event"].includes(nodes[block.hub].type) || stands(block));
  return drawn.areas;
}

// In a tall window one line for each block leads to the middle of its cluster, in place of a line for each member.
function brackets() {
  if (!tall || placed.size) return [];
  const clusters = new Map();
  for (const area of areas()) {
    const hub = nodes[area.block.hub];
    if (!hub || !drawn.chosen.has(hub)) continue;
    const cluster = clusters.get(hub) || { hub, left: Infinity, members: [] };
    cluster.left = Math.min(cluster.left, area.left, point(hub).x - 60);
    if (stands(area.block)) cluster.members.push(area);
    clusters.set(hub, cluster);
  }
  return [...clusters.values()].flatMap(({ hub, left, members }) => members.sort((a, b) => a.top - b.top).map((area, at) => {
    const x = left - 20 - 8 * at;
    const y = point(hub).y + 8 * ((members.length - 1) / 2 - at);
    const into = area.top - 4;
    return { block: area.block, points: [[area.left, into], [x, into], [x, y], [point(hub).x - 34, y]] };
  }));
}

// Whether a block holds those who take one position on the middle of its cluster.
function stands(block) {
  return block.kind === "uncertain" || !TITLES[block.kind];
}

// Whether the line of a block stands for this finding.
function bracketed({ subject, target, predicate, status }) {
  const block = blocks[subject.block];
  return block && nodes[block.hub] === target && stands(block) && block.kind === (status === "asserted" ? predicate : "uncertain");
}

// In a tall window edges would cross the blocks: hidden are those that a line stands for and those that nobody asked for.
function keptBack(finding, asked) {
  if (!tall || placed.size) return false;
  if (bracketed(finding)) return finding.id !== state.selected && finding.subject.id !== state.selected;
  const hub = middle(finding.subject);
  return !asked && (hub !== middle(finding.target) || ["Agreement", "Event"].includes(nodes[hub]?.type));
}

// The rectangle around these with their labels and the blocks they stand in.
function frame(chosen) {
  const half = tall ? 75 : 110;
  const boxes = chosen.map((node) => ({ left: point(node).x - half, right: point(node).x + half, top: point(node).y - 60, bottom: point(node).y + 90 }));
  const inside = new Set(chosen.map((node) => blocks[node.block]));
  boxes.push(...areas().filter((area) => inside.has(area.block)).map((area) => ({ ...area, top: area.top - 50 })));
  boxes.push(...brackets().filter((bracket) => inside.has(bracket.block)).map(({ points }) => ({ left: points[1][0] - 8, right: points[0][0], top: points[3][1], bottom: points[0][1] })));
  const widest = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  return boxes.reduce((all, box) => ({
    left: Math.min(all.left, box.left), right: Math.max(all.right, box.right), top: Math.min(all.top, box.top), bottom: Math.max(all.bottom, box.bottom),
  }), widest);
}

