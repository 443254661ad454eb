"""Tells who the speaker of an attribution is: the entity behind a name, an office, a text or a pronoun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from accordgraph.coreference import PRONOUNS, gendered
from accordgraph.gazetteers import head_nouns
from accordgraph.issuer import Issuer
from accordgraph.link import LinkedDocument
from accordgraph.model import Entity, Span
from accordgraph.quotations.antecedents import those_meant
from accordgraph.quotations.attributed import TURN, Attribution
from accordgraph.quotations.cues import speaking_nouns
from accordgraph.quotations.described import described, label_of
from accordgraph.quotations.sources import SUBJECTS, Source, conjuncts, noun_phrase, subject_of

Speaker = tuple[Entity, tuple[Span, ...]]
"""Who speaks and where the document says so."""
SENTENCES = 4
"""Sentences, at the most, that part a pronoun from whoever spoke last (inclusive)."""
GUARDED = frozenset({"object", "attitude", "preposition", "infinitive", "noun", "adjective"})
"""Rules whose verbs events take, too, in a figure: "the summit highlighted"."""
SPOKEN = frozenset(
    {"address", "answer", "comment", "email", "message", "post", "remark", "response", "speech", "statement"}
    | {"testimony", "tweet", "appraisal", "assessment", "plea", "reply", "retort", "verdict", "warning"}
)
"""Nouns for words that are as good as said by the one whose they are."""
ISSUING = frozenset({"deliver", "give", "issue", "make", "post", "publish", "release", "send", "write"})
"""Verbs that tell whose such words are."""
_COMPLETING = frozenset(("ADJ", "ADP", "DET", "NOUN", "PART", "PROPN"))
_LINKS = frozenset(("at", "for", "of", "to"))
"""Prepositions that tie an office to whom it serves."""
_OFFICE = 8
"""Tokens between an office and the name of its holder, at the most."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The person who spoke last, and the token that says so."""

    entity: Entity
    at: int


def speakers(
    linked: LinkedDocument, issuer: Issuer, attribution: Attribution, previous: Previous | None
) -> Iterator[Speaker]:
    """Yield each speaker of an attribution; none where its source is nobody who speaks."""
    source = attribution.source
    if source is None:
        return
    if attribution.rule == TURN:
        yield _labelled(linked, source)
    elif linked.annotation.doc[source.head].lower_ == "we":
        yield from _issuers(linked, issuer, attribution)
    elif _can_speak(linked, source, attribution.rule):
        named = _named_last(linked, attribution)
        found = iter([(named, (_mention(linked, source),))]) if named else _speakers(linked, source)
        yield from _others(linked, attribution, _going_on(linked, attribution, previous, found))


def _issuers(linked: LinkedDocument, issuer: Issuer, attribution: Attribution) -> Iterator[Speaker]:
    """The body that issues the document for its "we", which nobody in a turn of a transcript means."""
    source, own = attribution.source, issuer.announced
    if source is not None and attribution.turn is None:
        body = own if own is not None and own.type in ("Country", "Organization") else None
        yield body or described(linked, linked.annotation.doc[source.head]), (_mention(linked, source),)


def _named_last(linked: LinkedDocument, attribution: Attribution) -> Entity | None:
    """The person named between commas right before the verb, behind who he or she is or speaks for."""
    doc, source = linked.annotation.doc, attribution.source
    at = attribution.cue[0] - 1 if attribution.cue else -1
    while at > 0 and doc[at].pos_ in ("AUX", "ADV"):
        at -= 1
    if source is None or at <= source.end or doc[at].text != "," or _is_list(linked, source):
        return None
    name = linked.mention_at(at - 1)
    known = name is not None and name.kind == "name" and name.type == "Person" and name.end == at
    start = name.start if name is not None and known else at
    while not known and doc[start - 1].pos_ == "PROPN":
        start -= 1
    before = start - 1
    while before > 0 and doc[before].lower_ in ("dr.", "mr.", "mrs.", "ms.", "sir"):
        before -= 1
    between = [token.lower_ for token in doc[source.end : before]]
    aside = between[between.index(",") + 1 :] if "," in between else ["through"]
    alone = "," not in aside and aside[:1] in (["through"], ["via"])
    if doc[before].text != "," or source.end > before or not alone:
        return None
    if name is not None and known:
        return linked.entities.get(name)
    office = speaking_nouns().get(doc[source.head].lemma_.lower()) == "Person"
    return described(linked, doc[at - 1]) if office and at - start > 1 else None


