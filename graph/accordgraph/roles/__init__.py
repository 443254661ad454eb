"""Extracts who holds which office in which country or organisation, as the document states it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Claim, Entity, Evidence, Mentions, Office, Span
from accordgraph.roles.patterns import statements
from accordgraph.roles.people import HOLDERS, Person, Stage, holder_of, made, plain
from accordgraph.roles.phrases import offices
from accordgraph.roles.statement import Statement

__all__ = ["roles"]


NO_FIELD = ("minister", "secretary", "deputy", "state", "under", "assistant", "prime", "permanent", "general")
"""Words of ministers' titles that name no field, without a final s."""
NOT_YET = (" elect", " designate")
"""Ends of the names of offices that somebody does not hold yet."""
AT_HOME = ("role.title", "role.title-comma", "role.apposition", "role.postnominal", "role.signature")
"""Rules of offices that without a country belong to the one that a document is about."""


def roles(linked: LinkedDocument) -> Iterator[Claim]:
    """Yield a claim for each office or affiliation of a named person.

    Where the words name no organisation it is inferred: from what the document says elsewhere of the
    person, from an office that one country alone has, from a ministry of the same field, or from a list
    of heads of state and government. An office whose organisation stays unknown yields nothing.
    """
    stage = Stage(linked)
    found = [_without_nameless(statement) for statement in statements(stage)]
    settled = [statement for statement in found if statement.of is not None]
    for statement in found:
        if statement.of is None:
            inferred = _infer(stage, statement, settled)
            if inferred is not None:
                settled.append(inferred)
    for group in _merged(_told_once(settled)):
        yield _claim(stage, group)


def _without_nameless(statement: Statement) -> Statement:
    """The statement without an organisation of which the words before an office left no name."""
    nameless = statement.of is not None and not statement.of.label
    return replace(statement, of=None) if nameless else statement


def _told_once(settled: Iterable[Statement]) -> list[Statement]:
    """The statements without those that another tells better: who heads a body, for whom somebody speaks."""
    found = list(settled)
    named = {(each.entity, each.of) for each in found if each.role and each.rule != "role.heads"}
    placed = {each.entity for each in found if each.place and each.rule != "role.behalf"}
    return [
        each
        for each in found
        if (each.rule != "role.heads" or (each.entity, each.of) not in named)
        and (each.rule != "role.behalf" or each.entity not in placed)
    ]


def _infer(stage: Stage, statement: Statement, settled: Iterable[Statement]) -> Statement | None:
    """The statement with its organisation from elsewhere, or None."""
    entity, role = statement.entity, _key(statement.role)
    if statement.head in offices().relative:
        return None
    if statement.head in offices().press and stage.publisher is not None and _in_house(stage, statement):
        return replace(statement, of=stage.publisher, confidence=0.65)
    if statement.through is not None:
        for other in settled:
            if other.entity == statement.through and other.head:
                return replace(statement, of=other.of, confidence=0.75)
    for other in settled:
        if other.entity == entity and other.head and (role in _key(other.role) or _key(other.role) in role):
            return replace(statement, of=other.of, confidence=0.85)
    if statement.head in offices().press:
        for other in settled:
            if other.entity == entity and not other.role and other.of is not None:
                return replace(statement, of=other.of, confidence=0.75)
    for other in settled:
        if other.entity == entity and other.rule == "role.partisan" and statement.head in offices().public:
            return replace(statement, of=other.of, confidence=0.75)
    titles = offices().belonging
    role_words = statement.role.lower()
    shorter = re.split(r" (?:for|of the) ", role_words)[0]
    belonging = titles.get(role_words) or titles.get(shorter) or titles.get(statement.head)
    of = stage.known(belonging) if belonging else None
    if of is not None:
        return replace(statement, of=of, confidence=0.8)
    of = _ministry(stage, statement.role) or holder_of(stage, entity, statement.role)
    if of is not None:
        return replace(statement, of=of, confidence=0.8)
    same = {other.of for other in settled if other.head == statement.head and other.of is not None}
    if len(same) == 1 and statement.tenure == "former" and statement.head not in offices().public:
        return replace(statement, of=same.pop(), confidence=0.6)
    return _by_country(stage, statement, settled)


def _in_house(stage: Stage, statement: Statement) -> bool:
    """Whether words tell of the publisher's own: "By Jane Doe, City Editor", "our host", "DOE, HOST:"."""
    block = stage.linked.annotation.block(statement.at)
    before = stage.doc[block.start : min(statement.at, statement.start)]
    labelled = statement.end < block.end and stage.doc[statement.end].text == ":" and not before
    return labelled or statement.head == "host" or any(token.lower_ in ("by", "our") for token in before)


def _ministry(stage: Stage, role: str) -> Entity | None:
    """A ministry of the document with a word of its field in the role: "Fisheries Minister"."""
    words = {word.rstrip("s") for word in re.findall(r"[a-z]{4,}", plain(role))}.difference(NO_FIELD)
    office = re.search(r"minister|secretary", role, re.I)
    if office is None:
        return None
    bodies = {"ministry", "department"} if office[0].lower() == "minister" else {"department"}
    for _, entity in stage.holders:
        for name in (entity.label, *entity.names):
            fields = {word.rstrip("s") for word in re.findall(r"[a-z]{4,}", plain(name))}
            if bodies & fields and words & fields:
                return entity
    return None


