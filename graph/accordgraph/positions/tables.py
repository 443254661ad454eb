"""Finds positions in tables: a column "Ratified" with dates, or one that says what each country did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from accordgraph.annotate import TokenBlock
from accordgraph.data import table
from accordgraph.model import Status
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.context import STANCES, TEXTS, Context
from accordgraph.positions.standing import Standing

VOTES: Mapping[str, str] = {
    "for": "endorsed",
    "yes": "endorsed",
    "against": "opposed",
    "no": "opposed",
    "abstained": "abstained",
}
"""What somebody did of whom a column of votes says so."""
PREDICATES = (*(each for each in STANCES if each != "refusedToSign"), "abstained")
LONGEST = 8
"""The most tokens of a cell that tells one thing rather than a story."""
ABOVE = 2
"""How many blocks over a table may name what it is about."""

Rows = dict[int, dict[int, TokenBlock]]
Reading = Mapping[str, Token]


def table_positions(arguments: Arguments, context: Context) -> Iterator[Candidate]:
    """Yield a position for each cell that says, by itself or with its column's head, what an actor did."""
    for rows in tables(arguments).values():
        heads = {column: _reading(arguments, block) for column, block in rows.get(0, {}).items()}
        for number, row in rows.items():
            for column, block in row.items() if number else ():
                told = _told(heads.get(column, {}), _reading(arguments, block), arguments.doc[block.start])
                around = [cell for cell in (row[min(row)], rows.get(0, {}).get(column)) if cell]
                if told is None or block in around:
                    continue
                actor = next(filter(None, (_actor(arguments, cell) for cell in around)), None)
                text = next(filter(None, (_text(arguments, cell) for cell in (block, *around))), None)
                target = text or _subject(arguments, context, rows)
                if actor and target:
                    predicate, status, cue, trace = told
                    yield Candidate(actor, predicate, target, status, cue, "list", trace=trace)


def tables(arguments: Arguments) -> dict[int, Rows]:
    """The cells of the document's tables by table, row and column."""
    found: dict[int, Rows] = defaultdict(lambda: defaultdict(dict))
    for block in arguments.linked.annotation.blocks:
        if block.cell and block.start < block.end:
            found[block.cell.table][block.cell.row][block.cell.column] = block
    return found


def tells_positions(arguments: Arguments, cell: TokenBlock) -> bool:
    """Whether a column of the table that a cell belongs to says what those in its rows did."""
    rows = tables(arguments)[cell.cell.table] if cell.cell else {}
    return any(
        reading.keys() & {*PREDICATES, "refused", "vote"}
        for row in rows.values()
        for column, block in row.items()
        if column and (reading := _reading(arguments, block))
    )


@cache
def _readings() -> Mapping[str, str]:
    return {row["word"]: row["reading"] for row in table("lexicons/table_words.csv")}


def _reading(arguments: Arguments, block: TokenBlock) -> Reading:
    """What the words of a cell say, each reading with its first word; a date or another number is a yes."""
    found: dict[str, Token] = {}
    if block.end - block.start > LONGEST:
        return found
    for token in arguments.doc[block.start : block.end]:
        reading = _readings().get(token.lower_, "yes" if token.text[:1].isdigit() else None)
        if reading:
            found.setdefault(reading, token)
    return found


def _told(head: Reading, cell: Reading, first: Token) -> tuple[str, Status, Token, tuple[Token, ...]] | None:
    """Predicate, status, cue and the words that decided; None where the cell tells nothing."""
    if "vote" in head:
        vote = next((word for word in VOTES if word in cell), None)
        return (VOTES[vote], "asserted", head["vote"], (cell[vote],)) if vote else None
    cues = {**head, **cell}
    predicate = next((each for told in (cell, head) for each in PREDICATES if each in told), "signed")
    cue = cues.get(predicate, cell.get("refused"))
    if cue is None or "nothing" in cell:
        return None
    state = _standing(cell)
    if not state.trace and predicate not in cell:
        if "yes" not in cell:
            return None
        state.trace.append(first)
    result = outcome(predicate, True, state)
    return (*result, cue, tuple(state.trace)) if result else None


def _standing(cell: Reading) -> Standing:
    """How a cell puts the act: that a state has not acted yet is no refusal, that it did not is one."""
    state = Standing(perfect="did" not in cell)
    for word in ("refused", "no"):
        if word in cell and state.positive:
            state.negate(cell[word])
    state.refused = "refused" in cell
    for modality in ("planned", "possible"):
        if modality in cell:
            state.weaken(modality, cell[modality])
    return state


def _actor(arguments: Arguments, cell: TokenBlock) -> Referent | None:
    """Whom a cell names first, if it begins with the name."""
    name = next(arguments.named_between(cell.start, cell.end), None)
    return name if name is not None and name.start <= cell.start + 1 else None


def _text(arguments: Arguments, block: TokenBlock) -> Referent | None:
    """The agreement that a cell or another block names last."""
    found = [
        Referent(entity, mention.start, mention.end)
        for mention, entity in arguments.linked.entities.items()
        if entity.type in TEXTS and mention.kind == "name" and block.start <= mention.start < block.end
    ]
    return max(found, key=lambda referent: referent.start, default=None)


def _subject(arguments: Arguments, context: Context, rows: Rows) -> Referent | None:
    """What a whole table is about: the agreement that is named right above it, else the one told of last."""
    blocks = arguments.linked.annotation.blocks
    start = min(block.start for row in rows.values() for block in row.values())
    above = [block for block in blocks if block.end <= start and block.start < block.end][-ABOVE:]
    named = (text for block in reversed(above) if (text := _text(arguments, block)))
    return next(named, None) or context.agreement_before(arguments.doc[start])
