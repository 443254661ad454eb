"""Makes claims of attributions: the speaker's entity, the quotation with its form, and the evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import head_nouns
from accordgraph.link import LinkedDocument
from accordgraph.model import (
    BASE,
    Act,
    Claim,
    Entity,
    EntityType,
    Evidence,
    Mentions,
    Quotation,
    QuotationForm,
    Span,
    short_hash,
)
from accordgraph.quotations.attribution import BLOCK, TURN, Attribution
from accordgraph.quotations.content import parts
from accordgraph.quotations.cues import speaking_nouns
from accordgraph.quotations.layout import Layout
from accordgraph.quotations.sources import Source, conjuncts, noun_phrase, subject_of

JOINT = " … "
"""What joins the parts of a split quotation."""
DIRECT_SHARE = 0.9
"""Above which share of its letters within quotation marks a quotation is direct (exclusive)."""
CONFIDENCE: Mapping[str, tuple[float, float, float]] = {
    "clause": (0.94, 0.86, 0.86), "quotation": (0.94, 0.86, 0.86), "quoted": (0.6, 0.6, 0.6),
    "according": (0.85, 0.85, 0.8), "turn": (0.95, 0.95, 0.95), "block": (0.8, 0.8, 0.8),
    "continued": (0.45, 0.45, 0.45), "direct-colon": (0.82, 0.75, 0.75),
    "direct-introduced": (0.73, 0.73, 0.73), "direct-after-tag": (0.74, 0.7, 0.7),
    "direct-before-tag": (0.79, 0.6, 0.5), "attitude": (0.7, 0.75, 0.6), "object": (0.88, 0.74, 0.66),
    "infinitive": (0.85, 0.85, 0.73), "preposition": (0.85, 0.75, 0.61), "noun": (0.7, 0.75, 0.65),
    "adjective": (0.6, 0.6, 0.6), "headline": (0.8, 0.8, 0.65),
}  # fmt: skip
"""How often each rule is right in words and speaker, for direct, mixed and indirect quotations.