def _by_country(stage: Stage, statement: Statement, settled: Iterable[Statement]) -> Statement | None:
    if statement.head in offices().speaking | offices().private - offices().press:
        return _by_body(stage, statement)
    if statement.head not in offices().public and statement.role.lower() not in offices().national:
        return None
    for other in settled:
        if other.entity == statement.entity and other.of is not None and other.of.type == "Country":
            return replace(statement, of=other.of, confidence=0.75)
    if statement.head in ("governor", "gov."):
        of = _state_before(stage, statement.at)
        if of is not None:
            return replace(statement, of=of, confidence=0.6)
    issuer = stage.issuer
    if issuer is not None and statement.rule != "role.signature":
        return replace(statement, of=issuer, confidence=0.65)
    local = statement.head in offices().local
    if len(stage.countries) == 1 and statement.rule.startswith("role.title") and not local:
        return replace(statement, of=stage.countries[0], confidence=0.55)
    told = _teller(stage, statement.at, ("Country",)) if _homely(statement) else None
    if told is not None:
        return replace(statement, of=told, confidence=0.55)
    if stage.home is not None and _homely(statement):
        return replace(statement, of=stage.home, confidence=0.5)
    return None


def _by_body(stage: Stage, statement: Statement) -> Statement | None:
    """The statement with the country or body of its paragraph: "Oxfam agreed, said its director Doe"."""
    speaks = statement.head in offices().speaking
    rules = AT_HOME if speaks else ("role.title",)
    if statement.rule not in rules or re.search(" of | to ", statement.role) or statement.tenure == "former":
        return None
    of = _teller(stage, statement.at, HOLDERS if speaks else ("Organization",))
    if of is None and speaks and " for " in statement.role:
        of = _teller(stage, statement.at, ("Country",))
    return replace(statement, of=of, confidence=0.55) if of is not None else None


def _teller(stage: Stage, token: int, types: Container[str]) -> Entity | None:
    """The one country or body that the paragraph tells of before a person: "Peru declined. Minister Doe"."""
    start = stage.linked.annotation.block(token).start
    named = [pair for pair in stage.inside(start, token) if pair[1].type in types and pair[0].kind == "name"]
    told = {entity for _, entity in named}
    acting = any(_tells(stage, mention, start) for mention, _ in named)
    return told.pop() if len(told) == 1 and acting else None


def _tells(stage: Stage, mention: Mention, start: int) -> bool:
    """Whether a name is a clause's subject or owner, or the label of its paragraph: "Peru: Minister Doe"."""
    doc = stage.doc
    labels = mention.end < len(doc) and doc[mention.end].text in (":", ".") and mention.start - start <= 2
    return labels or doc[mention.head].dep_ in ("nsubj", "nsubjpass", "poss")


def _homely(statement: Statement) -> bool:
    """Whether an office is of the kind that a report of one country leaves the country out of."""
    local = statement.head in offices().local or statement.role.lower().startswith("shadow")
    bare = statement.role.lower() in ("minister", "secretary", "ambassador")
    return statement.rule in AT_HOME and not local and not bare


def _state_before(stage: Stage, token: int) -> Entity | None:
    """The American state whose matter the paragraph speaks of before a governor: "Ohio's bill"."""
    start = stage.linked.annotation.block(token).start
    for index in range(token - 1, start, -1):
        if stage.doc[index].lower_ in ("'s", "’s"):
            for width in (2, 1):
                text = stage.doc[max(start, index - width) : index].text
                if text in offices().us_states:
                    return made(text, "Group")
    return None


def _key(role: str) -> str:
    """A role for comparison, with abbreviated titles in full."""
    short = offices().abbreviations
    words = (short.get(word, word) for word in re.findall(r"\w+", plain(role)))
    return " ".join(
        single if (single := word.removesuffix("s")) in offices().heads else word for word in words
    )


def _merged(found: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Groups of statements of one office of one person: the same words, or some of a longer title's."""
    groups: list[list[Statement]] = []
    for statement in sorted(found, key=lambda each: (-len(_key(each.role)), each.start)):
        for group in groups:
            first = group[0]
            if first.entity == statement.entity and first.of == statement.of and _covers(first, statement):
                group.append(statement)
                break
        else:
            groups.append([statement])
    yield from sorted(groups, key=lambda group: min(each.start for each in group))


def _covers(longer: Statement, shorter: Statement) -> bool:
    one, other = (_key(each.role).partition(" to ")[0] for each in (longer, shorter))
    if any(one.endswith(word) and not other.endswith(word) for word in NOT_YET):
        return False
    return f" {other} " in f" {one} " or not other


def _confidence(best: Statement, times: int) -> float:
    """What a rule deserves, a little more for each repetition where the organisation was written."""
    written = best.place is not None
    return round(min(0.97, best.confidence + 0.02 * (times - 1) * written), 2)


def _claim(stage: Stage, group: list[Statement]) -> Claim:
    annotation = stage.linked.annotation
    best = max(group, key=lambda each: (each.confidence, len(each.role)))
    role = max((each.role for each in group), key=lambda each: (len(_key(each)), each[-1:] != "s", len(each)))
    assert best.of is not None
    evidence: dict[Span, Evidence] = {}
    for each in group:
        sentence = stage.doc[each.start].sent
        part = annotation.evidence(min(sentence.start, each.at), max(sentence.end, each.end))
        evidence.setdefault(part.span, part)
    people = [each.person for each in group if isinstance(each.person, Person)]
    return Claim(
        kind="role",
        document=annotation.document.id,
        path=annotation.document.path,
        subject=best.entity,
        predicate="holdsRole",
        object=Office(best.of, " ".join(role.split()).lstrip("-–"), best.tenure),
        status="asserted",
        evidence=tuple(evidence.values()),
        confidence=_confidence(best, len(group)),
        rule=best.rule,
        mentions=Mentions(
            subject=tuple(annotation.span(person.start, person.end) for person in people),
            cue=tuple(annotation.span(each.start, max(each.end, each.start + 1)) for each in group),
            object=tuple(annotation.span(*each.place) for each in group if each.place),
        ),
    )
