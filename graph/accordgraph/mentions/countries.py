"""Finds the names that the gazetteers know, and decides whether they mean here what they usually mean."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import Known, given_names, government_words, head_nouns, heads_of_state, peoples
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.tokens import POSSESSIVE, capital, hyphenated, mention, within_place
from accordgraph.mentions.trie import known_names

GOVERNMENTS = frozenset(["government", "administration", "cabinet", "regime", "delegation", "govt"])
GIVEN_NAMES = frozenset(["Chad", "Jordan", "Georgia", "Israel", "Kenya", "India", "Paris", "London"])
"""Names of countries and capitals that persons bear too."""
PARTED = frozenset(["of", "who", "in", "from", "living"])
"""Words after a people that say which part of it is meant."""
REGIONS = ("South", "North", "Latin", "Central")
"""What makes "American" the word for a part of the continent."""
GEORGIA_STATE = frozenset(["Atlanta", "Savannah", "Augusta"])


def gazetteer_names(annotation: Annotation) -> Iterator[Mention]:
    """Countries, organisations and agreements of the gazetteers, the longest names first."""
    doc = annotation.doc
    for start, end, known in known_names().matches([token.text for token in annotation.tokens]):
        if not _means(annotation, doc[start:end], known) or _ends_word(doc, start, end):
            continue
        if known.type == "Country":
            whole = _government(doc, end)
            yield mention(annotation, start, whole, "Country", key=known.key)
        else:
            yield mention(annotation, start, end, known.type, key=known.key)


def _ends_word(doc: Doc, start: int, end: int) -> bool:
    """Whether a name of one letter is but the end of a longer one: "REEF-X"."""
    return end - start == 1 and len(doc[start]) == 1 and start > 0 and hyphenated(doc, start - 1)


def acts(span: Span) -> bool:
    """Whether the phrase stands where an actor stands: as the doer of a verb or of a nominal act."""
    kinds = government_words()
    head = span.root
    while head.dep_ == "conj" and head.head.pos_ in ("PROPN", "NOUN"):
        head = head.head
    parent = head.head
    if head.dep_ in ("nsubj", "nsubjpass"):
        return parent.lemma_ not in kinds["place_verb"]
    if head.dep_ in ("poss", "compound", "nmod") and parent.i > head.i:
        return parent.lemma_.lower() in kinds["act"]
    if head.dep_ == "pobj":
        if parent.dep_ == "agent":
            return True
        above = parent.head.lemma_.lower()
        by_act = above in kinds["act"] and parent.lower_ in ("by", "from", "of")
        addressed = above in kinds["appeal"] and parent.lower_ in ("on", "upon", "to", "at")
        return by_act or addressed or parent.lower_ in kinds["party_preposition"]
    return head.dep_ == "dobj" and parent.lemma_ in kinds["address_verb"]


def _means(annotation: Annotation, span: Span, known: Known) -> bool:
    doc, start, end = span.doc, span.start, span.end
    if span.text == "US" and _shouted(annotation, start):
        return False
    if known.type == "Country" and _borne_by_person(doc, start, end):
        return False
    if known.key == "country/GE" and _state_of_georgia(doc, start):
        return False
    if known.sense == "seat":
        return acts(span) and not _within_name(doc, end)
    if known.sense == "demonym" and start and doc[start - 1].text in REGIONS and span.text == "American":
        return False
    if known.sense == "demonym":
        return not _within_organization(doc, end) and not within_place(doc, end)
    return not (known.type == "Organization" and end < len(doc) and hyphenated(doc, end))


def _shouted(annotation: Annotation, position: int) -> bool:
    """Whether US stands among other words in capitals, where it may be the pronoun."""
    near = [token for token in annotation.sentence(position)[1:] if token.is_alpha and len(token) > 3]
    return len(near) > 2 and all(token.is_upper for token in near)


def _borne_by_person(doc: Doc, start: int, end: int) -> bool:
    if end - start != 1 or doc[start].text not in GIVEN_NAMES:
        return False
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    given = before is not None and capital(before) and before.text in given_names()
    titled = before is not None and before.lower_ in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.")
    surname = (
        after is not None
        and after.pos_ == "PROPN"
        and after.ent_type_ == "PERSON"
        and doc[start].ent_type_ == "PERSON"
    )
    return given or titled or surname


def _state_of_georgia(doc: Doc, start: int) -> bool:
    near = {token.text for token in doc[max(0, start - 3) : start]}
    return bool(near & GEORGIA_STATE) or "state" in near


def _within_name(doc: Doc, end: int) -> bool:
    """Whether capitals go on after the words: "London School", "Paris Agreement"."""
    after = doc[end] if end < len(doc) else None
    return after is not None and capital(after) and after.pos_ == "PROPN" and not doc[end - 1].is_punct


def _within_organization(doc: Doc, end: int) -> bool:
    """Whether a name with a noun for organisations goes on: "American Petroleum Institute"."""
    nouns = head_nouns()["Organization"]
    position = end
    while position < len(doc) and capital(doc[position]):
        if doc[position].lower_ in nouns:
            return position > end
        position += 1
    return False


def _government(doc: Doc, end: int) -> int:
    """Where the name ends with the words that say that its government is meant: "the U.S. government"."""
    position = end
    if position < len(doc) and doc[position].text in POSSESSIVE:
        position += 1
    if position < len(doc) and doc[position].lower_ in GOVERNMENTS:
        return position + 1
    return end


def administrations(annotation: Annotation) -> Iterator[Mention]:
    """Governments called after who leads them: "the Obama administration"."""
    doc = annotation.doc
    for token in annotation.tokens:
        if token.lower_ not in GOVERNMENTS or token.i == 0:
            continue
        start = token.i - 1 - (doc[token.i - 1].text in POSSESSIVE)
        iso = heads_of_state().get(doc[start].text) if start >= 0 else None
        if iso is None:
            continue
        while start > 1 and (hyphenated(doc, start - 1) and doc[start - 2].text in heads_of_state()):
            start -= 2
        yield mention(annotation, start, token.i + 1, "Country", key=f"country/{iso}", head=token.i)


def nations(annotation: Annotation) -> Iterator[Mention]:
    """Peoples that stand for their governments, with the article and as doers: the Russians refused."""
    for token in annotation.tokens[1:-1]:
        known = peoples().get(token.text)
        if known is None or token.nbor(-1).lower_ != "the" or token.nbor().lower_ in PARTED:
            continue
        if acts(annotation.doc[token.i : token.i + 1]):
            yield mention(annotation, token.i, token.i + 1, "Country", key=known.key)


def country_descriptions(annotation: Annotation) -> Iterator[Mention]:
    """The country, this nation, the government: definite phrases for a country named elsewhere."""
    nouns = head_nouns()["Country"]
    for token in annotation.tokens:
        noun = nouns.get(token.lower_)
        if noun is None or token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        if capital(token) and token.lower_ not in GOVERNMENTS:
            continue
        determiner = _determiner(token)
        if determiner is not None and determiner.i == token.i - 1:
            yield mention(annotation, determiner.i, token.i + 1, "Country", "description", head=token.i)


def _determiner(token: Token) -> Token | None:
    return next(
        (child for child in token.lefts if child.lower_ in ("the", "this", "our", "their", "its")), None
    )
