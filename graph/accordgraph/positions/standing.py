"""Climbs from a cue to the root of its sentence and collects what the words above it say of the act.

The walk composes the effects of negation, auxiliaries, adverbs and governing words into one standing: whether
the act happened, is planned, possible or asked for, who acts, and on whose word it is reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from accordgraph.model import Status
from accordgraph.positions.lexicon import Operator, lexicon, words

RANKS: tuple[Status, ...] = ("asserted", "planned", "possible", "urged")
ASKED = 6
"""How many tokens into a question stands the word that takes its content for granted ("why did …")."""
PREFIXES = ("co", "re")
"""What the tokenizer parts from a verb with a hyphen."""
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
    """The subject that stands at the verb itself."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is not None and subject.lower_ in PREFIXES:
        return subject_of(subject)
    return subject


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive participle."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True
    return verb.dep_ == "acl" or (verb.dep_ == "conj" and is_passive(verb.head) and not subject_of(verb))


def standing_of(cue: Token) -> Standing:
    """What the sentence says of the act of a verb."""
    state = Standing()
    _modifiers(state, cue)
    _own_subject(state, cue)
    _climb(state, cue)
    _question(state, cue)
    return state


def standing_within(state: Standing, node: Token) -> Standing:
    """Go on climbing from a word that has already been dealt with."""
    _climb(state, node)
    _question(state, node)
    return state


def modify(state: Standing, node: Token) -> None:
    """Apply the negation, auxiliaries and adverbs of one verb."""
    _modifiers(state, node)


def _own_subject(state: Standing, verb: Token) -> None:
    if state.actors or is_passive(verb):
        return
    subject = subject_of(verb)
    if subject is not None:
        _take_actor(state, subject, verb)
        state.actors += [
            child for child in verb.children if child.dep_ == "nsubj" and subject.i < child.i < verb.i
        ]


def _take_actor(state: Standing, subject: Token, verb: Token) -> None:
    if subject.tag_ in ("WDT", "WP") or (subject.lemma_ == "that" and verb.dep_ == "relcl"):
        clause = _relative_clause(verb)
        if clause is None:
            state.void = True
            return
        subject = clause.head
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


def _modifiers(state: Standing, verb: Token) -> None:
    negations = [
        child
        for child in verb.children
        if child.dep_ == "neg"
        or (child.lower_ in ("never", "nor") and child.dep_ in ("advmod", "cc", "preconj"))
    ]
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass"):
            _auxiliary(state, child)
        elif child.dep_ in ("advmod", "npadvmod"):
            _adverb(state, child)
        elif child.dep_ == "advcl" and _conditional(child):
            state.weaken("possible", child)
    for negation in negations:
        if negation.i > verb.i and verb.lemma_ not in ("be", "do", "have") and verb.tag_ != "MD":
            continue
        following = verb.doc[negation.i + 1] if negation.i + 1 < len(verb.doc) else negation
        if following.lower_ in ("only", "just", "merely", "simply"):
            continue
        if any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
            state.perfect = True
        state.negate(negation)


def _auxiliary(state: Standing, aux: Token) -> None:
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
    if lower in words("possible_adverbs"):
        state.weaken("possible", adverb)
    elif lower in words("void_adverbs") or (
        lower == "longer" and any(child.lower_ == "no" for child in adverb.children)
    ):
        state.void = True


def _climb(state: Standing, start: Token) -> None:
    node: Token | None = start
    seen = 0
    while node is not None and not state.void and node.dep_ != "ROOT" and seen < 40:
        seen += 1
        node = _step(state, node)


def _step(state: Standing, node: Token) -> Token | None:
    match node.dep_:
        case "conj":
            return _from_conjunct(state, node)
        case "xcomp":
            return _from_infinitive(state, node)
        case "ccomp" | "parataxis":
            return _from_complement(state, node)
        case "advcl":
            return _from_adverbial(state, node)
        case "relcl":
            return _from_relative(state, node)
        case "acl":
            return _from_adnominal(state, node)
        case "pcomp":
            return _from_gerund(state, node)
        case "csubj" | "csubjpass":
            return _from_clausal_subject(state, node)
        case _:
            return _report_above(state, node)


