"""The values that the readers of figures share: a number in its sentence, and what was read of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from accordgraph.figures.numbers import Number, find_numbers
from accordgraph.mentions import Mention
from accordgraph.model import Entity, Figure, Status


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of a sentence: `start` to `end` are its tokens, half-open."""

    number: Number
    sentence: TokenSpan
    start: int
    end: int

    @property
    def before(self) -> str:
        """The sentence's text up to the number."""
        return self.sentence.text[: self.number.start]

    @property
    def after(self) -> str:
        """The sentence's text behind the number."""
        return self.sentence.text[self.number.end :]

    @property
    def last(self) -> Token:
        """The number's last token."""
        return self.sentence.doc[self.end - 1]


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with what it is about, its tokens and the token of its cue."""

    about: Entity
    mention: Mention | None
    measure: str
    figure: Figure
    sentence: TokenSpan
    start: int
    end: int
    cue: Token
    rule: str
    confidence: float
    status: Status = "asserted"


def numerals(sentence: TokenSpan) -> Iterator[Numeral]:
    """Yield the numbers of a sentence with their tokens."""
    for number in find_numbers(sentence.text):
        span = sentence.doc.char_span(
            sentence.start_char + number.start, sentence.start_char + number.end, alignment_mode="expand"
        )
        if span is not None:
            yield Numeral(number, sentence, span.start, span.end)


MODALS: dict[str, Status] = {
    "will": "planned", "shall": "planned", "may": "possible", "might": "possible",
    "could": "possible", "would": "possible", "should": "urged", "must": "urged",
}  # fmt: skip
PROSPECTS: dict[str, Status] = {
    "plan": "planned", "intend": "planned", "set": "planned", "aim": "planned",
    "expect": "possible", "consider": "possible", "urge": "urged",
}  # fmt: skip


def status_of(verb: Token) -> Status:
    """How a clause puts what its verb says: by auxiliaries, negation and the verb above it."""
    chain = [verb, *(verb.ancestors)][:3]
    for token in chain:
        for child in token.children:
            if child.dep_ == "neg":
                return "denied"
            if child.dep_ == "aux" and child.lower_ in MODALS:
                return MODALS[child.lower_]
        if token is not verb and token.lemma_ in PROSPECTS and verb.dep_ in ("xcomp", "ccomp"):
            return PROSPECTS[token.lemma_]
        if token.dep_ != "xcomp":
            break
    return "asserted"
