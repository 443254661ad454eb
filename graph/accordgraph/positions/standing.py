"""How a sentence puts an act: whether it happened, who acts, on whose word it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from accordgraph.model import Status
from accordgraph.positions.lexicon import words

RANKS: tuple[Status, ...] = ("asserted", "planned", "possible", "urged")
SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("ccomp", "xcomp", "advcl", "pcomp", "relcl", "acl", "csubj", "csubjpass", "conj", "parataxis")


@dataclass(slots=True)
class Standing:
    """How a sentence puts an act: grows while the walk climbs.

    `actors` are the heads of the noun phrases that act, `speaker` the head of the one on whose word it is
    reported, `trace` the words that decided. `void` means that nothing may be claimed.
    """

    modality: Status = "asserted"
    positive: bool = True
    refused: bool = False
    perfect: bool = False
    void: bool = False
    would: bool = False
    denied: bool = False
    caused: bool = False
    ended: bool = False
    passive: bool = False
    actors: list[Token] = field(default_factory=list)
    speaker: Token | None = None
    gap: Token | None = None
    construction: str = "verb"
    trace: list[Token] = field(default_factory=list)

    def weaken(self, modality: Status, token: Token) -> None:
        """Let a modality hold if it is weaker than the one so far."""
        if RANKS.index(modality) > RANKS.index(self.modality):
            self.modality = modality
        self.trace.append(token)

    def negate(self, token: Token) -> None:
        """Turn the polarity; a refusal that is denied says nothing."""
        if self.refused:
            self.void = True
        self.positive = not self.positive
        self.trace.append(token)


def subject_of(verb: Token) -> Token | None:
    """The subject that stands at the verb itself, or at its auxiliary where the parser has put it there."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is not None:
        return subject
    auxiliaries = (child for child in verb.children if child.dep_ in ("aux", "auxpass"))
    return next((found for aux in auxiliaries if (found := subject_of(aux)) is not None), None)


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive participle."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True
    if any(child.dep_ == "aux" for child in verb.children) or subject_of(verb) is not None:
        return False
    return verb.dep_ == "acl" or (verb.dep_ == "conj" and is_passive(verb.head))


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def has_auxiliary(verb: Token) -> bool:
    """Whether a verb has an auxiliary of its own."""
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def bidden(verb: Token) -> bool:
    """Whether an act is bidden: "Sign the pact", "let us reject it", "do not sign it"."""
    first = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_ == "let" else verb
    while first.dep_ == "conj" and subject_of(first) is None:
        first = first.head
    subject = subject_of(verb)
    tagged = first.dep_ == "ccomp" and first.i < first.head.i and first.head.tag_ in ("VBD", "VBZ")
    return (
        first.tag_ in ("VB", "VBP")
        and (first.dep_ == "ROOT" or tagged)
        and subject_of(first) is None
        and not any(child.dep_ == "aux" and child.lemma_ != "do" for child in first.children)
        and (subject is None or (verb.dep_ == "ccomp" and subject.lower_ in ("us", "'s", "’s")))
    )


def is_conditional(clause: Token) -> bool:
    """Whether a clause is a condition."""
    return any(
        child.dep_ == "mark" and child.lower_ in words("conditional_marks") for child in clause.children
    )


def own_subject(state: Standing, verb: Token) -> None:
    """Take the subject of a verb for the actor, where it has none yet."""
    if state.actors or is_passive(verb):
        return
    subject = subject_of(verb)
    if subject is not None:
        take_actor(state, subject, verb)
        state.actors += [
            child for child in verb.children if child.dep_ == "nsubj" and subject.i < child.i < verb.i
        ]


def _listed_before(name: Token, subject: Token) -> bool:
    """Whether a name opens the list that a headline ends with its subject ("Peru, Chile sign pact")."""
    return (
        name.dep_ == "npadvmod"
        and name.ent_type_ in ("GPE", "ORG", "NORP")
        and name.i == name.sent.start
        and name.i + 2 == subject.left_edge.i
        and name.nbor().text == ","
    )


