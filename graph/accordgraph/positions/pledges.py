"""Finds pledges of money or effort: who committed it, and what for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.acts import settle_noun
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, is_passive, subject_of
from accordgraph.positions.sums import has_money, is_money, purposes_of, sum_at, target_of

TEXTS: tuple[EntityType, ...] = ("Agreement", "Event")
AMOUNT = 6
"""How many tokens a sum may have, with the words before it ("a further €18 million")."""


def pledge_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield the pledges that a verb or a noun reports ("pledged two million euros for the fund")."""
    if token.pos_ == "NOUN":
        yield from _of_noun(arguments, token)
        return
    if is_money(token) or not _is_cue(token):
        return
    money = sum_at(token)
    purposes = _purposes(arguments, token, money)
    state = standing_of(token) if purposes else Standing(void=True)
    if _idle(token, money, state):
        return
    _vowed(state, token)
    heads = _givers(token, purposes[0]) if is_passive(token) else state.actors
    state.construction = "money" if money is not None else "promise"
    actors = [actor for head in heads for actor in arguments.actors(head)]
    yield from _pledges(arguments, token, actors, purposes[0], state)
    for actor, purpose in _gapped(arguments, money) if actors and money is not None else ():
        yield from _pledges(arguments, token, [actor], purpose or purposes[0], state)


def _purposes(arguments: Arguments, token: Token, money: Token | None) -> list[Token]:
    """What a verb tells that means are for: what is built with a sum, what a sum or a promise is for."""
    if token.lemma_ in words("building"):
        return [money] if money is not None and money.dep_ == "dobj" else []
    if money is None:
        return _promised(arguments, token)
    handed = token.lemma_ in words("handing") and not _is_sum(money)
    return [] if handed else purposes_of([token, money], token)


def _idle(token: Token, money: Token | None, state: Standing) -> bool:
    """Whether no pledge is told: of a thing built that is there, or of mere efforts to pay."""
    if token.lemma_ in words("building") and state.modality != "planned":
        return True
    return state.void or (money is None and token.dep_ == "acl" and state.modality == "possible")