def _from_conjunct(state: Standing, node: Token) -> Token | None:
    head = node.head
    if head.pos_ not in ("VERB", "AUX"):
        return _report_above(state, node) if state.actors else head
    if subject_of(node) is not None:
        return head if head.dep_ in ("ccomp", "conj", "parataxis") else _report_above(state, node)
    if not _has_auxiliary(node):
        _inherit(state, node, head)
    if not is_passive(node):
        _own_subject(state, head)
    return head


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _inherit(state: Standing, node: Token, head: Token) -> None:
    """Let a bare conjunct share the auxiliaries and the negation of the first ("did not sign or ratify")."""
    conjunction = next((child.lower_ for child in head.children if child.dep_ == "cc"), "and")
    for child in head.children:
        if child.i >= node.i:
            break
        if child.dep_ == "aux" and node.tag_ in ("VB", "VBN", "VBG", "VBP"):
            _auxiliary(state, child)
        if child.dep_ == "neg" and conjunction in ("or", "nor") and state.positive:
            state.perfect |= any(aux.lemma_ == "have" for aux in head.children if aux.dep_ == "aux")
            state.negate(child)


def _operator(token: Token, complement_has_object: bool) -> Operator | None:
    pos = "verb" if token.pos_ in ("VERB", "AUX") else "adj" if token.pos_ == "ADJ" else "noun"
    found = lexicon().operators.get((token.lemma_.lower(), pos), ())
    if not found and token.tag_ == "VBN":
        found = lexicon().operators.get((token.lower_, "adj"), ())
    if len(found) > 1:
        wanted = "object" if complement_has_object else "subject"
        found = tuple(operator for operator in found if operator.control == wanted) or found
    return found[0] if found else None


def _controlled(verb: Token, node: Token) -> Token | None:
    """Whom a verb makes act: its passive subject, its object, the object of its preposition."""
    passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i != node.i:
            return child
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "for", "to", "with") and child.i < node.i:
            for deeper in child.children:
                if deeper.dep_ == "pobj":
                    return deeper
    return None


def _from_infinitive(state: Standing, node: Token) -> Token | None:
    head = node.head
    infinitive = _is_infinitive(node)
    controlled = _controlled(head, node) if head.pos_ in ("VERB", "AUX") else None
    operator = _operator(head, controlled is not None)
    if head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children):
        state.perfect = True
        state.negate(head)
        operator = None
    elif head.lemma_ == "be" and infinitive and not _has_predicate(head, node):
        state.weaken("planned", head)
        operator = None
    elif operator is None and infinitive:
        state.weaken("planned", head)
    if operator:
        apply(state, operator, head, node)
    return _to_governor(state, operator, head, controlled)


def _has_predicate(verb: Token, node: Token) -> bool:
    """Whether a form of "be" says what its subject is or where, rather than what it is to do."""
    return any(
        child.dep_ in ("attr", "acomp")
        or (child.dep_ == "prep" and child.lower_ == "among" and child.i < node.i)
        for child in verb.children
    )


def _to_governor(
    state: Standing, operator: Operator | None, head: Token, controlled: Token | None
) -> Token | None:
    if not state.actors:
        if operator and operator.control == "object":
            own = controlled if controlled is not None else _headline_passive(head)
            if own is None:
                state.void = True
                return None
            _take_actor(state, own, head)
        elif head.pos_ in ("VERB", "AUX"):
            _own_or_passive_subject(state, head)
    if head.pos_ in ("VERB", "AUX"):
        _modifiers(state, head)
    elif head.pos_ == "ADJ" and head.dep_ in ("acomp", "oprd", "ccomp", "ROOT", "conj"):
        _adjective(state, head)
        verb = head.head if head.dep_ in ("acomp", "oprd") else head
        if verb.i != head.i:
            _own_subject(state, verb)
            _modifiers(state, verb)
            return verb
    return head


