// Draws what the state says and listens to the controls of the page.

const view = document.getElementById("view");
const RENDER = { graph: renderGraph, table: renderTable, timeline: renderTimeline, matrix: renderMatrix };

function darkNow() {
  return state.dark === null ? matchMedia("(prefers-color-scheme: dark)").matches : state.dark;
}

function render() {
  document.documentElement.dataset.theme = darkNow() ? "dark" : "light";
  select();
  panel.hidden = !(state.selected || state.path.length);
  document.body.classList.toggle("reading", !panel.hidden);
  selection.drawn = toDraw();
  for (const tab of document.querySelectorAll("#views button")) tab.setAttribute("aria-pressed", String(tab.dataset.view === state.view));
  document.getElementById("theme").setAttribute("aria-pressed", String(darkNow()));
  document.body.dataset.view = state.view;
  renderPanel();
  const focused = document.activeElement?.dataset?.column;
  if (state.view !== "graph" && network) {
    network.destroy();
    network = null;
  }
  RENDER[state.view](view);
  if (focused) view.querySelector(`[data-column="${CSS.escape(focused)}"]`)?.focus();
  renderFilters();
  renderStatus();
}

function renderStatus() {
  const { counts } = data;
  const all = selection.nodes.size;
  const parts = [];
  const apart = state.view === "graph" && placed.size && !state.around;
  if (apart) parts.push(`Showing ${state.path.length ? `the path between two of ${all.toLocaleString("en")} entities` : `the two that the claim is about`}.`);
  else if (state.view === "graph" && drawn.chosen && drawn.chosen.size < all) parts.push(`Showing ${drawn.chosen.size.toLocaleString("en")} of ${all.toLocaleString("en")} entities, the best connected first.`);
  else parts.push(`${plural(all, "entity")}, ${plural(selection.findings.length, "finding")}, ${plural(selection.claims.length, "claim")}.`);
  if (counts.embedded < counts.entities) parts.push(`The page holds the ${counts.embedded.toLocaleString("en")} best connected of ${counts.entities.toLocaleString("en")}; the graph file and claims.jsonl beside it hold all.`);
  const status = document.getElementById("status");
  const more = !apart && state.view === "graph" && drawn.chosen && drawn.chosen.size < all;
  status.replaceChildren(parts.join(" "), ...(more ? [" ", button("Show more", () => { change({ limit: Math.max(LIMIT, state.limit) * 4 }); showAll(); })] : []));
}

for (const tab of document.querySelectorAll("#views button")) tab.addEventListener("click", () => change({ view: tab.dataset.view }));
document.getElementById("reset").addEventListener("click", () => {
  change({ ...initial(), view: state.view, dark: state.dark });
  if (network) showMain();
});
document.getElementById("theme").addEventListener("click", () => change({ dark: !darkNow() }));
document.getElementById("filters-toggle").addEventListener("click", (event) => {
  const open = document.body.classList.toggle("filtering");
  event.target.setAttribute("aria-expanded", String(open));
});
window.addEventListener("hashchange", () => {
  state = fromFragment(location.hash);
  render();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
let resizing = 0;
window.addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => state.view === "graph" && renderGraph(view), 150);
});
makeFilters();
state = fromFragment(location.hash);
render();
document.documentElement.dataset.drawn = "true";
document.addEventListener("DOMContentLoaded", () => {
  if (state.view !== "graph" || !panel.hidden) render();
  document.documentElement.dataset.ready = "true";
  index();
});
