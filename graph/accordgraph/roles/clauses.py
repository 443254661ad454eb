"""Finds offices that a clause states of its subject: "she is director of …", "he heads the …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.mentions import Mention
from accordgraph.model import Entity
from accordgraph.roles.people import Stage
from accordgraph.roles.phrases import is_head, offices, phrases
from accordgraph.roles.statement import Statement, stated

REACH = 30
"""Tokens behind the noun of an office within which its phrase ends."""
SENT = ("delegation", "mission", "team")
"""What of a country somebody may lead."""
BE = ("am", "'m", "’m", "is", "'s", "’s")


def copulas(stage: Stage) -> Iterator[Statement]:
    """Offices said of a subject: "he is chairman of the committee", "was elected president"."""
    doc = stage.doc
    for token in doc:
        if token.i in stage.barred or not is_head(token):
            continue
        subject = _subject_of(token)
        if subject is None:
            continue
        entity = _named(stage, subject)
        if entity is None:
            continue
        start = doc[token.i].left_edge.i
        end = min(doc[token.i].sent.end, token.i + REACH)
        for phrase in phrases(doc, start, end, stage.barred):
            if phrase.start <= token.i <= phrase.head:
                yield stated(stage, entity, phrase, "role.copula", 0.82)
                break


def _named(stage: Stage, subject: int) -> Entity | None:
    """The person of the document whom a subject stands for, or who is in apposition to it."""
    known = {person.entity for person in stage.people}
    beside = (child.i for child in stage.doc[subject].children if child.dep_ == "appos")
    for token in (subject, *beside):
        entity = stage.linked.entity_headed(token)
        if entity in known:
            return entity
    return None


def _subject_of(token: Token) -> int | None:
    head = token.head
    words = offices()
    if token.dep_ == "attr" and (head.lemma_ in words.copulas or head.lower_ in words.copulas):
        subjects = [child for child in head.children if child.dep_ == "nsubj"]
        if any(child.dep_ == "neg" for child in head.children):
            return None
    elif token.dep_ in ("oprd", "xcomp", "dobj") and head.lemma_ in words.appointing:
        subjects = [child for child in head.children if child.dep_ == "nsubjpass"]
    elif token.dep_ == "nsubj" and head.lemma_ == "be" and token.tag_ in ("NN", "NNP"):
        subjects = [child for child in head.children if child.dep_ == "attr" and child.pos_ == "PROPN"]
        if any(child.dep_ == "neg" for child in head.children):
            return None
    elif token.dep_ == "pobj" and head.lower_ == "as":
        return _subject_above(head.head)
    else:
        return None
    return _antecedent(subjects[0]) if subjects else None


def _subject_above(verb: Token) -> int | None:
    """The subject of a verb, or of the verb that it depends on: of whom "as the leader of …" is said."""
    if verb.lemma_ in offices().judging:
        return None
    for token in (verb, *verb.ancestors):
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return _antecedent(child)
        if token.dep_ not in ("xcomp", "pcomp", "prep", "conj", "advcl"):
            return None
    return None


def _antecedent(subject: Token) -> int:
    """Whom a relative pronoun stands for; the token itself otherwise."""
    if subject.lower_ in ("who", "which", "that") and subject.head.dep_ == "relcl":
        return int(subject.head.head.i)
    return int(subject.i)


def headings(stage: Stage) -> Iterator[Statement]:
    """A person who heads an organisation: "Doe heads the northern branch of the agency"."""
    doc = stage.doc
    for token in doc:
        if not _heads(token):
            continue
        subjects = [child for child in token.children if child.dep_ == "nsubj"]
        objects = [child for child in token.children if child.dep_ == "dobj"]
        if not subjects or not objects:
            continue
        subject = _antecedent(subjects[0])
        entity = stage.linked.entity_headed(subject)
        if entity is None or entity.type != "Person":
            continue
        edge = objects[0].right_edge.i + 1
        pair = next(
            (each for each in stage.inside(objects[0].left_edge.i, edge) if each[0].kind == "name"), None
        )
        if pair is not None and "for" in (doc[pair[0].start - 1].lower_, doc[pair[0].start - 2].lower_):
            continue
        sent = objects[0].lemma_ in SENT
        if pair is None or (
            token.lemma_ in offices().leading and pair[1].type != "Organization" and not sent
        ):
            continue
        mention, of = pair
        place = (mention.start, mention.end)
        end = min(objects[0].i + 1, max(place[0], token.i + 1))
        while doc[end - 1].pos_ == "DET":
            end -= 1
        yield Statement(
            entity,
            of,
            doc[token.i : end].text,
            token.i,
            end,
            "current",
            place,
            "role.heads",
            0.7,
            subject,
            "head",
        )


def _heads(token: Token) -> bool:
    """Whether a verb says that somebody is at the head of a body, of "leads" and "runs" only now."""
    if token.pos_ != "VERB" or token.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    return token.lemma_ in offices().heading or (token.lemma_ in offices().leading and token.tag_ != "VBD")


def working(stage: Stage) -> Iterator[Statement]:
    """Whom somebody works or speaks for: "Doe reports from Lima for River Radio", "representing Peru"."""
    for token in stage.doc:
        if token.pos_ != "VERB" or not _works(token):
            continue
        people = [child for child in token.children if child.dep_ == "nsubj"]
        if not people and token.dep_ == "acl":
            people = [token.head]
        subject = _antecedent(people[0]) if people else None
        entity = stage.linked.entity_headed(subject) if subject is not None else None
        if subject is None or entity not in {person.entity for person in stage.people}:
            continue
        if any(child.dep_ == "neg" for child in token.children):
            continue
        place = _employer(stage, token)
        if place is not None:
            mention, of = place
            yield Statement(
                entity, of, "", token.i, mention.end, "current", (mention.start, mention.end),
                "role.works", 0.65, subject,
            )  # fmt: skip


def _works(verb: Token) -> bool:
    """Whether a verb tells what somebody does for a body, of "runs" and "leads" only now."""
    words = offices()
    leads = verb.lemma_ in words.leading and verb.tag_ != "VBD"
    return leads or verb.lemma_ in words.working | words.representing


def _employer(stage: Stage, verb: Token) -> tuple[Mention, Entity] | None:
    represents = verb.lemma_ in offices().representing
    links = ("at",) if verb.lemma_ in offices().leading else ("for", "at", "with")
    for child in verb.children:
        if child.dep_ == "dobj" and represents:
            objects = [child]
        elif child.dep_ == "prep" and child.lower_ in links and not represents:
            objects = [grand for grand in child.children if grand.dep_ == "pobj"]
        elif child.dep_ == "dobj":
            beside = (grand for grand in child.children if grand.dep_ == "prep" and grand.lower_ == "at")
            objects = [noun for link in beside for noun in link.children if noun.dep_ == "pobj"]
        else:
            continue
        for found in objects:
            pair = (
                stage.ending(found.i + 1)
                or stage.beginning(found.i)
                or stage.beginning(found.left_edge.i + 1)
            )
            kinds = ("Organization", "Country") if represents else ("Organization",)
            if pair and pair[0].kind == "name" and pair[1].type in kinds:
                return pair
    return None


def introductions(stage: Stage) -> Iterator[Statement]:
    """Whom speakers on air work for: "For River Radio, I'm Jane Doe"; "It's River Radio. I'm Jane Doe"."""
    doc, last = stage.doc, None
    for person in stage.people:
        at = person.start - 2
        if at < 1 or doc[at + 1].lower_ not in BE or doc[at].lower_ != "i":
            continue
        pair = _announced(stage, at - 1)
        if pair is None and doc[at - 1].lower_ == "and" and last and at - last[0].end < REACH:
            pair = last
        if pair is not None:
            last = pair
            yield Statement(
                person, pair[1], "", at, person.end, "current", (pair[0].start, pair[0].end),
                "role.affiliation", 0.8, at,
            )  # fmt: skip


def _announced(stage: Stage, mark: int) -> tuple[Mention, Entity] | None:
    """The organisation that is spoken for before a mark: "For River Radio,", "It's River Radio."."""
    pair = stage.ending(mark) if stage.doc[mark].is_punct else None
    if pair is None or pair[1].type != "Organization" or pair[0].kind != "name" or not pair[0].start:
        return None
    before = stage.doc[pair[0].start - 1]
    return pair if before.lower_ in ("for", "from") or before.lower_ in BE else None
