"""Finds who put a text forward in words beside verbs: "Peru's idea", "the Peru-led initiative"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.phrases import attached
from accordgraph.positions.presence import stands
from accordgraph.positions.standing import Standing, is_passive, subject_of

TEXTS: tuple[EntityType, ...] = ("Agreement", "Event")
JOINED = ("proposed", "hosted", "endorsed")
"""Predicates of verbs whose participle a hyphen joins to the name of who acted ("Peru-led")."""
HYPHENS = ("-", "‑", "–")


def origin_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield whose idea or draft a text is said to be, and at whose initiative something was done with it."""
    lemma = token.lemma_.lower()
    if lemma in words("origins"):
        targets, owners = _conceived(arguments, token)
    elif lemma in words("impulses") and token.dep_ == "pobj" and token.head.lower_ in ("at", "on", "upon"):
        targets, owners = _prompted(arguments, token)
    elif lemma in words("laws") and (own := arguments.at(token, TEXTS)) is not None:
        targets, owners = [own], _holders(token)
    else:
        return
    state = Standing(construction="nominal")
    for actor in (actor for owner in owners for actor in arguments.actors(owner)):
        for target in targets:
            if actor.entity.id != target.entity.id and not actor.excepted:
                yield Candidate(actor, "proposed", target, state.modality, token, state.construction)


def joined_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield what a participle tells that a hyphen joins to a name: "the Peru-led initiative"."""
    if token.tag_ != "VBN" or token.i < 2 or token.nbor(-1).text not in HYPHENS:
        return
    actor = arguments.at(token.nbor(-2), ("Country", "Organization", "Person"))
    if actor is None or token.head.i <= token.i:
        return
    for cue in lexicon().cues.get((token.lemma_.lower(), "verb"), ()):
        if cue.predicate not in JOINED or cue.particles or cue.nouns or cue.prepositions:
            continue
        for target in arguments.objects(token.head, cue.objects):
            texts = target.entity.type != "Organization" or target.entity.id in arguments.named
            if target.entity.id != actor.entity.id and texts:
                yield Candidate(actor, cue.predicate, target, "asserted", token, "nominal")


def _owners(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ == "poss"] + attached(token, ("by", "from"))


def _conceived(arguments: Arguments, token: Token) -> tuple[list[Referent], list[Token]]:
    """The text of which a noun is the idea or a draft, and whose that is."""
    verb = token.head
    owners = _owners(token)
    texts = attached(token, ("of", "for", "behind"))
    if token.dep_ == "attr" and verb.lemma_ == "be" and (subject := subject_of(verb)) is not None:
        owners, texts = owners or texts, [subject]
    elif token.dep_ == "appos":
        owners, texts = owners or texts, [verb]
    elif token.dep_ == "nsubj" and verb.lemma_ in ("come", "originate", "stem"):
        owners += attached(verb, ("from", "with"))
    elif token.dep_ == "nsubj" and verb.lemma_ == "be":
        owners += [c for c in verb.children if c.dep_ == "attr" and any(d.tag_ == "POS" for d in c.children)]
    elif token.dep_ == "dobj" and verb.lemma_ == "have" and (subject := subject_of(verb)) is not None:
        owners += [subject]
    elif token.dep_ == "pobj" and verb.lower_ in ("to", "from") and verb.head.lemma_ in words("descending"):
        subject = subject_of(verb.head)
        texts = texts or ([subject] if subject is not None else [])
    return [text for head in texts for text in arguments.objects(head, TEXTS)], owners


def _holders(token: Token) -> list[Token]:
    """Who is said to have a bill of their own before a parliament ("they have got a resolution")."""
    verb = token.head
    indefinite = any(child.lower_ in ("a", "an") for child in token.children)
    if token.dep_ != "dobj" or verb.lemma_ not in ("have", "get") or not indefinite:
        return []
    state = standing_of(verb)
    return state.actors if stands(state) and state.modality == "asserted" else []


def _prompted(arguments: Arguments, token: Token) -> tuple[list[Referent], list[Token]]:
    """The text with which something was done at somebody's initiative."""
    verb = next((node for node in token.ancestors if node.pos_ == "VERB"), None)
    owners = [node for node in (*_owners(token), *attached(token, ("of",))) if node.tag_ != "PRP$"]
    if verb is None or standing_of(verb).void:
        return [], []
    told = ("nsubjpass",) if is_passive(verb) else ("dobj",)
    heads = [child for child in verb.children if child.dep_ in told]
    return [text for head in heads for text in arguments.objects(head, TEXTS)], owners
