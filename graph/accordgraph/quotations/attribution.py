"""Joins quoted stretches and reporting frames into attributions: who is given which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from spacy.tokens import Token

from accordgraph.annotate import TokenBlock
from accordgraph.model import Act
from accordgraph.quotations.apart import block_quotations, headlines, signature, spoken_turns
from accordgraph.quotations.attributed import BLOCK, Attribution
from accordgraph.quotations.cues import speaking_nouns
from accordgraph.quotations.frames import Frame, frames
from accordgraph.quotations.layout import Layout, Stretch
from accordgraph.quotations.sources import Source, source_at
from accordgraph.quotations.tags import introducer, named_alone, source_of, window_after, window_before

TITLE = 12
"""Words of a title of a work, at the most."""
_SMALL = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
GAP = 5
"""Tokens between a content and the quoted stretch that completes it, at the most."""
SHORT = 4
"""Quoted stretches of fewer words are terms or titles unless a reporting word takes them."""
_RELATIVES = frozenset(("which", "who", "whom", "whose", "where"))
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]*_]*\s*[(\[]?$")


def attributions(layout: Layout) -> list[Attribution]:
    """The attributions of a document in the order of their words."""
    return _Reader(layout).read()


class _Reader:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.annotation = layout.annotation
        self.doc = layout.annotation.doc
        self.found: list[Attribution] = []
        self.by_cue: dict[int, Attribution] = {}
        self.frames: dict[int, Frame] = {}
        self.owner: dict[int, Attribution] = {}

    def read(self) -> list[Attribution]:
        found = list(frames(self.doc, self.layout.inside))
        telling = [f for f in found if f.source and f.construction != "quoted" and not self._regrets(f)]
        reported = {token for frame in telling if not self._is_text(frame) for token in frame.content}
        read = {(t, f.source.head) for f in telling if f.source and self._is_text(f) for t in f.content}
        for frame in map(self._listing, found):
            self.frames.setdefault(frame.cue[0], frame)
            again = frame.source is None or (frame.cue[0], frame.source.head) in read
            within = frame.cue[0] in reported or again
            if frame.content and (not within or frame.construction == "according"):
                self._take(frame)
        for number, stretch in enumerate(self.layout.stretches):
            attribution = self.owner.get(number) or self._attribute(number, stretch)
            if attribution is not None:
                self._give(attribution, number)
        spoken = list(spoken_turns(self.layout))
        self.found += headlines(self.layout, {*self.by_cue, *(turn.cue[0] for turn in spoken)})
        self.found += block_quotations(self.layout, self.frames, self.by_cue)
        for attribution in self.found:
            inside = attribution.cue[:1]
            attribution.turn = next((t.source for t in spoken if t.tokens.issuperset(inside)), None)
        self.found += spoken
        self._antecedents()
        return sorted(self.found, key=lambda a: (min(_all_tokens(a)), a.cue))

    def _regrets(self, frame: Frame) -> bool:
        """Whether the authors of the document tell what they think of something that others said."""
        return (
            frame.source is not None
            and frame.act == "thought"
            and self.doc[frame.source.head].lower_ in ("i", "we")
        )

    def _is_text(self, frame: Frame) -> bool:
        """Whether a text reports what somebody said: "Ruiz called for calm, the report said"."""
        noun = self.doc[frame.source.head] if frame.source else None
        return noun is not None and speaking_nouns().get(noun.lemma_.lower()) == "text"

    def _listing(self, frame: Frame) -> Frame:
        """The frame with the items of a list that its content leads to: "found that:", "calls on us to:"."""
        number = self.annotation.block_index(frame.cue[0])
        end = self.annotation.blocks[number].end
        rest = [t.lower_ for t in self.doc[frame.cue[-1] + 1 : end]]
        bare = rest in ([":"], ["that", ":"], ["the", "following", ":"])
        content = [] if bare else list(frame.content)
        reaches = bare or (bool(content) and self.doc[end - 1].text == ":" and content[-1] >= end - 2)
        if frame.source is None or not reaches:
            return frame
        items = [token for block in self._items(number + 1) for token in range(block.start, block.end)]
        construction = "clause" if bare else frame.construction
        if not items and any(self.doc[token].lower_ == "following" for token in content):
            return replace(frame, content=())
        return replace(frame, content=(*content, *items), construction=construction) if items else frame

    def _items(self, number: int) -> Iterator[TokenBlock]:
        """The items of a list that begins with a block."""
        return takewhile(lambda block: block.kind == "item", self.annotation.blocks[number:])

    def _antecedents(self) -> None:
        """Put the text that the sentence before quotes for the "it" that quotes it further."""
        ordered = sorted((a for a in self.found if a.source and a.cue), key=lambda a: a.cue)
        for one, other in pairwise(ordered):
            assert one.source and other.source
            noun, pronoun = self.doc[one.source.head], self.doc[other.source.head]
            follows = noun.sent.end == pronoun.sent.start == pronoun.i
            if pronoun.lower_ == "it" and follows and speaking_nouns().get(noun.lemma_.lower()) == "text":
                other.source = replace(other.source, text=noun.i)

    def _give(self, attribution: Attribution, number: int) -> None:
        if number not in self.owner:
            self.owner[number] = attribution
            attribution.stretches.append(self.layout.stretches[number])

    def _take(self, frame: Frame) -> None:
        """Make an attribution of a frame whose content the parse shows, quoted stretches taken whole."""
        content = set(frame.content) - set(frame.cue)
        touched = []
        for number, stretch in enumerate(self.layout.stretches):
            inside = range(stretch.start, stretch.end)
            share = sum(1 for token in inside if token in content)
            if share and self._belongs(stretch, content, share):
                touched.append(number)
        if frame.construction in ("quotation", "quoted") and not touched:
            return
        attribution = Attribution(frame.source, frame.cue, _act(frame, bool(touched)), frame.construction)
        quoted = {t for n in touched for t in range(*_range(self.layout.stretches[n]))}
        content = self._beside(frame, content, [self.layout.stretches[n] for n in touched])
        outside = [t for t in content - quoted if self.doc[t].text[:1].isalnum()]
        inside_words = sum(self.layout.stretches[n].words for n in touched)
        attribution.tokens = self._restrictive(content, quoted) - quoted
        if touched and len(outside) * 10 <= inside_words:
            attribution.tokens = set()
        if frame.source is None and not touched:
            return
        self.found.append(attribution)
        self.by_cue[frame.cue[0]] = attribution
        for number in touched:
            if number in self.owner:
                attribution.stretches.append(self.layout.stretches[number])
            else:
                self._give(attribution, number)

    def _beside(self, frame: Frame, content: set[int], touched: Sequence[Stretch]) -> set[int]:
        """The content without what the parser adds to a quoted sentence: words of its tag or before it."""
        if not touched:
            return content
        first, last = touched[0], touched[-1]
        kept = set(content)
        if frame.cue[0] >= last.end:
            kept = {token for token in kept if token < frame.cue[0]}
        if self._opens_sentence(first):
            kept = {token for token in kept if token >= first.start}
        after = self.doc[last.end - 1 : last.end + 1].text
        if re.search(r"[,.!?][”\"’'»]|[”\"’'»] ?[,—–]", after):
            kept = {token for token in kept if token < last.end}
        return kept

    def _restrictive(self, content: set[int], quoted: set[int]) -> set[int]:
        """The content without a relative clause behind a comma at its end: the document tells that itself."""
        last = max((token for token in content if not self.doc[token].is_punct), default=0)
        verb = next((t for t in sorted(content) if self.doc[t].head.i not in content), last)
        for token in self.doc[min(content, default=0) : last + 1]:
            comma = token.left_edge.i - 1
            relative = token.dep_ in ("relcl", "advcl") and token.left_edge.lower_ in _RELATIVES
            if not relative or comma not in content or self.doc[comma].text != ",":
                continue
            ends = token.right_edge.i >= last or (verb < comma and token.left_edge.lower_ == "which")
            rest = {each for each in content if each >= comma}
            if ends and not rest & quoted:
                return content - rest
        return content

    def _opens_sentence(self, stretch: Stretch) -> bool:
        """Whether a quoted stretch begins with a capital after a comma or colon."""
        inner = self.layout.gap(*stretch.quoted.inner).lstrip()
        before = self.doc[stretch.start - 1].text if stretch.start else ""
        return stretch.words >= SHORT and inner[:1].isupper() and before in (",", ":")

    def _belongs(self, stretch: Stretch, content: set[int], share: int) -> bool:
        return share * 2 >= stretch.end - stretch.start or (stretch.start + 1) in content

    def _attribute(self, number: int, stretch: Stretch) -> Attribution | None:
        """The attribution of a quoted stretch that no parsed frame holds."""
        before = self.owner.get(number - 1)
        if stretch.quoted.resumed and before:
            return before
        if self._is_title(stretch):
            return None
        return (
            self._adjoining(stretch)
            or self._tagged_after(number, stretch)
            or self._tagged_before(number, stretch)
            or self._signed(stretch)
            or self._continued(stretch)
        )

    def _adjoining(self, stretch: Stretch) -> Attribution | None:
        """The attribution whose content ends so shortly before the stretch that the stretch completes it."""
        start = self.doc[stretch.start].sent.start
        gap: set[int] = set()
        for token in reversed(self.doc[max(start, stretch.start - GAP) : stretch.start]):
            holder = next((a for a in self.by_cue.values() if token.i in a.tokens), None)
            if holder is not None:
                holder.tokens |= gap
                return holder
            if token.is_punct or token.pos_ in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ"):
                return None
            gap.add(token.i)
        return None

    def _tagged_after(self, number: int, stretch: Stretch) -> Attribution | None:
        text, quoted = self.annotation.document.text, stretch.quoted
        ending = text[quoted.inner.start : quoted.outer.end + 1].rstrip()[-3:]
        if not re.search(r"[,?!…—–-][”\"’'»]|[”\"’'»][,]", ending) or stretch.quoted.closed is False:
            return None
        window = window_after(self.layout, number)
        for token in window:
            tag = source_of(token, window, self.frames.get(token.i))
            if tag:
                return self._new(tag, token, "direct-before-tag")
        return None

    def _tagged_before(self, number: int, stretch: Stretch) -> Attribution | None:
        window = window_before(self.layout, number)
        if not window:
            return self._introduced(stretch)
        first = window[0]
        leads = first.text in (",", ":", "—", "–") or first.lower_ in ("that", "as") or first.i in self.frames
        if not leads:
            return None
        if first.text == ":" and (source := named_alone(self.layout, window)):
            return self._new(source, first, "direct-colon")
        for token in window:
            if token.i in self.by_cue and first.text in (",", ":", "—", "–"):
                return self.by_cue[token.i]
            tag = source_of(token, window, self.frames.get(token.i))
            if stretch.words < SHORT and any(child.dep_ == "neg" for child in token.children):
                return None
            if tag:
                found = self._new(tag, token, "direct-after-tag")
                found.tokens |= self._completing(stretch, first) if first.lower_ == "as" else set()
                return found
        if first.text == ":":
            return self._named_before_colon(window)
        return None

    def _completing(self, stretch: Stretch, before: Token) -> set[int]:
        """The rest of the noun phrase whose first words are quoted: the noun in "as “vast” new rules"."""
        inside = self.doc[stretch.start : stretch.end]
        nouns = [*before.children, *(token.head for token in inside if token.dep_ == "amod")]
        noun = next((n for n in nouns if n.i >= stretch.end and n.pos_ in ("NOUN", "PROPN")), None)
        return {token.i for token in noun.subtree if token.i >= stretch.end} if noun is not None else set()

    def _named_before_colon(self, window: Sequence[Token]) -> Attribution | None:
        for token in reversed(window):
            if token.dep_ in ("nsubj", "ROOT") and token.pos_ in ("PROPN", "NOUN", "PRON"):
                source = source_at(token)
                if source:
                    return self._new(source, window[0], "direct-colon")
        return None

    def _introduced(self, stretch: Stretch) -> Attribution | None:
        """The source of a block that is a quotation where the block before ends with a colon."""
        number = self.annotation.block_index(stretch.start)
        if stretch.start > self.annotation.blocks[number].start:
            return None
        found = introducer(self.layout, self.frames, number)
        if found is None:
            return None
        source, cue = found
        return self.by_cue.get(cue.i) or self._new(source, cue, "direct-introduced")

    def _signed(self, stretch: Stretch) -> Attribution | None:
        found = signature(self.layout, stretch) if stretch.words >= SHORT else None
        return self._new(*found, BLOCK) if found is not None else None

    def _continued(self, stretch: Stretch) -> Attribution | None:
        """The attribution before, where the quoted stretch goes on with its source.

        It is the same attribution if that quotes too, else a new one: a paraphrase stands by itself.
        """
        if (stretch.words < SHORT and not self._is_sentence(stretch)) or not self._starts_sentence(stretch):
            return None
        if stretch.start == 0:
            return None
        before = stretch.start - 1
        while before and self.doc[before].text in ("(", "["):
            before -= 1
        sentence = self.doc[before].sent.start
        earlier = [a for a in self.found if sentence <= a.last < stretch.start]
        last = max(earlier, key=lambda a: (bool(a.stretches) - bool(a.tokens), a.last, a.cue), default=None)
        if last is None or last.stretches or last.source is None:
            return last
        new = Attribution(last.source, last.cue, "speech", "continued")
        self.found.append(new)
        return new

    def _starts_sentence(self, stretch: Stretch) -> bool:
        block = self.annotation.block(stretch.start)
        if stretch.start == block.start:
            return block.kind in ("paragraph", "quotation")
        before = self.layout.gap(self.annotation.starts[block.start], stretch.quoted.outer.start)
        return bool(_SENTENCE_END.search(before))

    def _is_title(self, stretch: Stretch) -> bool:
        """Whether a quoted stretch is written as the title of a work: "A Time for Truth"."""
        words = self.layout.gap(*stretch.quoted.inner).split()
        if words[-1][-1:] in ",." or stretch.words > TITLE:
            return False
        weighty = [word for word in words[1:] if word.lower() not in _SMALL]
        return bool(weighty) and all(word[:1].isupper() for word in (words[0], *weighty))

    def _is_sentence(self, stretch: Stretch) -> bool:
        inner = stretch.quoted.inner
        return self.layout.gap(inner.start, inner.end).rstrip()[-1:] in (".", "!", "?")

    def _new(self, source: Source, cue: Token, rule: str) -> Attribution:
        existing = self.by_cue.get(cue.i)
        if existing is not None:
            return existing
        frame = self.frames.get(cue.i)
        act: Act = frame.act if frame and frame.construction == "none" else "speech"
        attribution = Attribution(source, (cue.i,), act, rule)
        self.found.append(attribution)
        self.by_cue[cue.i] = attribution
        return attribution


def _act(frame: Frame, quotes: bool) -> Act:
    """An attitude towards something is a thought; words that are quoted have been said."""
    if quotes:
        return "speech"
    return "thought" if frame.construction == "attitude" else frame.act


def _range(stretch: Stretch) -> tuple[int, int]:
    return stretch.start, stretch.end


def _all_tokens(attribution: Attribution) -> list[int]:
    return [*attribution.tokens, *(s.start for s in attribution.stretches), *attribution.cue]
