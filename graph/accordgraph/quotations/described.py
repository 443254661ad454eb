"""Makes entities of sources that no mention names: "officials in Oslo", "the order", "many delegates"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from accordgraph.annotate import Annotation
from accordgraph.link import LinkedDocument
from accordgraph.model import BASE, Entity, EntityType, short_hash
from accordgraph.quotations.content import normal_words
from accordgraph.quotations.cues import speaking_nouns
from accordgraph.quotations.sources import conjuncts, noun_phrase

_PLACES = frozenset(("at", "from", "in", "with", "within"))
"""Prepositions that tell with a name which people are meant: "officials in Oslo"."""
_MARKUP = "[*_"
_OF = 8
"""Tokens of an "of" or "for" phrase, at the most, that stay in the label of a described source."""


def described(linked: LinkedDocument, head: Token) -> Entity:
    """An entity of this document alone for a source that no mention names.

    A definite description ("the order") is the fuller one that came before it ("an executive order").
    """
    annotation = linked.annotation
    first = _fuller(head)
    forms = dict.fromkeys(label_of(annotation, token) for token in (first, head))
    label = next(iter(forms))
    kind: EntityType = "Group" if head.tag_ in ("NNS", "NNPS") or head.lower_ in ("they", "we") else "Person"
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


def label_of(annotation: Annotation, head: Token) -> str:
    """The noun phrase without its article, with what completes it: "people close to her"."""
    start, end = noun_phrase(head)
    for child in head.children:
        if child.dep_ == "prep" and child.i == end:
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            completes = child.lower_ in ("of", "for") or (
                child.lower_ in _PLACES and noun is not None and noun.pos_ == "PROPN"
            )
            last = max(each.i for each in conjuncts(noun)) if noun is not None else end
            end = last + 1 if completes and last < end + _OF else end
        elif child.dep_ == "amod" and child.i == end and child.right_edge.i < end + _OF:
            end = child.right_edge.i + 1
    span = annotation.span(start, max(end, _joint_end(head)))
    words = annotation.document.text[span.start : span.end].strip(_MARKUP).split()
    words = words[1:] if len(words) > 1 and words[0].lower() in ("a", "an", "the") else words
    return " ".join(words).strip(_MARKUP)


def _joint_end(head: Token) -> int:
    """Where a list of those who speak together ends: "delegates, observers and activists"."""
    others = list(conjuncts(head))
    speak = all(speaking_nouns().get(noun.lemma_.lower(), "text") != "text" for noun in others)
    return others[-1].i + 1 if speak and all(noun.pos_ == "NOUN" for noun in others) else 0