def _headline_passive(verb: Token) -> Token | None:
    """The subject of a participle that a headline leaves without its auxiliary ("Peru urged to ratify …")."""
    if verb.tag_ in ("VBD", "VBN") and verb.lemma_ in words("headline_passives"):
        return subject_of(verb)
    return None


def _adjective(state: Standing, adjective: Token) -> None:
    for child in adjective.children:
        if child.dep_ == "neg":
            state.negate(child)


def _own_or_passive_subject(state: Standing, verb: Token) -> None:
    subject = subject_of(verb)
    if subject is not None:
        _take_actor(state, subject, verb)


def apply(state: Standing, operator: Operator, token: Token, node: Token) -> None:
    """Compose the effect of a governing word with the standing so far."""
    state.trace.append(token)
    match operator.effect:
        case "refuse":
            if not state.positive:
                state.void = True
            state.positive, state.refused = False, True
        case "fail":
            state.positive = not state.positive
        case "prevent":
            state.positive, state.denied = not state.positive, True
        case "choose":
            state.refused |= not state.positive
            if token.lemma_ in ("decide", "decision", "choice") and state.positive:
                state.weaken("planned", token)
        case "plan":
            state.weaken("planned", token)
        case "possible" | "enable":
            state.weaken("possible", token)
        case "want" if _performative(token, node):
            pass
        case "want":
            other = subject_of(node) is not None or state.caused
            state.weaken("urged" if other else "possible", token)
        case "urge":
            state.weaken("urged", token)
        case "unlikely":
            state.positive = not state.positive
            state.weaken("possible", token)
        case "cause":
            state.caused = True
        case "deny":
            state.positive, state.denied = not state.positive, True
        case "unreal" | "hedge":
            state.void = True
        case _:
            pass


def _performative(token: Token, node: Token) -> bool:
    """Whether somebody does a thing by saying that he wants to: "I want to thank …"."""
    subject = subject_of(token)
    return (
        subject is not None
        and subject.lower_ in ("i", "we")
        and node.lemma_.lower() in words("performatives")
        and subject_of(node) is None
    )


def _from_complement(state: Standing, node: Token) -> Token | None:
    head = node.head
    mark = next((child.lower_ for child in node.children if child.dep_ == "mark"), "")
    if mark in ("whether", "if"):
        state.void = True
        return None
    own = subject_of(node) is not None
    operator = _operator(head, own)
    if head.pos_ not in ("VERB", "AUX", "ADJ"):
        return _report_above(state, node)
    if operator is None:
        return head if head.dep_ != "ROOT" else None
    if operator.effect in ("report", "deny"):
        _report(state, head)
        if operator.effect == "deny":
            apply(state, operator, head, node)
        if state.void:
            return None
        if not state.actors and node.tag_ == "VB" and not _has_auxiliary(node):
            return _void(state)
        if not state.actors:
            _own_subject(state, head)
        return head
    if operator.effect in ("plain", "fail", "refuse", "choose"):
        return head
    apply(state, operator, head, node)
    if not state.actors:
        return _to_governor(state, operator, head, _controlled(head, node))
    if head.pos_ in ("VERB", "AUX"):
        _modifiers(state, head)
    return head


def _report(state: Standing, verb: Token) -> None:
    if any(child.dep_ == "neg" for child in verb.children):
        state.void = True
        return
    if state.would and state.modality == "possible":
        state.modality = "planned"
    if state.speaker is None:
        speaker = subject_of(verb)
        if speaker is not None and speaker.dep_ == "nsubj":
            state.speaker = speaker
    state.trace.append(verb)


