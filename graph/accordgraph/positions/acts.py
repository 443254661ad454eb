"""Acts told by nouns: whose they are, and what the words around them say of them."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.effects import apply, operator_of, report_above
from accordgraph.positions.lexicon import words
from accordgraph.positions.standing import SUBJECTS, Standing, auxiliary, is_passive, modify, subject_of


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
    if noun.dep_ == "dobj" and noun.head.lemma_ in words("facing") and not found:
        subject = subject_of(noun.head)
        if subject is not None:
            found.append(subject)
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("on", "for")
        and noun.head.head.lemma_ in words("performatives")
    ):
        praised = [child for child in noun.head.head.children if child.dep_ == "dobj"]
        found = praised + [node for node in found if not praised or node.tag_ != "PRP$"]
    given = _carrier(noun)
    if given.i != noun.i:
        found += [child for child in given.children if child.dep_ == "poss"]
    if not _of_another(noun):
        giver = subject_of(given.head) if _is_given(given) else _planner(noun)
        found += [giver] if giver is not None else []
    return found


def _is_given(noun: Token) -> bool:
    """Whether a noun is the object of a verb that adds nothing to it: "expressed its support"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in words("giving")


def _of_another(noun: Token) -> bool:
    """Whether a noun itself names whose act it is: "Peru's exit", "the withdrawal of Peru from the pact"."""
    places = {child.lower_ for child in noun.children if child.dep_ in ("prep", "agent")}
    owner = any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in noun.children)
    return owner or "by" in places or {"of", "from"} <= places


def _planner(noun: Token) -> Token | None:
    """Who plans an act that a noun names, or thinks of it: "Peru is mulling an exit"."""
    verb = noun.head
    operator = operator_of(verb, False) if noun.dep_ == "dobj" and verb.pos_ == "VERB" else None
    planned = operator is not None and operator.effect in ("plan", "possible", "want")
    return subject_of(verb) if planned and operator is not None and operator.control == "subject" else None


def _carrier(noun: Token) -> Token:
    """The writing that tells an act, where there is one: "notice of withdrawal", "a letter of support"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in words("carriers"):
        return noun.head.head
    return noun


def bearer_of(noun: Token) -> Token | None:
    """Who is said to be what a noun names: by a copula, an apposition or "as"."""
    if noun.dep_ == "attr":
        return subject_of(noun.head)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        return next((child for child in noun.head.children if child.dep_ == "attr"), None)
    if noun.dep_ == "appos":
        return noun.head
    if noun.dep_ == "advcl" and any(child.lower_ == "as" and child.dep_ == "mark" for child in noun.children):
        return next((child for child in noun.head.children if child.dep_ in ("dobj", "nsubjpass")), None)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        if noun.lower_ == "part":
            return None
        verb = noun.head.head
        subject = subject_of(verb) if verb.pos_ in ("VERB", "AUX") else None
        if subject is not None and noun.i < subject.i:
            return subject
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
    if noun.lemma_ in words("attendances") and relation.dep_ == "dobj":
        if governor.lemma_ in words("confirming"):
            state.weaken("planned", governor)
        elif governor.lemma_ in words("cancelling"):
            state.negate(governor)
            return None
    aside = relation.dep_ == "prep" and relation.lower_ in words("adjuncts")
    if relation.dep_ == "dobj" and _hypothetical(noun, governor):
        state.void |= not state.refused
    aside |= relation.dep_ == "dobj" and governor.lemma_ == "call"
    if governor.pos_ in ("VERB", "AUX") and relation.dep_ in ("dobj", "prep", "attr") and not aside:
        _governor_of_noun(state, noun, governor)
    elif governor.pos_ in ("VERB", "AUX") and relation.dep_ in SUBJECTS:
        _predicate_of_noun(state, governor, operator_of(noun, False) is None)
    elif governor.pos_ == "NOUN" and relation.dep_ == "prep":
        operator = operator_of(governor, False)
        if operator and operator.effect in ("urge", "want", "possible", "plan", "unreal"):
            state.weaken("possible", governor)
        if governor.dep_ == "dobj":
            for child in governor.head.children:
                if child.dep_ == "aux":
                    auxiliary(state, child)
    report_above(state, noun)
    return None


def _hypothetical(noun: Token, verb: Token) -> bool:
    """Whether an act is one that may never be: "no office shall plan a withdrawal"."""
    indefinite = any(child.dep_ == "det" and child.lower_ in ("a", "an", "any") for child in noun.children)
    above = [verb, *(head for head in verb.ancestors if head.dep_ != "conj" or verb.dep_ == "conj")][:3]
    return indefinite and any(
        child.tag_ == "MD" or child.dep_ == "neg" for node in above for child in node.children
    )


def _predicate_of_noun(state: Standing, verb: Token, act: bool) -> None:
    """What is said of an act itself: "the ratification is pending", "his signature is expected"."""
    for child in verb.children:
        if child.tag_ == "MD" and child.lower_ in words("weak_modals") | words("future_modals"):
            state.weaken("possible" if child.lower_ in words("weak_modals") else "planned", child)
    said = [child for child in verb.children if child.dep_ == "acomp"]
    said += [verb] if is_passive(verb) else []
    state.void |= any(word.lower_ in ("absent", "missing") for word in (verb, verb.head, *said))
    for word in said if act else ():
        if word.lower_ in words("scheduled"):
            state.weaken("planned", word)
        elif word.lower_ in words("unfulfilled"):
            state.void |= not state.refused
        elif word.lower_ in words("foreseen"):
            state.weaken("possible", word)


def _governor_of_noun(state: Standing, noun: Token, verb: Token) -> None:
    operator = operator_of(verb, False)
    if verb.lemma_ in words("ending"):
        state.void = True
    if verb.lemma_ in words("beginning") and noun.lemma_.lower() in words("bare_nouns"):
        state.weaken("planned", verb)
    if verb.lemma_ in words("needing") and not state.refused:
        state.weaken("urged", verb)
    elif verb.lemma_ in words("void_governors"):
        state.void |= not state.refused
    elif verb.lemma_ in words("lacking"):
        state.negate(verb)
        return
    elif verb.lemma_ in words("ordering") and not state.refused:
        state.weaken("planned", verb)
    elif verb.lemma_ == "have":
        pass
    elif operator and operator.effect in ("possible", "plan", "want", "urge") and not state.refused:
        apply(state, operator, verb, verb)
    if verb.lemma_ in words("giving") | words("getting") and not state.refused:
        modify(state, verb)


def is_ordinal(token: Token) -> bool:
    """Whether a word tells a place in a row: "first", "40th", "only"."""
    lower = token.lower_
    if lower in ("first", "last", "latest", "only", "newest", "second", "third", "next"):
        return lower != "next"
    return lower.rstrip("stndrh").isdigit() or lower.endswith(("th", "first", "second", "third"))
