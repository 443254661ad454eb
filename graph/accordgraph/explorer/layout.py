"""Places entities so that an agreement, those who signed and those who refused are told apart at a glance.

Each agreement or event that gathers actors is the middle of a cluster. Its actors stand around it in blocks,
one for each kind of position: support on one side, refusal on the other, the rest below. What hangs on an
actor (a spokesperson, the purpose of a pledge) stands beyond it. The clusters are packed side by side, the
largest first. There is one arrangement for wide windows and one for tall ones. No randomness, no iteration.
"""

from __future__ import annotations

import math
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

SUPPORT = ("signed", "ratified", "endorsed")
REFUSAL = ("refusedToSign", "opposed", "withdrewFrom", "abstained")
OTHER = ("hosted", "proposed", "attended", "pledged")
UNCERTAIN = "uncertain"
LINKED = ("linkedSupport", "linkedRefusal", "linked", "matters")
ALONE = "alone"

FIRST = 300
"""How many entities the page draws at first."""
LINE_CHARACTERS = 18
"""After how many characters the page wraps a label."""
HUB_CHARACTERS = 28
"""The same for the label in the middle of a cluster."""
_CHARACTER, _LINE, _SYMBOL, _GAP, _TITLE = 8, 17, 34, 26, 44
_TITLE_WIDTH = 230
_HUB_TYPES = ("Agreement", "Event")

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """An entity to place: its type, its label and how many claims there are about it."""

    type: str
    label: str
    claims: int


@dataclass(frozen=True, slots=True)
class Link:
    """A finding between two entities, given by their positions in the list of places."""

    subject: int
    object: int
    type: str
    status: str


@dataclass(frozen=True, slots=True)
class Layout:
    """For each place its block and its points in a wide and in a tall window; a block is (hub, kind)."""

    blocks: tuple[tuple[int, str], ...]
    block_of: tuple[int, ...]
    wide: tuple[Point, ...]
    tall: tuple[Point, ...]