Measured, rounded, on news articles with annotated attributions (PolNeAR, see "An Attribution Relations Corpus
for Political News", LREC 2018) and on the annotated documents of diplomacy; rare rules by judgement.
"""
PERSON, OTHER = 0.02, -0.06
"""What it adds if the speaker is a person, and if it is not."""
THOUGHT = -0.2
"""What it adds if a clause tells a thought: more verbs of thinking than of saying report nobody's words."""
UNRESOLVED = 0.45
"""The most where a pronoun's antecedent is unknown."""

GUARDED = frozenset({"object", "attitude", "preposition", "infinitive", "noun", "adjective"})
"""Rules whose verbs events take, too, in a figure: "the summit highlighted"."""
SPOKEN = frozenset(
    {"address", "answer", "comment", "email", "message", "post", "remark", "response", "speech", "statement"}
    | {"testimony", "tweet", "appraisal", "assessment"}
)
"""Nouns for words that are as good as said by the one whose they are."""
ISSUING = frozenset({"deliver", "give", "issue", "make", "post", "publish", "release", "send", "write"})
"""Verbs that tell whose such words are."""
_COMPLETING = frozenset(("ADJ", "ADP", "DET", "NOUN", "PART", "PROPN"))
_LINKS = frozenset(("at", "for", "of", "to"))
"""Prepositions that tie an office to whom it serves."""
_PLACES = frozenset(("at", "from", "in", "with", "within"))
"""Prepositions that tell with a name which people are meant: "officials in Oslo"."""
_OF = 8
"""Tokens of an "of" or "for" phrase, at the most, that stay in the label of a described source."""


def claims_of(linked: LinkedDocument, layout: Layout, attribution: Attribution) -> Iterator[Claim]:
    """Yield a claim of the attribution for each of its speakers; none where nobody is named as its source."""
    spans = tuple(parts(layout, attribution))
    if not spans or attribution.source is None:
        return
    if attribution.rule != TURN and not _can_speak(linked, attribution.source, attribution.rule):
        return
    if attribution.rule == TURN:
        speakers = iter([_labelled(linked, attribution.source)])
    else:
        speakers = _others(linked, attribution, _speakers(linked, attribution.source))
    for speaker, mention in speakers:
        said = quotation(layout, spans, attribution, speaker)
        yield Claim(
            kind="quotation",
            document=linked.annotation.document.id,
            path=linked.annotation.document.path,
            subject=speaker,
            predicate="stated",
            object=said,
            status="asserted",
            evidence=_evidence(layout, spans, attribution),
            confidence=_sure(linked, attribution.source, attribution.rule, said, speaker.type),
            rule=f"quotation.{attribution.rule}",
            mentions=Mentions(
                subject=mention,
                cue=tuple(linked.annotation.span(token, token + 1) for token in attribution.cue),
                object=spans,
            ),
        )


def quotation(
    layout: Layout, spans: tuple[Span, ...], attribution: Attribution, speaker: Entity
) -> Quotation:
    """The quotation that the spans hold; the same words of the same speaker have one id in all documents."""
    text = layout.annotation.document.text
    words = wording(text, spans)
    return Quotation(
        f"{BASE}quotation/{short_hash(speaker.id, normal_words(words))}",
        "direct" if attribution.rule in (BLOCK, TURN) else form_of(layout, spans),
        attribution.act,
        words,
        spans,
    )


def wording(text: str, spans: Sequence[Span]) -> str:
    """The words that the spans hold, white space folded."""
    return JOINT.join(" ".join(text[span.start : span.end].split()) for span in spans)


def confidence(rule: str, form: QuotationForm, act: Act, kind: EntityType) -> float:
    """How likely words and source of a quotation are right.

    It follows from the rule, the form, the act and what the speaker is. No quotation is left out for it:
    what a build reports for review is what lies below the threshold of that report.
    """
    found = CONFIDENCE[rule][("direct", "mixed", "indirect").index(form)]
    if rule == "clause" and act == "thought":
        found += THOUGHT
    if rule != TURN:
        found += PERSON if kind == "Person" else OTHER
    return round(found, 2)


def _sure(linked: LinkedDocument, source: Source, rule: str, said: Quotation, kind: EntityType) -> float:
    head = linked.annotation.doc[source.head]
    found = confidence(rule, said.form, said.act, kind)
    open_pronoun = head.pos_ == "PRON" and linked.entity_headed(head.i) is None and rule != TURN
    return min(found, UNRESOLVED) if open_pronoun else found


def normal_words(text: str) -> str:
    """The words of a quotation without case, punctuation and typographic variants.

    >>> normal_words("We’ll  “win” — again.")
    'we ll win again'
    """
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def form_of(layout: Layout, spans: Sequence[Span]) -> QuotationForm:
    """Whether all of the words, some or none stand within quotation marks."""
    text = layout.annotation.document.text
    letters = [i for span in spans for i in range(*span) if text[i].isalnum()]
    inner = [stretch.quoted.inner for stretch in layout.stretches]
    quoted = sum(1 for i in letters if any(span.start <= i < span.end for span in inner))
    if quoted > DIRECT_SHARE * len(letters):
        return "direct"
    return "mixed" if quoted else "indirect"


def _speakers(linked: LinkedDocument, source: Source) -> Iterator[tuple[Entity, tuple[Span, ...]]]:
    annotation = linked.annotation
    relative = (annotation.span(source.relative, source.relative + 1),) if source.relative is not None else ()
    head = annotation.doc[source.head if source.text is None else source.text]
    named = _named(linked, head) or _author(linked, head)
    first = named or _completed(linked, head)
    joint = first is not None and first.type == "Agreement" and first.label != head.text
    issuer = None if joint else _issuer(head)
    issued = linked.entity_headed(issuer.i) if issuer is not None else None
    if issuer is not None and issued and issued.type in ("Person", "Country", "Organization"):
        yield issued, (annotation.span(*noun_phrase(issuer)), _mention(linked, source), *relative)
        return
    speakers = [(first or _described(linked, head), (_mention(linked, source), *relative))]
    for token in conjuncts(head):
        entity = None if named else linked.entity_headed(token.i)
        known = entity is None or any(entity.id == other.id for other, _ in speakers)
        if first and entity and not known and entity.type in ("Person", "Country"):
            speakers.append((entity, (annotation.span(*noun_phrase(token)), *relative)))
    yield from sorted(speakers, key=lambda speaker: speaker[1][0])


def _others(
    linked: LinkedDocument, attribution: Attribution, speakers: Iterator[tuple[Entity, tuple[Span, ...]]]
) -> Iterator[tuple[Entity, tuple[Span, ...]]]:
    """The speakers; for a "he" or "she" within a turn of one's own the person named last besides oneself."""
    assert attribution.source
    head = linked.annotation.doc[attribution.source.head]
    for entity, mention in speakers:
        own = attribution.turn is not None and _labelled(linked, attribution.turn)[0].id == entity.id
        if own and head.lower_ in ("he", "she"):
            labels = {t.i for t in linked.annotation.doc if t.text[-1:] == ":"}
            before = (m for m in reversed(linked.mentions) if m.end <= head.i and m.end not in labels)
            named = (linked.entities.get(m) for m in before if m.kind == "name")
            people = (one for one in named if one and one.type == "Person" and one.id != entity.id)
            yield next(people, _described(linked, head)), mention
        else:
            yield entity, mention


def _completed(linked: LinkedDocument, head: Token) -> Entity | None:
    """The entity of the source, one that is a bare noun with what completes it: "spokesperson for Acme"."""
    entity = linked.entity_headed(head.i)
    if entity is None or head.pos_ != "NOUN" or entity.label != head.text:
        return entity
    label = _label(linked.annotation, head)
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
    for token in head.doc[head.i + 1 : min(head.i + 2 + _OF, head.sent.end - 1)]:
        if token.text == ",":
            names = (m for m in linked.mentions if m.start == token.i + 1 and m.kind == "name")
            name = next(names, None)
            return linked.entities.get(name) if name and name.type == "Person" else None
        if token.pos_ not in _COMPLETING or (token.pos_ == "ADP" and token.lower_ not in _LINKS):
            return None
    return None


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


def _labelled(linked: LinkedDocument, label: Source) -> tuple[Entity, tuple[Span, ...]]:
    """The person whose name or surname labels a turn, else an entity of the label itself."""
    span = linked.annotation.span(label.start, label.end)
    surname = linked.annotation.doc[label.head].lower_
    for known in linked.mentions:
        entity = linked.entities.get(known)
        if entity and entity.type == "Person" and entity.label.casefold().split()[-1] == surname:
            return entity, (span,)
    mention = linked.mention_headed(label.head)
    named = linked.entities.get(mention) if mention and mention.kind == "name" else None
    if named and named.type in ("Person", "Organization", "Group"):
        return named, (span,)
    return _described(linked, linked.annotation.doc[label.head]), (span,)


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
    named = head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or not head.text.islower()
    return named or head.pos_ in ("PRON", "NUM") or head.lemma_.lower() in speaking_nouns()


def _described(linked: LinkedDocument, head: Token) -> Entity:
    """An entity of this document alone for a source that no mention names.

    A definite description ("the order") is the fuller one that came before it ("an executive order").
    """
    annotation = linked.annotation
    first = _fuller(head)
    forms = dict.fromkeys(_label(annotation, token) for token in (first, head))
    label = next(iter(forms))
    kind: EntityType = "Group" if head.tag_ in ("NNS", "NNPS") or head.lower_ == "they" else "Person"
    noun = speaking_nouns().get(head.lemma_.lower())
    if kind == "Person" and noun:
        kind = "Group" if noun == "text" else noun
    slug = re.sub(r"[^a-z0-9]+", "-", normal_words(label)).strip("-") or "speaker"
    local = short_hash(annotation.document.id, str(annotation.starts[first.i]))[:8]
    return Entity(f"{BASE}entity/{kind.lower()}/{slug}-{local}", label, kind, tuple(forms))


def _fuller(head: Token) -> Token:
    """The first noun before it with the same lemma that is described further, else the noun itself."""
    definite = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.children)
    if not definite or head.pos_ != "NOUN" or speaking_nouns().get(head.lemma_.lower()) in (None, "Person"):
        return head
    for token in head.doc[: head.i]:
        described = any(child.dep_ in ("compound", "amod", "poss", "acl", "prep") for child in token.children)
        if token.lemma_ == head.lemma_ and token.pos_ == "NOUN" and described:
            return token
    return head


