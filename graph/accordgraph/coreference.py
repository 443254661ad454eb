"""Finds the antecedents of pronouns and of descriptions of persons within one document.

Candidates are the entities named before, weighed by distance in sentences, by their grammatical role (after
Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution", 1994) and by what name, title and earlier
pronouns tell of gender and number. Words of a quotation neither bind nor are bound from outside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from spacy.tokens import Token

from accordgraph.annotate import Annotation
from accordgraph.data import table
from accordgraph.gazetteers import government_words
from accordgraph.mentions import Mention
from accordgraph.mentions.retyped import signed
from accordgraph.model import EntityType

Gender = Literal["male", "female"]
PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
    **dict.fromkeys(("they", "them", "their", "themselves"), "many"),
}
REACH = 6
"""Sentences back, at the most, to the last mention of an antecedent (inclusive)."""
REACH_OF_TEXTS = 12
"""Sentences back to the last mention of a text or event that is then signed, opposed or left (inclusive)."""
ROLES: Mapping[str, float] = {"nsubj": 1.2, "nsubjpass": 1.0, "dobj": 0.4, "attr": 0.2, "ROOT": 0.6}
"""What a grammatical role adds to the salience of a mention; one sentence of distance takes 1."""
SUBJECTS = ("nsubj", "nsubjpass")
THING_TYPES: tuple[EntityType, ...] = ("Organization", "Country", "Agreement", "Event", "Group")


def resolve(
    annotation: Annotation, mentions: Sequence[Mention], clusters: Sequence[Sequence[Mention]]
) -> Mapping[Mention, int]:
    """Map each pronoun and person description to the number of its antecedent's cluster in `clusters`.

    `mentions` are all mentions of the document in order. `clusters` hold those that `link` has joined by name
    or description already (countries, organisations, persons with names, agreements, events, groups), each
    cluster in order of its mentions. Open to resolution are the mentions in no cluster: every mention of kind
    "pronoun", and those of kind "description" and type Person ("the president", "a UK spokesperson"). What
    has no antecedent is left out: `link` gives a description an entity of its own and a pronoun none.
    """
    return _Resolver(annotation, clusters).resolve(mentions)


@cache
def gendered(name: str, column: str) -> Mapping[str, Gender]:
    """The gender of those that the words in a column of a table stand for."""
    return {row[column].casefold(): row["gender"] for row in table(name) if row["gender"]}  # type: ignore[misc]


@dataclass(slots=True)
class _Candidate:
    """A cluster as it is known up to the mention under resolution."""

    type: EntityType | None
    roles: frozenset[str]
    genders: Counter[str] = field(default_factory=Counter)
    plural: bool = False
    last: Mention | None = None
    seen: int = 0

    def may_be(self, wanted: str) -> bool:
        """Whether the pronoun's gender and number fit what is known."""
        if wanted in ("male", "female"):
            other = "female" if wanted == "male" else "male"
            return self.type == "Person" and not self.plural and self.genders[other] <= self.genders[wanted]
        if wanted == "thing":
            return self.type in THING_TYPES and not self.plural
        return self.plural or self.type in ("Group", "Organization")