def take_actor(state: Standing, subject: Token, verb: Token) -> None:
    """Take a noun phrase for the actor; a relative pronoun means what it refers to."""
    if subject.tag_ in ("WDT", "WP") or (subject.lemma_ == "that" and verb.dep_ == "relcl"):
        clause, cleft = _relative_clause(verb), _cleft(verb)
        if clause is None and cleft is None:
            state.void = True
            return
        subject = clause.head if clause is not None else cleft or subject
        state.construction = "relative"
    subject = _plural_reporter(subject, verb) or subject
    for child in subject.children:
        if child.dep_ in ("det", "preconj", "cc") and child.lower_ in ("neither", "no"):
            state.negate(child)
    if subject.lower_ in ("none", "nobody", "neither"):
        state.negate(subject)
    if not state.positive and any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        state.perfect = True
    state.actors.append(subject)
    state.actors += [child for child in verb.children if _listed_before(child, subject)]


def antecedent(subject: Token | None, verb: Token) -> Token | None:
    """What a subject refers to where it is a relative pronoun, else the subject."""
    if subject is None or subject.tag_ not in ("WDT", "WP"):
        return subject
    clause = _relative_clause(verb)
    return clause.head if clause is not None else None


def _plural_reporter(subject: Token, verb: Token) -> Token | None:
    """Those who report of themselves: "Peru and Chile said they would sign"."""
    if subject.lower_ != "they" or verb.dep_ != "ccomp":
        return None
    reporter = subject_of(verb.head)
    if reporter is None:
        return None
    several = reporter.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in reporter.children)
    return reporter if several else None


def _relative_clause(verb: Token) -> Token | None:
    for node in (verb, *verb.ancestors):
        if node.dep_ == "relcl":
            return node
        if node.dep_ not in CLAUSES:
            return None
    return None


def _cleft(verb: Token) -> Token | None:
    """Whom a clause is about that "it was" sets apart: "it was Peru that signed"."""
    clause = verb
    while clause.dep_ in ("xcomp", "conj") and clause.head.pos_ == "VERB":
        clause = clause.head
    above = clause.head
    formal = subject_of(above) if clause.dep_ == "ccomp" and above.lemma_ == "be" else None
    if formal is None or formal.lower_ != "it" or any(child.dep_ == "neg" for child in above.children):
        return None
    return next((child for child in above.children if child.dep_ == "attr"), None)


def modify(state: Standing, verb: Token) -> None:
    """Apply the negation, auxiliaries and adverbs of one verb."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass"):
            auxiliary(state, child)
        elif child.dep_ in ("advmod", "npadvmod"):
            _adverb(state, child)
        elif child.dep_ == "advcl" and is_conditional(child):
            state.weaken("possible", child)
    negation = next((child for child in verb.children if negates(child, verb)), None)
    if negation is not None:
        state.perfect |= any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
        state.negate(negation)


def negates(token: Token, verb: Token) -> bool:
    """Whether a word negates the verb it hangs on: not "not only", nor "not" of a later phrase."""
    if token.dep_ != "neg" and not (
        token.lower_ in ("never", "nor", "neither") and token.dep_ in ("advmod", "cc", "preconj", "det")
    ):
        return False
    if token.lower_ == "nor" and token.i > verb.i:
        return False
    if token.i > verb.i and verb.lemma_ not in ("be", "do", "have") and verb.tag_ != "MD":
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return following.lower_ not in ("only", "just", "merely", "simply")


def auxiliary(state: Standing, aux: Token) -> None:
    """Apply one auxiliary."""
    lower = aux.lower_
    if lower == "to" and aux.head.dep_ == "ROOT":
        state.weaken("planned", aux)
    if aux.tag_ == "MD":
        have = any(child.lemma_ == "have" and child.dep_ == "aux" for child in aux.head.children)
        if lower in words("future_modals"):
            state.weaken("planned", aux)
        elif lower in words("duty_modals"):
            state.weaken("urged", aux)
            state.void |= have
        elif lower == "would" and aux.head.lemma_ == "like":
            return
        elif lower in ("can", "could", "ca") and any(child.dep_ == "neg" for child in aux.head.children):
            state.perfect = True
        elif lower in words("weak_modals"):
            state.would |= lower == "would"
            state.weaken("possible", aux)
            state.void |= have and lower != "may"


def _adverb(state: Standing, adverb: Token) -> None:
    lower = adverb.lower_
    state.perfect |= lower == "yet"
    state.void |= lower in words("past_adverbs") and adverb.head.lemma_ == "be" and adverb.head.tag_ == "VBD"
    if lower in words("possible_adverbs"):
        state.weaken("possible", adverb)
    elif lower == "longer" and any(child.lower_ == "no" for child in adverb.children):
        state.void = state.ended = True
        state.trace.append(adverb)
    elif lower in words("void_adverbs"):
        state.void = True