def _label(annotation: Annotation, head: Token) -> str:
    """The noun phrase without its article, with what completes it: "people close to her"."""
    start, end = noun_phrase(head)
    for child in head.children:
        if child.dep_ == "prep" and child.i == end:
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            completes = child.lower_ in ("of", "for") or (
                child.lower_ in _PLACES and noun is not None and noun.pos_ == "PROPN"
            )
            end = noun.i + 1 if completes and noun is not None and noun.i < end + _OF else end
        elif child.dep_ == "amod" and child.i == end and child.right_edge.i < end + _OF:
            end = child.right_edge.i + 1
    span = annotation.span(start, end)
    words = annotation.document.text[span.start : span.end].strip("[*_").split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in ("a", "an", "the") else words)


def _evidence(layout: Layout, spans: Sequence[Span], attribution: Attribution) -> tuple[Evidence, ...]:
    """The sentences that hold the words, the cue and the source, those that adjoin as one."""
    annotation = layout.annotation
    tokens = set(attribution.cue)
    if attribution.source:
        tokens |= set(range(attribution.source.start, attribution.source.end))
    for span in spans:
        tokens |= set(range(*layout.tokens(span)))
    ranges: list[tuple[int, int]] = []
    for token in sorted(tokens):
        if ranges and token < ranges[-1][1]:
            continue
        sentence = annotation.sentence(token)
        if (
            ranges
            and sentence.start <= ranges[-1][1]
            and annotation.block_index(token) == annotation.block_index(ranges[-1][0])
        ):
            ranges[-1] = (ranges[-1][0], sentence.end)
        else:
            ranges.append((sentence.start, sentence.end))
    return tuple(annotation.evidence(*found) for found in ranges)
