"""Tells the kinds of texts apart: those that several sign, and those that one puts forward."""

from __future__ import annotations

from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.lexicon import words


def is_signable(arguments: Arguments, referent: Referent) -> bool:
    """Whether a text is one that several put their names to, not an order of one, or a body of states."""
    if referent.entity.type == "Organization":
        names = (referent.entity.label, *referent.entity.names)
        return referent.entity.id in arguments.named and any(
            word in words("treaty_bodies") for name in names for word in name.lower().split()
        )
    return not _has_word(arguments, referent, "orders")


def is_maxim(arguments: Arguments, referent: Referent) -> bool:
    """Whether somebody's principles, which are no named text, are meant: "our dearest principles"."""
    head = arguments.doc[referent.end - 1].lemma_.lower()
    return head in words("maxims") and referent.entity.id not in arguments.named


def is_initiative(arguments: Arguments, referent: Referent) -> bool:
    """Whether who publishes a text puts it forward: a plan or a draft, not a treaty between others."""
    return _has_word(arguments, referent, "initiatives")


def _has_word(arguments: Arguments, referent: Referent, name: str) -> bool:
    tokens = arguments.doc[referent.start : referent.end]
    return any(token.lemma_.lower() in words(name) for token in tokens)