@dataclass(slots=True)
class _Cluster:
    hub: int
    members: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def boxes(
        self, kinds: Iterable[str], cell: Callable[[int], Point], shape: float, least: int
    ) -> list[_Box]:
        """A grid for each of the kinds that has members."""
        return [_grid(self.members[kind], cell, shape, least) for kind in kinds if kind in self.members]


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle with the points of places in it, from its upper left corner."""

    width: int
    height: int
    points: tuple[tuple[int, int, int], ...]

    def moved(self, right: int, down: int) -> list[tuple[int, int, int]]:
        """Its points in a rectangle that has it this far from the upper left corner."""
        return [(node, right + x, down + y) for node, x, y in self.points]


def layout(places: Sequence[Place], links: Sequence[Link], first: int = FIRST) -> Layout:
    """Place the entities, the best connected first.

    Where there are more than `first`, those stand closely together, as if they were all, and the rest below.
    """
    whole = _arranged(places, links)
    if len(places) <= first:
        return whole
    near = [link for link in links if link.subject < first and link.object < first]
    return _above(_arranged(places[:first], near), whole)


def _arranged(places: Sequence[Place], links: Sequence[Link]) -> Layout:
    clusters = _clusters(places, links)
    sizes = [_cell(place.label, LINE_CHARACTERS) for place in places]
    middles = [cluster.hub for cluster in clusters if cluster.hub >= 0]
    hubs = {hub: _cell(places[hub].label, HUB_CHARACTERS) for hub in middles}
    wide = _packed([_wide(cluster, sizes.__getitem__, hubs) for cluster in clusters], 1.7)
    tall = _packed([_tall(cluster, sizes.__getitem__, hubs) for cluster in clusters], 0.5)
    blocks: list[tuple[int, str]] = []
    block_of = [-1] * len(places)
    for cluster in clusters:
        for kind in sorted(cluster.members):
            for member in cluster.members[kind]:
                block_of[member] = len(blocks)
            blocks.append((cluster.hub, kind))
    return Layout(tuple(blocks), tuple(block_of), _points(wide, len(places)), _points(tall, len(places)))


def _above(top: Layout, whole: Layout) -> Layout:
    """The one arrangement above what the other has beyond it."""
    first, shift = len(top.block_of), len(top.blocks)
    later = (block if block < 0 else block + shift for block in whole.block_of[first:])
    return Layout(
        top.blocks + whole.blocks,
        (*top.block_of, *later),
        _lowered(top.wide, whole.wide),
        _lowered(top.tall, whole.tall),
    )


def _lowered(top: Sequence[Point], whole: Sequence[Point]) -> tuple[Point, ...]:
    depth = max(y for _, y in top) + 200
    return (*top, *((x, y + depth) for x, y in whole[len(top) :]))


def _clusters(places: Sequence[Place], links: Sequence[Link]) -> list[_Cluster]:
    stances: defaultdict[int, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    neighbours: list[set[int]] = [set() for _ in places]
    for link in links:
        if link.subject != link.object:
            stances[link.object][link.subject].add(link.type if link.status == "asserted" else UNCERTAIN)
            neighbours[link.subject].add(link.object)
            neighbours[link.object].add(link.subject)
    ranked = sorted(
        (hub for hub in stances if places[hub].type in _HUB_TYPES or len(stances[hub]) > 2),
        key=lambda hub: (places[hub].type != "Agreement", -places[hub].claims, hub),
    )
    ranked.sort(key=lambda hub: len(stances[hub]) < 3)
    home: dict[int, tuple[_Cluster, str]] = {}
    clusters = []
    for hub in ranked:
        free = [actor for actor in sorted(stances[hub]) if actor not in home and actor != hub]
        if hub in home or len(free) < 2:
            continue
        clusters.append(cluster := _Cluster(hub))
        home[hub] = (cluster, "hub")
        for actor in free:
            _join(home, actor, cluster, _position(stances[hub][actor]))
    clusters += _hang_on(places, neighbours, home)
    return clusters


def _hang_on(
    places: Sequence[Place], neighbours: Sequence[set[int]], home: dict[int, tuple[_Cluster, str]]
) -> list[_Cluster]:
    """Let what is left join the cluster of its best-connected neighbour or make clusters of its own."""
    new = []
    queue = sorted(home)
    alone = _Cluster(-1)
    for start in range(len(places)):
        for anchor in queue:
            cluster, kind = home[anchor]
            for node in sorted(neighbours[anchor]):
                if node not in home:
                    _join(home, node, cluster, _beyond(kind, places[node].type))
                    queue.append(node)
        queue = []
        if start in home:
            continue
        if neighbours[start]:
            new.append(cluster := _Cluster(start))
            home[start] = (cluster, "hub")
            queue = [start]
        else:
            _join(home, start, alone, ALONE)
    return [*new, alone] if alone.members else new


def _join(home: dict[int, tuple[_Cluster, str]], node: int, cluster: _Cluster, kind: str) -> None:
    home[node] = (cluster, kind)
    cluster.members[kind].append(node)


def _position(types: set[str]) -> str:
    """The block of an actor with these positions: a refusal shows before support, certainty before plans."""
    return next((kind for kind in (*REFUSAL, *SUPPORT, *OTHER) if kind in types), min(types))


def _beyond(kind: str, type_: str) -> str:
    """The block of what hangs on a member of a block of this kind."""
    if type_ in _HUB_TYPES:
        return "matters"
    if kind in SUPPORT or kind == "linkedSupport":
        return "linkedSupport"
    if kind in REFUSAL or kind == "linkedRefusal":
        return "linkedRefusal"
    return "linked"


def _cell(label: str, characters: int) -> Point:
    """Width and height that a symbol with this label below it takes."""
    lines = textwrap.wrap(label[:90], characters, break_on_hyphens=False) or [""]
    width = max(len(line) for line in lines) * _CHARACTER
    return max(width, _SYMBOL) + _GAP, len(lines) * _LINE + _SYMBOL + _GAP // 2


def _grid(nodes: Sequence[int], cell: Callable[[int], Point], shape: float, least: int) -> _Box:
    """A block of nodes below its title, `shape` times as wide as it is high, in at least so many columns."""
    width = max(cell(node)[0] for node in nodes)
    height = sum(cell(node)[1] for node in nodes) / len(nodes)
    columns = min(len(nodes), max(least, round(math.sqrt(len(nodes) * height / width * shape))))
    whole = max(columns * width, _TITLE_WIDTH)
    margin = (whole - columns * width) // 2
    points, top = [], _TITLE
    for start in range(0, len(nodes), columns):
        row = nodes[start : start + columns]
        for column, node in enumerate(row):
            points.append((node, margin + column * width + width // 2, top + _SYMBOL // 2))
        top += max(cell(node)[1] for node in row)
    return _Box(whole + _GAP, top + _GAP // 2, tuple(points))


def _wide(cluster: _Cluster, cell: Callable[[int], Point], hubs: dict[int, Point]) -> _Box:
    """Support on the left, refusal on the right, the rest below."""
    support, refusal, *linked = LINKED
    shape = 0.8 if all(len(cluster.members.get(kind, ())) <= 20 for kind in SUPPORT) else 1.3
    row = _in_line(
        [
            _in_line(cluster.boxes([support], cell, 0.5, 1), down=True),
            _in_line(cluster.boxes(SUPPORT, cell, shape, 1), down=True),
            _middle(cluster, hubs, 90),
            _in_line(cluster.boxes(REFUSAL, cell, 0.6, 1), down=True),
            _in_line(cluster.boxes([refusal], cell, 0.5, 1), down=True),
        ]
    )
    below = cluster.boxes((*OTHER, UNCERTAIN, *_rest(cluster), *linked, ALONE), cell, 2.5, 1)
    return _in_line([row, _in_line(below)], down=True)


def _tall(cluster: _Cluster, cell: Callable[[int], Point], hubs: dict[int, Point]) -> _Box:
    """The middle first, then refusal, support and the rest, in few columns."""
    below = (*REFUSAL, *SUPPORT, UNCERTAIN, *OTHER, *LINKED, *_rest(cluster), ALONE)
    return _in_line([_middle(cluster, hubs, 30), *cluster.boxes(below, cell, 0.35, 3)], down=True)


def _rest(cluster: _Cluster) -> list[str]:
    """Kinds of links that have no side of their own, such as roles."""
    known = {*SUPPORT, *REFUSAL, *OTHER, UNCERTAIN, *LINKED, ALONE}
    return sorted(kind for kind in cluster.members if kind not in known)


def _middle(cluster: _Cluster, hubs: dict[int, Point], margin: int) -> _Box:
    if cluster.hub < 0:
        return _Box(0, 0, ())
    width, height = hubs[cluster.hub]
    width, height = width + 2 * margin, height + 2 * _TITLE
    return _Box(width, height, ((cluster.hub, width // 2, height // 3),))


def _in_line(boxes: Sequence[_Box], down: bool = False) -> _Box:
    """The boxes from left to right, or from the top down, each in the middle of the line."""
    boxes = [box for box in boxes if box.points]
    thickness = max((box.width if down else box.height for box in boxes), default=0)
    points, length = [], 0
    for box in boxes:
        aside = (thickness - (box.width if down else box.height)) // 2
        points += box.moved(aside, length) if down else box.moved(length, aside)
        length += (box.height if down else box.width) + _GAP
    return _Box(thickness, length, tuple(points)) if down else _Box(length, thickness, tuple(points))


def _packed(boxes: Sequence[_Box], shape: float) -> _Box:
    """The boxes in rows of about the width that makes the whole `shape` times as wide as it is high."""
    area = sum((box.width + 2 * _TITLE) * (box.height + 2 * _TITLE) for box in boxes)
    limit = max([math.isqrt(round(area * shape)), *(box.width for box in boxes[:1])])
    points: list[tuple[int, int, int]] = []
    left = top = height = 0
    for box in boxes:
        if left and left + box.width > limit:
            left, top, height = 0, top + height + 2 * _TITLE, 0
        points += box.moved(left, top)
        left += box.width + 2 * _TITLE
        height = max(height, box.height)
    return _Box(limit, top + height, tuple(points))


def _points(box: _Box, count: int) -> tuple[Point, ...]:
    found = {node: (x, y) for node, x, y in box.points}
    return tuple(found[node] for node in range(count))
