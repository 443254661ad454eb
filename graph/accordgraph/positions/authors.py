"""Finds positions in whose a text is said to be: "Peru's peace plan", "commitments from three companies"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.acts import is_ordinal, settle_noun
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, subject_of

TEXTS: tuple[EntityType, ...] = ("Agreement", "Event")
PREDICATES = {"brainchildren": "proposed", "promises": "endorsed"}
"""What those did whose plan or whose commitment a text is, by the set of its noun."""


def author_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield who put forward a plan or who made a commitment that the text names by its authors."""
    predicate = _told(token) if token.dep_ != "compound" else None
    target = _text(arguments, token) if predicate is not None else None
    if target is None or predicate is None or _anothers(token):
        return
    if predicate == "endorsed" and any(node.ent_type_ == "MONEY" for node in token.subtree):
        return
    heads = attached(token, ("by", "from"))
    if predicate == "proposed":
        heads += [child for child in token.children if child.dep_ == "poss"]
        heads += _originators(token)
    for child in token.children:
        if child.dep_ == "acl" and child.lemma_ in ("make", "give", "secure", "obtain", "receive"):
            heads += attached(child, ("by", "from") if child.lemma_ in ("make", "give") else ("from",))
    governor = token.head
    if token.dep_ == "dobj" and governor.lemma_ in words("getting"):
        heads += attached(governor, ("from",))
    state = Standing(construction="nominal")
    settle_noun(state, token)
    if state.void or not state.positive or state.modality == "urged":
        return
    for head in heads:
        for actor in arguments.actors(head):
            if actor.entity.id != target.entity.id and not actor.excepted:
                status = "asserted" if predicate == "proposed" else state.modality
                trace = tuple(state.trace)
                yield Candidate(actor, predicate, target, status, token, "nominal", trace=trace)


def _told(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    predicate = next((value for name, value in PREDICATES.items() if lemma in words(name)), None)
    draft = any(c.lower_ in words("drafted") for c in token.children if c.dep_ in ("amod", "compound"))
    return "proposed" if draft and predicate is None else predicate


def _anothers(token: Token) -> bool:
    """Whether a text is not of those whose it is said to be: "their Fifth Amendment", "her phone bill"."""
    numbered = token.tag_ in ("NNP", "NNPS") and any(is_ordinal(child) for child in token.children)
    return numbered or any(c.dep_ == "compound" and c.lower_ in words("dues") for c in token.children)


def _text(arguments: Arguments, token: Token) -> Referent | None:
    """The text that a phrase names, or that it is said to be ("the pact, a Peruvian initiative")."""
    own = arguments.at(token, TEXTS)
    if token.dep_ == "appos":
        return arguments.at(token.head, TEXTS) or own
    subject = subject_of(token.head) if token.dep_ == "attr" and token.head.lemma_ == "be" else None
    said = arguments.at(subject, TEXTS) if subject is not None else None
    return said if said is not None else own


def _originators(token: Token) -> list[Token]:
    """Whose a plan is said to be that another phrase names: "an initiative of Peru"."""
    found = [
        node
        for child in token.children
        if child.dep_ == "acl" and child.lemma_ in words("originating")
        for node in attached(child, ("by",))
    ]
    if token.dep_ in ("appos", "attr"):
        found += attached(token, ("of",))
        found += [child for child in token.children if child.dep_ == "amod" and child.tag_ == "JJ"]
    return found