class _Resolver:
    def __init__(self, annotation: Annotation, clusters: Sequence[Sequence[Mention]]) -> None:
        self.doc = annotation.doc
        self.annotation = annotation
        self.quoted = _quoted(annotation)
        self.sentences = _sentence_numbers(annotation, self.quoted)
        self.cluster_of = {m: n for n, cluster in enumerate(clusters) for m in cluster}
        self.candidates = [self._candidate(cluster) for cluster in clusters]

    def resolve(self, mentions: Sequence[Mention]) -> dict[Mention, int]:
        found: dict[Mention, int] = {}
        for mention in mentions:
            number = self.cluster_of.get(mention)
            if number is None and mention.kind == "pronoun":
                number = self._pronoun(mention)
            elif number is None and mention.kind == "description" and mention.type == "Person":
                number = self._description(mention)
            if number is None:
                continue
            if mention not in self.cluster_of:
                found[mention] = number
            self._note(mention, number)
        return found

    def _candidate(self, cluster: Sequence[Mention]) -> _Candidate:
        kind = next((m.type for m in cluster if m.type), None)
        candidate = _Candidate(kind, frozenset(r for m in cluster for r in self._roles(m)))
        for mention in cluster:
            candidate.genders.update(self._genders(mention))
        head = self.doc[cluster[0].head]
        candidate.plural = (
            kind in ("Group", "Person") and head.tag_ in ("NNS", "NNPS") and head.text != head.lemma_
        )
        return candidate

    def _roles(self, mention: Mention) -> list[str]:
        """The nouns of office beside a person's name: "President", "minister" in an apposition."""
        if mention.type != "Person" or mention.kind != "name":
            return []
        head = self.doc[mention.head]
        before = self.doc[max(0, mention.start - 4) : mention.end]
        titles = [t.lemma_.lower() for t in before if mention.start <= t.head.i < mention.end]
        appositions = [c.lemma_.lower() for c in head.children if c.dep_ == "appos"]
        if head.dep_ == "appos":
            appositions.append(head.head.lemma_.lower())
        if head.dep_ == "nsubj" and head.head.lemma_ == "be":
            appositions += [c.lemma_.lower() for c in head.head.children if c.dep_ == "attr"]
        return [*titles, *appositions]

    def _genders(self, mention: Mention) -> list[str]:
        if mention.type != "Person":
            return []
        titles = gendered("lexicons/gendered_words.csv", "word")
        names = gendered("gazetteers/given_names.csv", "name")
        head = self.doc[mention.head]
        around = [
            *self.doc[max(0, mention.start - 2) : mention.end],
            *(c for c in head.children if c.dep_ == "appos"),
        ]
        found = [titles[w] for t in around if (w := t.lower_.rstrip(".")) in titles]
        if mention.kind == "name" and mention.end - mention.start > 1:
            first = next(
                (
                    t.text.casefold()
                    for t in self.doc[mention.start : mention.end]
                    if t.lower_.rstrip(".") not in titles
                ),
                "",
            )
            found += [names[first]] if first in names else []
        return list(found)

    def _note(self, mention: Mention, number: int) -> None:
        candidate = self.candidates[number]
        candidate.last = mention
        candidate.seen += 1
        gender = PRONOUNS.get(mention.text.lower())
        if gender in ("male", "female"):
            candidate.genders[gender] += 1

    def _pronoun(self, mention: Mention) -> int | None:
        wanted = PRONOUNS.get(mention.text.lower())
        token = self.doc[mention.head]
        if wanted is None or (wanted == "thing" and _pleonastic(token)):
            return None
        if wanted == "thing" and (signed(token, "join") or signed(token)):
            text = self._text(mention)
            if text is not None:
                return text
        excluded = ("Agreement", "Event") if _signs(token) else ()
        scored = [
            (self._salience(candidate.last, mention), -number)
            for number, candidate in enumerate(self.candidates)
            if candidate.last is not None
            and candidate.type not in excluded
            and candidate.may_be(wanted)
            and self._may_bind(candidate.last, mention)
        ]
        best = max(scored, default=None)
        return None if best is None or best[0] < -REACH else -best[1]

    def _text(self, mention: Mention) -> int | None:
        """The agreement, else the event, that was mentioned last before "it" is signed, opposed or left."""
        token = self.doc[mention.head]
        types = ("Agreement", "Event", "Organization") if _left_or_joined(token) else ("Agreement", "Event")
        near = [
            (candidate.type == "Agreement", self._nearness(candidate.last, mention), number)
            for number, candidate in enumerate(self.candidates)
            if candidate.last is not None
            and candidate.type in types
            and not candidate.plural
            and self.sentences[token.i] - self.sentences[candidate.last.head] <= REACH_OF_TEXTS
            and self.doc[candidate.last.head].head != token.head
        ]
        return max(near)[2] if near else None

    def _may_bind(self, antecedent: Mention, mention: Mention) -> bool:
        one, other = self.doc[antecedent.head], self.doc[mention.head]
        if self.quoted[one.i] != self.quoted[other.i] and self.quoted[one.i]:
            return False
        if antecedent.start <= mention.start < antecedent.end:
            return False
        arguments = (*SUBJECTS, "dobj", "dative", "pobj")
        governor = one.head.head if one.dep_ == "pobj" else one.head
        its = other.head.head if other.dep_ == "pobj" else other.head
        binding = governor.i == its.i or (one.dep_ in SUBJECTS and governor.i in _controllers(its))
        return not (one.dep_ in arguments and other.dep_ in arguments and binding)

    def _salience(self, antecedent: Mention, mention: Mention) -> float:
        distance = self.sentences[mention.head] - self.sentences[antecedent.head]
        return self._nearness(antecedent, mention) if distance <= REACH else -REACH - 1.0

    def _nearness(self, antecedent: Mention, mention: Mention) -> float:
        one, other = self.doc[antecedent.head], self.doc[mention.head]
        distance = self.sentences[other.i] - self.sentences[one.i]
        same_role = 0.3 if one.dep_ == other.dep_ else 0.0
        return ROLES.get(one.dep_, 0.0) + same_role - distance + one.i / (len(self.doc) * 10)

    def _description(self, mention: Mention) -> int | None:
        """The person whose office a definite description names: "the president", "the minister"."""
        first, head = self.doc[mention.start], self.doc[mention.head]
        if first.lower_ not in ("the", "this", "that") or head.tag_ == "NNS":
            return None
        role = head.lemma_.lower()
        seen = [
            (self.doc[candidate.last.head].i, number)
            for number, candidate in enumerate(self.candidates)
            if candidate.last is not None and candidate.type == "Person" and role in candidate.roles
        ]
        return max(seen)[1] if seen else None