def _is_list(linked: LinkedDocument, source: Source) -> bool:
    """Whether the source itself is a person's name, which a comma joins to the next one."""
    entity = linked.entity_headed(source.head)
    return entity is not None and entity.type == "Person" and entity.label.count(" ") > 0


def _speakers(linked: LinkedDocument, source: Source) -> Iterator[Speaker]:
    annotation = linked.annotation
    relative = (annotation.span(source.relative, source.relative + 1),) if source.relative is not None else ()
    said = annotation.doc[source.head if source.text is None else source.text]
    head = those_meant(linked, said) or said
    named = _named(linked, head) or _author(linked, head)
    first = named or _completed(linked, head)
    joint = first is not None and first.type == "Agreement" and first.label != head.text
    issuer = None if joint else _issuer(head)
    issued = linked.entity_headed(issuer.i) if issuer is not None else None
    if issuer is not None and issued and issued.type in ("Person", "Country", "Organization"):
        yield issued, (annotation.span(*noun_phrase(issuer)), _mention(linked, source), *relative)
        return
    found = [(first or described(linked, head), (_mention(linked, source), *relative))]
    for token in conjuncts(head):
        entity = _beside(linked, head, token) if first is not None and named is None else None
        if entity is not None and all(entity.id != other.id for other, _ in found):
            place = _mention(linked, source) if head is not said else annotation.span(*noun_phrase(token))
            found.append((entity, (place, *relative)))
    yield from found if head is not said else sorted(found, key=lambda speaker: speaker[1][0])


def _beside(linked: LinkedDocument, head: Token, token: Token) -> Entity | None:
    """The person or country that a noun coordinated with the source names."""
    own = linked.entity_headed(token.i)
    entity = own if own is not None and own.type in ("Person", "Country") else None
    if token.i == head.i:
        return entity
    return _name_behind(linked, token) or entity


def _going_on(
    linked: LinkedDocument, attribution: Attribution, previous: Previous | None, found: Iterator[Speaker]
) -> Iterator[Speaker]:
    """The speakers; for a "he" or "she" whoever spoke last, if nobody whom it may mean acted since."""
    assert attribution.source
    doc, head = linked.annotation.doc, linked.annotation.doc[attribution.source.head]
    wanted = PRONOUNS.get(head.lower_)
    for entity, mention in found:
        if previous is None or wanted not in ("male", "female") or previous.entity.id == entity.id:
            yield entity, mention
            continue
        mentions = (m.head for m in linked.mentions if linked.entities.get(m) == entity and m.head < head.i)
        named = [at for at in mentions if doc[at].dep_ in SUBJECTS]
        first = previous.entity.label.casefold().split()[0]
        fits = gendered("gazetteers/given_names.csv", "name").get(first, wanted) == wanted
        between = doc[previous.at : head.i]
        near = sum(1 for token in between if token.is_sent_start) <= SENTENCES
        goes_on = fits and near and max(named, default=-1) < previous.at < head.i
        yield (previous.entity if goes_on else entity), mention


def _others(linked: LinkedDocument, attribution: Attribution, found: Iterator[Speaker]) -> Iterator[Speaker]:
    """The speakers; for a "he" or "she" within a turn of one's own the person named last besides oneself."""
    assert attribution.source
    head = linked.annotation.doc[attribution.source.head]
    for entity, mention in found:
        own = attribution.turn is not None and _labelled(linked, attribution.turn)[0].id == entity.id
        if own and head.lower_ in ("he", "she"):
            labels = {t.i for t in linked.annotation.doc if t.text[-1:] == ":"}
            before = (m for m in reversed(linked.mentions) if m.end <= head.i and m.end not in labels)
            named = (linked.entities.get(m) for m in before if m.kind == "name")
            people = (one for one in named if one and one.type == "Person" and one.id != entity.id)
            yield next(people, described(linked, head)), mention
        else:
            yield entity, mention


def _completed(linked: LinkedDocument, head: Token) -> Entity | None:
    """The entity of the source, one that is a bare noun with what completes it: "spokesperson for Acme"."""
    entity = linked.entity_headed(head.i)
    label = label_of(linked.annotation, head)
    joint = entity is not None and entity.type == "Group" and label.startswith(f"{entity.label}, ")
    if entity is None or head.pos_ != "NOUN" or (entity.label != head.text and not joint):
        return entity
    return replace(entity, label=label, names=tuple(dict.fromkeys((label, *entity.names))))