def _report_above(state: Standing, node: Token) -> Token | None:
    """Look only for a report around an embedded phrase, whose own standing is settled."""
    for ancestor in (node, *node.ancestors):
        if ancestor.dep_ in ("ccomp", "parataxis"):
            operator = _operator(ancestor.head, True)
            if operator and operator.effect == "report" and ancestor.head.pos_ == "VERB":
                _report(state, ancestor.head)
                return None
    return None


def _from_adverbial(state: Standing, node: Token) -> Token | None:
    head = node.head
    mark = next(
        (child for child in node.children if child.dep_ in ("mark", "advmod") and child.i < node.i), None
    )
    if mark is not None and mark.lower_ in words("conditional_marks"):
        state.void = True
        return None
    if _is_infinitive(node):
        return _from_infinitive(state, node)
    if mark is not None and mark.lower_ in ("rather", "than"):
        state.negate(mark)
    if state.actors or node.tag_ not in ("VBG", "VB", "VBN") or is_passive(node):
        return _report_above(state, node)
    _own_or_passive_subject(state, head)
    for child in head.children:
        if child.dep_ == "aux":
            _auxiliary(state, child)
    return head if head.dep_ in ("ccomp", "conj", "xcomp") else _report_above(state, node)


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _conditional(clause: Token) -> bool:
    return any(
        child.dep_ == "mark" and child.lower_ in words("conditional_marks") for child in clause.children
    )


def _from_relative(state: Standing, node: Token) -> Token | None:
    if _is_infinitive(node):
        return _from_noun(state, node, node.head)
    if state.gap is None:
        state.gap = node.head
    if not state.actors:
        state.actors.append(node.head)
        state.construction = "relative"
        state.gap = None
    return _report_above(state, node)


def _from_adnominal(state: Standing, node: Token) -> Token | None:
    noun = node.head
    if is_passive(node):
        _report_above(state, node)
        return None
    infinitive = _is_infinitive(node)
    if not infinitive:
        if not state.actors:
            state.actors.append(noun)
            state.construction = "participle"
        _report_above(state, node)
        return None
    return _from_noun(state, node, noun)


def _from_noun(state: Standing, node: Token, noun: Token) -> Token | None:
    """The act is the content of a noun: "the refusal to sign", "the first country to sign"."""
    operator = _operator(noun, False)
    if noun.dep_ == "ROOT" and noun.ent_type_ and not state.actors:
        state.actors.append(noun)
        state.weaken("planned", node)
        return None
    if (
        operator is None
        or noun.lemma_ in words("holders")
        or noun.lower_ in ("first", "last", "only", "latest")
    ):
        return _from_role(state, node, noun)
    apply(state, operator, noun, node)
    state.construction = "nominal"
    if any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children):
        state.negate(noun)
    if not state.actors:
        state.actors += noun_actors(noun)
    return settle_noun(state, noun)


def noun_actors(noun: Token) -> list[Token]:
    """Whose act a noun names: a possessive, a modifier, "of …", "by …", or the subject of a light verb."""
    meant = [d for c in noun.children if c.dep_ == "prep" and c.lower_ == "for" for d in c.children]
    if meant and any(child.dep_ in ("acl", "relcl") for child in noun.children):
        return [node for node in meant if node.dep_ == "pobj"]
    found = [child for child in noun.children if child.dep_ in ("poss", "compound", "amod", "nmod")]
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "from", "for", "on"):
            found += [deeper for deeper in child.children if deeper.dep_ == "pobj"]
            found += [
                actor
                for behalf in child.children
                if behalf.lower_ == "behalf"
                for of in behalf.children
                for actor in of.children
                if actor.dep_ == "pobj"
            ]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("via", "through", "with", "by") and not found:
        subject = subject_of(noun.head.head) if noun.head.head.pos_ == "VERB" else None
        if subject is not None:
            found.append(subject)
    if noun.dep_ == "dobj" and noun.head.lemma_ in words("giving"):
        subject = subject_of(noun.head)
        if subject is not None:
            found.append(subject)
    return found