def _controllers(verb: Token) -> set[int]:
    """The verbs whose subject is this verb's as well: "refused" for "sign" in "refused to sign"."""
    found = set()
    while verb.dep_ in ("xcomp", "conj") and not any(child.dep_ in SUBJECTS for child in verb.children):
        verb = verb.head
        found.add(verb.i)
    return found


def _signs(token: Token) -> bool:
    """Whether the pronoun is who signs or ratifies, which no text and no event does."""
    return token.dep_ == "nsubj" and token.head.lemma_ in government_words()["sign_verb"]


def _left_or_joined(token: Token) -> bool:
    """Whether the pronoun is what somebody joins or leaves, as bodies are too."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return verb.lemma_ in ("join", "quit", "leave", "exit", "withdraw", "pull")


def _pleonastic(token: Token) -> bool:
    """Whether an "it" refers to nothing: "it is clear that", "it seems that", "it rains"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in (
        "be",
        "seem",
        "appear",
        "become",
        "remain",
    ):
        return False
    clausal = ("ccomp", "xcomp", "csubj", "advcl")
    return any(c.dep_ in clausal or any(g.dep_ in clausal for g in c.children) for c in verb.children)


def _quoted(annotation: Annotation) -> list[bool]:
    """For each token whether an odd number of double quotation marks stands before it in its block."""
    marked = [False] * len(annotation.doc)
    for block in annotation.blocks:
        inside = False
        for token in annotation.doc[block.start : block.end]:
            if token.text in ("“", "”", '"', "``", "''", "«", "»", "„"):
                inside = token.text not in ("”", "''", "»") and not (inside and token.text == '"')
            marked[token.i] = inside
    return marked


def _sentence_numbers(annotation: Annotation, quoted: Sequence[bool]) -> list[int]:
    """The number of each token's sentence, sentences wholly quoted counted with the one before."""
    numbers = [0] * len(annotation.doc)
    number = 0
    for sentence in annotation.doc.sents:
        if not all(quoted[token.i] or token.is_punct for token in sentence):
            number += 1
        for token in sentence:
            numbers[token.i] = number
    return numbers