def grant_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield who gave a sum that is said to come from them: "with €2 million from Peru, the fund …"."""
    above, given = _teller(token) if has_money((token, *token.lefts)) else (None, False)
    if above is None:
        return
    givers = attached(token, ("from", "by")) or (attached(above, ("from",)) if given else [])
    purposes = purposes_of([token, *attached(token, ("of",))], token) or _received(above)
    state = standing_of(above) if above.pos_ == "VERB" and given else Standing()
    state.construction = "means"
    if purposes:
        actors = [actor for head in givers for actor in arguments.actors(head)]
        yield from _pledges(arguments, token, actors, purposes[0], state)


def _teller(token: Token) -> tuple[Token | None, bool]:
    """The word that a sum hangs on if that says where it comes from, and whether it is a verb of giving."""
    first = token
    while first.dep_ in ("conj", "appos"):
        first = first.head
    verb = first.head
    if first.dep_ == "nsubj":
        return (verb, True) if verb.lemma_ == "come" else (None, False)
    if first.dep_ in ("dobj", "attr"):
        got = words("getting") | words("accounts") | {"raise"}
        return (verb, True) if verb.lemma_ in got else (None, False)
    along = first.dep_ == "pobj" and verb.lower_ in ("with", "including", "of")
    return (verb.head, False) if along else (None, False)


def _is_cue(token: Token) -> bool:
    cues = [c for c in lexicon().cues.get((token.lemma_.lower(), "verb"), ()) if c.predicate == "pledged"]
    return any(not cue.particles or _has_particle(token, cue.particles) for cue in cues)


def _is_sum(head: Token) -> bool:
    """Whether a phrase is a sum, or of a word for means, rather than a thing that is worth one."""
    return is_money(head) or head.like_num or head.lemma_.lower() in words("means") | words("aids")


def _has_particle(token: Token, particles: tuple[str, ...]) -> bool:
    return any(child.lower_ in particles for child in token.children)


def _vowed(state: Standing, token: Token) -> None:
    """Let a pledge to pay stand where it is told as a pledge itself ("pledged to invest two million")."""
    above = token.head.head if token.dep_ == "pcomp" else token.head
    if token.dep_ in ("xcomp", "pcomp", "advcl") and above.lemma_ in words("vowing"):
        vow = standing_of(above)
        if state.modality == "planned" and vow.modality == "asserted":
            state.modality = "asserted"


def _givers(token: Token, purpose: Token) -> list[Token]:
    return attached(token, ("by", "from")) or attached(purpose, ("by", "from"))


def _gapped(arguments: Arguments, money: Token) -> Iterator[tuple[Referent, Token | None]]:
    """Who gave the further sums of a list, and for what ("… and Chile €2 million")."""
    doc, end = money.doc, money.sent.end
    for index in range(money.left_edge.i, end - 1):
        mention = arguments.linked.mention_at(index)
        if mention is None or mention.start != index or mention.kind != "name":
            continue
        counted = next((node for node in doc[mention.end : end] if node.like_num or is_money(node)), None)
        if counted is None or doc[index - 1].lower_ not in (",", "and", ";", "while"):
            continue
        between = doc[mention.end : counted.i]
        amount = doc[counted.i : min(counted.i + AMOUNT, end)]
        if has_money(list(amount)) and all(node.pos_ in ("DET", "ADJ", "ADV") for node in between):
            following = next((node for node in amount if node.lower_ == "for"), None)
            purpose = next((c for c in following.children if c.dep_ == "pobj"), None) if following else None
            for actor in arguments.actors(doc[mention.head])[:1]:
                yield actor, purpose


def _received(verb: Token) -> list[Token]:
    """Who got money, by the verb: "the fund received two million from Peru"."""
    subject = subject_of(verb) if verb.pos_ == "VERB" else verb
    return [subject] if subject is not None and subject.pos_ in ("NOUN", "PROPN") else []


def _of_noun(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """A noun for means with a sum and a giver: "a 2 million euro pledge by Peru for flood relief"."""
    if token.lemma_.lower() not in words("means"):
        return
    verb = token.head if token.dep_ in ("dobj", "nsubj") else None
    amounts = attached(token, ("of",))
    if verb is not None:
        amounts += [
            *attached(verb, ("to", "by", "of", "at")),
            *(c for c in verb.children if c.dep_ == "attr"),
        ]
    listed = _bracketed(arguments, verb) if verb is not None and token.dep_ == "nsubj" else []
    if not (listed or has_money([*token.subtree, *(n for sum_ in amounts for n in (sum_, *sum_.lefts))])):
        return
    state = Standing()
    settle_noun(state, token)
    places = (token, *amounts)
    purposes = [node for word in ("for", "to", "in") for place in places for node in attached(place, (word,))]
    givers = [child for child in token.children if child.dep_ == "poss"]
    givers += [node for place in places for node in attached(place, ("by", "from"))]
    if verb is not None and token.dep_ == "dobj" and verb.lemma_ in words("paying"):
        state = standing_of(verb)
        givers = [node for node in givers if node.tag_ != "PRP$"] or state.actors
        purposes += attached(verb, ("for", "in", "to"))
    state.construction = "means"
    purposes = [node for node in purposes if not has_money((node, *node.lefts))]
    if purposes:
        actors = [actor for head in givers for actor in arguments.actors(head)]
        yield from _pledges(arguments, token, actors + listed, purposes[0], state)


def _bracketed(arguments: Arguments, verb: Token) -> list[Referent]:
    """Whose sums stand in brackets behind their names: "the pledges include Peru ($2 million)"."""
    doc, end, found = verb.doc, verb.sent.end, list[Referent]()
    for bracket in doc[verb.i : end]:
        mention = arguments.linked.mention_at(bracket.i - 1) if bracket.text == "(" else None
        if mention is not None and has_money(list(doc[bracket.i + 1 : min(bracket.i + AMOUNT, end)])):
            found += arguments.actors(doc[mention.head])[:1]
    return found


def _pledges(
    arguments: Arguments, token: Token, actors: list[Referent], purpose: Token, state: Standing
) -> Iterator[Candidate]:
    target, span = target_of(arguments, purpose)
    if state.void or state.modality == "urged" or (span is not None and purpose.pos_ == "PRON"):
        return
    for actor in actors:
        if isinstance(target, Referent) and target.entity.id == actor.entity.id:
            continue
        yield Candidate(
            actor,
            "pledged",
            target,
            state.modality if state.positive else "denied",
            token,
            state.construction,
            state.speaker,
            trace=tuple(state.trace),
            object_span=span,
        )


def _promised(arguments: Arguments, token: Token) -> list[Token]:
    """What is promised or paid for without a sum, where no other predicate reports it."""
    lemma = token.lemma_.lower()
    objects = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    if lemma in words("promising"):
        acts = [child for child in token.children if child.dep_ == "xcomp" and child.pos_ == "VERB"]
        acts = [act for act in acts if not (_is_cue(act) and (sum_at(act) or _promised(arguments, act)))]
        found = [act for act in acts if not any(arguments.objects(n, TEXTS) for n in act.subtree)]
        return found or _aided(arguments, token, objects)
    if lemma in words("funding"):
        body = token.head.lemma_.lower() in words("groups") | words("own_bodies") | {"network", "campaign"}
        clause = [token.head] if token.dep_ == "acl" and is_passive(token) and not body else []
        return [node for node in objects or clause if node.pos_ != "PRON"]
    if lemma == "commit" and any(child.lower_ in ("itself", "themselves") for child in token.children):
        found = [node for node in attached(token, ("to",)) if node.pos_ == "NOUN"]
        return [node for node in found if not arguments.objects(node, TEXTS)]
    return _aided(arguments, token, objects) if lemma in words("vowing") else []


def _aided(arguments: Arguments, token: Token, objects: list[Token]) -> list[Token]:
    """What help that is promised is for ("pledged support for farmers"), if for no agreement."""
    aid = next((node for node in objects if node.lemma_.lower() in words("aids")), None)
    found = purposes_of([aid, token], token) if aid is not None else []
    return [node for node in found if not arguments.objects(node, TEXTS)]