def settle_noun(state: Standing, noun: Token) -> Token | None:
    """What the words around an event noun say of it."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound"):
            if child.lower_ in words("possible_adjectives"):
                state.weaken("possible", child)
            elif child.lower_ in words("planned_adjectives"):
                state.weaken("planned", child)
            elif child.lower_ in words("void_adjectives"):
                state.void = True
        if child.dep_ == "det" and child.lower_ == "no" and child.i + 1 <= noun.i and not state.refused:
            state.negate(child)
    governor, relation = noun.head, noun
    if noun.dep_ == "pobj":
        relation = noun.head
        governor = noun.head.head
        if noun.head.lower_ == "without":
            state.negate(noun.head)
        if noun.head.lower_ in ("until", "pending", "before"):
            state.void = True
        if governor.lemma_ in words("absence") and noun.head.lower_ in ("of", "in"):
            state.negate(governor)
            return None
    if governor.pos_ in ("VERB", "AUX") and relation.dep_ in ("dobj", "prep", "attr"):
        _governor_of_noun(state, governor)
    elif governor.pos_ in ("VERB", "AUX") and relation.dep_ in SUBJECTS:
        for child in governor.children:
            if child.tag_ == "MD" and child.lower_ in words("weak_modals") | words("future_modals"):
                state.weaken("possible", child)
    elif governor.pos_ == "NOUN" and relation.dep_ == "prep":
        operator = _operator(governor, False)
        if operator and operator.effect in ("urge", "want", "possible", "plan", "unreal"):
            state.weaken("possible", governor)
        if governor.dep_ == "dobj":
            for child in governor.head.children:
                if child.dep_ == "aux":
                    _auxiliary(state, child)
    _report_above(state, noun)
    return None


def _governor_of_noun(state: Standing, verb: Token) -> None:
    operator = _operator(verb, False)
    if verb.lemma_ in words("void_governors"):
        state.void = not state.refused
    elif verb.lemma_ in words("lacking"):
        state.negate(verb)
        return
    elif operator and operator.effect in ("possible", "plan", "want", "urge") and not state.refused:
        apply(state, operator, verb, verb)
    if verb.lemma_ in words("giving") | words("getting") and not state.refused:
        _modifiers(state, verb)


def _from_role(state: Standing, node: Token, noun: Token) -> Token | None:
    """The act is what a bearer does: "the first country to sign", "a country to sign"."""
    if noun.lower_ in ("one", "some", "those", "first", "last", "only", "latest"):
        partitive = True
    else:
        partitive = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among")
    ordinal = any(
        child.dep_ in ("amod", "nummod") and (child.tag_ == "JJS" or _is_ordinal(child))
        for child in noun.children
    )
    if not ordinal and not partitive:
        state.weaken("planned", noun)
    state.construction = "comparison"
    if not state.actors:
        bearer = bearer_of(noun)
        if bearer is None:
            state.void = True
            return None
        state.actors.append(bearer)
    if noun.dep_ == "attr":
        _modifiers(state, noun.head)
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        _modifiers(state, noun.head.head)
        return noun.head.head
    return _report_above(state, node)


def _is_ordinal(token: Token) -> bool:
    lower = token.lower_
    if lower in ("first", "last", "latest", "only", "newest", "second", "third", "next"):
        return lower != "next"
    return lower.rstrip("stndrh").isdigit() or lower.endswith(("th", "first", "second", "third"))


def bearer_of(noun: Token) -> Token | None:
    """Who is said to be what a noun names: by a copula, an apposition or "as"."""
    if noun.dep_ == "attr":
        return subject_of(noun.head)
    if noun.dep_ == "appos":
        return noun.head
    if noun.dep_ == "advcl" and any(child.lower_ == "as" and child.dep_ == "mark" for child in noun.children):
        return next((child for child in noun.head.children if child.dep_ in ("dobj", "nsubjpass")), None)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head
        if verb.pos_ in ("VERB", "AUX"):
            controlled = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
            return controlled if controlled is not None else subject_of(verb)
        return verb
    if noun.dep_ == "pobj" and noun.head.lower_ in ("among", "of"):
        group = noun.head.head
        if group.lemma_ in ("be", "remain", "become"):
            return subject_of(group)
        return bearer_of(group) if group.dep_ in ("attr", "appos") else None
    return next((child for child in noun.children if child.dep_ == "appos"), None)


def _from_gerund(state: Standing, node: Token) -> Token | None:
    preposition = node.head
    while preposition.dep_ in ("prep", "pcomp", "advmod") and preposition.head.pos_ in (
        "ADP",
        "ADV",
        "SCONJ",
    ):
        preposition = preposition.head
    governor = preposition.head
    lower = preposition.lower_
    if lower == "without":
        state.negate(preposition)
    elif lower in ("instead", "rather", "short"):
        state.positive = not state.positive
        state.trace.append(preposition)
    if governor.pos_ in ("VERB", "AUX"):
        return _gerund_of_verb(state, node, preposition, governor)
    if governor.pos_ in ("NOUN", "PROPN"):
        if lower in ("of", "for", "to", "in", "against", "about"):
            if lower == "against":
                state.negate(preposition)
            return _from_noun(state, node, governor) if _operator(governor, False) else _void(state)
        if not state.actors:
            state.actors.append(governor)
        return _report_above(state, node)
    if governor.pos_ == "ADJ":
        operator = _operator(governor, False)
        if operator is None:
            return _void(state)
        apply(state, operator, governor, node)
        return _to_governor(state, operator, governor, None)
    return None


def _void(state: Standing) -> Token | None:
    state.void = True
    return None


def _gerund_of_verb(state: Standing, node: Token, preposition: Token, verb: Token) -> Token | None:
    lower = preposition.lower_
    target = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
    operator = _operator(verb, target is not None)
    if lower in ("for", "of") and target is not None and operator and operator.control == "object":
        apply(state, operator, verb, node)
        if not state.actors:
            _take_actor(state, target, verb)
        if operator.effect == "report":
            _report(state, verb)
        return verb
    if lower == "from" and target is not None and operator and operator.effect == "prevent":
        apply(state, operator, verb, node)
        if not state.actors:
            _take_actor(state, target, verb)
        _modifiers(state, verb)
        return verb
    if lower in ("against", "from", "out", "at", "to", "about", "on", "of") and operator:
        if lower == "against" or (lower == "out" and operator.effect == "refuse"):
            state.positive = False
            state.refused = operator.effect in ("choose", "plan", "refuse")
        else:
            apply(state, operator, verb, node)
    elif lower in ("before", "until") and verb.tag_ != "VBD":
        state.weaken("planned", preposition)
    elif lower in ("about", "towards", "toward"):
        state.void = True
    if not state.actors:
        _own_or_passive_subject(state, verb)
    if operator is None and lower in ("in", "after", "upon", "since", "on", "with", "despite"):
        return _report_above(state, verb)
    _modifiers(state, verb)
    return verb


def _from_clausal_subject(state: Standing, node: Token) -> Token | None:
    if not state.actors:
        topic = next(
            (
                deeper
                for child in node.head.children
                if child.dep_ == "prep" and child.lower_ == "for"
                for deeper in child.children
                if deeper.dep_ == "pobj"
            ),
            None,
        )
        if topic is None:
            state.void = True
            return None
        state.actors.append(topic)
    if any(child.tag_ == "MD" for child in node.head.children):
        state.void = True
    return None


def _question(state: Standing, node: Token) -> None:
    sentence = node.sent
    if sentence[-1].text != "?" and not any(token.text == "?" for token in sentence[-2:]):
        return
    if not any(token.lower_ in ("why", "how", "when") for token in sentence[:ASKED]):
        state.void = True