def _named(linked: LinkedDocument, head: Token) -> Entity | None:
    """The person whose name stands in apposition to an office: "the bloc's chief, Jane Doe, said"."""
    lemma = head.lemma_.lower()
    if (
        head.pos_ != "NOUN"
        and lemma not in head_nouns()["Person"]
        and speaking_nouns().get(lemma) != "Person"
    ):
        return None
    for token in conjuncts(head):
        for child in token.children:
            name = linked.mention_headed(child.i)
            if child.dep_ == "appos" and name and name.kind == "name" and name.type == "Person":
                return linked.entities.get(name)
    return _name_behind(linked, head)


def _name_behind(linked: LinkedDocument, head: Token) -> Entity | None:
    """The person named behind what completes an office: "a spokesman for the presidency, Jane Doe"."""
    if speaking_nouns().get(head.lemma_.lower()) != "Person":
        return None
    names = {m.start: m for m in linked.mentions if m.kind == "name" and m.type == "Person"}
    for token in head.doc[head.i + 1 : min(head.i + 2 + _OFFICE, head.sent.end - 1)]:
        if token.text == ",":
            return linked.entities.get(names[token.i + 1]) if token.i + 1 in names else None
        if token.i in names and _is_matter(token.nbor(-1)):
            return linked.entities.get(names[token.i])
        joins = token.pos_ in _COMPLETING and (token.pos_ != "ADP" or token.lower_ in _LINKS)
        if not joins and token.lower_ != "and":
            return None
    return None


def _is_matter(token: Token) -> bool:
    """Whether a noun says what an office is for, and is neither a title nor the office itself."""
    return token.pos_ in ("NOUN", "PROPN") and speaking_nouns().get(token.lemma_.lower()) != "Person"


def _author(linked: LinkedDocument, head: Token) -> Entity | None:
    """Whose words a "statement" or "speech" holds: the one that possesses it."""
    if head.lemma_.lower() not in SPOKEN:
        return None
    owner = next((child for child in head.children if child.dep_ == "poss"), None)
    entity = linked.entity_headed(owner.i) if owner is not None else None
    return entity if entity and entity.type in ("Person", "Country", "Organization") else None


def _issuer(head: Token) -> Token | None:
    """Who gives out the "statement" or "tweet" that says something: "Acme released a statement saying"."""
    verb = head.head
    if head.lemma_.lower() not in SPOKEN or head.dep_ != "dobj" or verb.lemma_.lower() not in ISSUING:
        return None
    return subject_of(verb)


def _labelled(linked: LinkedDocument, label: Source) -> Speaker:
    """The person whose name, surname, given name or initials label a turn, else an entity of the label."""
    span = linked.annotation.span(label.start, label.end)
    word = linked.annotation.doc[label.head].text
    found = (linked.entities.get(known) for known in linked.mentions)
    people = {one.id: one for one in found if one and one.type == "Person" and " " in one.label}.values()
    for read in (_surname, _given_name, _initials):
        wanted = [one for one in people if read(one.label) == word.casefold()]
        if wanted and (read is _surname or len(wanted) == 1):
            return wanted[0], (span,)
    mention = linked.mention_headed(label.head)
    named = linked.entities.get(mention) if mention and mention.kind == "name" else None
    if named and named.type in ("Person", "Organization", "Group"):
        return named, (span,)
    return described(linked, linked.annotation.doc[label.head]), (span,)


def _surname(name: str) -> str:
    """The last part of a name, of a double-barrelled surname, too, as a label has it for its head."""
    return name.casefold().replace("-", " ").split()[-1]


def _given_name(name: str) -> str:
    return name.casefold().split()[0]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.casefold().split())


def _mention(linked: LinkedDocument, source: Source) -> Span:
    mention = linked.mention_headed(source.head)
    if mention is None:
        return linked.annotation.span(source.start, source.end)
    return linked.annotation.span(min(mention.start, source.start), max(mention.end, source.end))


def _can_speak(linked: LinkedDocument, source: Source, rule: str) -> bool:
    """Whether the source is somebody or a text: "early reactions" may show something, but say nothing."""
    entity = linked.entity_headed(source.head)
    if entity is not None and (entity.type != "Event" or rule in GUARDED):
        return entity.type != "Event"
    head = linked.annotation.doc[source.head]
    if entity is not None and head.pos_ == "PRON":
        return False
    named = head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or not head.text.islower()
    return named or head.pos_ in ("PRON", "NUM") or head.lemma_.lower() in speaking_nouns()
