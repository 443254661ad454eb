"""Claims, findings and their objects in a few words: the labels of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordgraph.model import Claim, ClaimObject, Entity, Figure, Occurrence, Office, Phrase, Quotation
from accordgraph.reconcile import Finding
from accordgraph.reconcile.disagreements import figure_words

if TYPE_CHECKING:
    from accordgraph.quotations.identity import Difference

LABEL = 80
"""Code points of a quotation's label at most."""


def label(value: Claim | Finding) -> str:
    """A claim or finding in a few words."""
    predicate = PREDICATE_WORDS.get(value.predicate, value.predicate)
    status = "" if value.status == "asserted" else f" ({value.status})"
    return f"{value.subject.label} {predicate} {value_words(value.object)}{status}"


PREDICATE_WORDS = {
    "refusedToSign": "refused to sign",
    "withdrewFrom": "withdrew from",
    "holdsRole": "is",
    "tookPlace": "took place",
    "votesFor": "votes for",
    "votesAgainst": "votes against",
    "pledgedAmount": "pledged amount",
}
"""How the names of predicates that are several words read."""


def value_words(value: ClaimObject) -> str:
    """The object of a claim in a few words."""
    match value:
        case Entity(_, name) | Phrase(name):
            return name
        case Quotation():
            return shortened(value.text)
        case Figure():
            return figure_words(value)
        case Office(of, role, tenure):
            return f"{'' if tenure == 'current' else tenure + ' '}{role or 'affiliated'}, {of.label}"
        case Occurrence(place, start, end):
            days = f"{start} to {end}" if start and end and start != end else start or end
            return ", ".join(part for part in (place, days) if part) or "at some time"


def difference_words(difference: Difference) -> str:
    """What a variant of an utterance leaves out, adds or alters, in a few words."""
    match difference.kind:
        case "omitted":
            return f"without “{shortened(difference.words)}”"
        case "added":
            return f"with “{shortened(difference.own)}”"
        case "altered":
            return f"“{shortened(difference.own)}” for “{shortened(difference.words)}”"


def shortened(text: str) -> str:
    """The beginning of a text, of whole words.

    >>> len(shortened("word " * 40)) <= LABEL
    True
    """
    folded = " ".join(text.split())
    return folded if len(folded) <= LABEL else folded[: LABEL - 1].rpartition(" ")[0] + "…"
