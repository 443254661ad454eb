"""Texts in, quotations out: who is given which words, in every form the guidelines name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.link import link
from accordgraph.model import Block, BlockKind, Claim, Document, Metadata, Quotation, Span
from accordgraph.quotations import quotations
from accordgraph.quotations.cues import cues, speaking_nouns
from accordgraph.quotations.identity import group_utterances
from accordgraph.quotations.marks import quoted_stretches


def written(text: str, path: str = "d.txt") -> Document:
    """A document whose paragraphs are parted by empty lines; "# " begins a heading, "- " an item."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        kind: BlockKind = "heading" if part.startswith("# ") else "paragraph"
        if part.startswith("- "):
            kind = "item"
        start = at + (2 if kind in ("heading", "item") else 0)
        if start < at + len(part):
            blocks.append(Block(kind, (Span(start, at + len(part)),)))
        at += len(part) + 2
    return Document(path, text, "text/plain", Metadata(), tuple(blocks))


def claims(nlp: Language, text: str, path: str = "d.txt") -> list[Claim]:
    (annotation,) = annotate([written(text, path)], nlp)
    return list(quotations(link(annotation)))


def said(claim: Claim) -> Quotation:
    assert isinstance(claim.object, Quotation)
    return claim.object


def brief(found: list[Claim]) -> list[tuple[str, str, str]]:
    """Speaker, form and words of each quotation."""
    return [(claim.subject.label, said(claim).form, said(claim).text) for claim in found]


DIRECT = [
    ("“We shall build the bridge,” said Ana Ruiz.", "Ana Ruiz", "We shall build the bridge"),
    ("“We shall build the bridge,” Ana Ruiz said.", "Ana Ruiz", "We shall build the bridge"),
    ('"We shall build the bridge," Ana Ruiz said on Monday.', "Ana Ruiz", "We shall build the bridge"),
    ("‘We shall build the bridge,’ said Ana Ruiz.", "Ana Ruiz", "We shall build the bridge"),
    ("«We shall build the bridge», said Ana Ruiz.", "Ana Ruiz", "We shall build the bridge"),
    ('“We shall build the bridge," said Ana Ruiz.', "Ana Ruiz", "We shall build the bridge"),
    ("Ana Ruiz said: “We shall build the bridge.”", "Ana Ruiz", "We shall build the bridge."),
    ("Ana Ruiz told reporters, “We shall build the bridge.”", "Ana Ruiz", "We shall build the bridge."),
    ("“Will they build the bridge?” asked Ana Ruiz.", "Ana Ruiz", "Will they build the bridge?"),
    ("“We shall build it,” said Norway’s foreign minister, Ana Ruiz.", "Ana Ruiz", "We shall build it"),
    ("“We shall build it,” the mayor of the town, Ana Ruiz, said.", "Ana Ruiz", "We shall build it"),
    ("“We shall build it,” a town spokesman said.", "a town spokesman", "We shall build it"),
    ("“We shall build it,” officials said.", "officials", "We shall build it"),
    ("“We shall build the bridge,” Ana Ruiz deadpanned.", "Ana Ruiz", "We shall build the bridge"),
]


@pytest.mark.parametrize(("text", "speaker", "words"), DIRECT)
def test_quotations_direct(nlp: Language, text: str, speaker: str, words: str) -> None:
    (found,) = brief(claims(nlp, text))
    assert (found[0].removeprefix("a "), *found[1:]) == (speaker.removeprefix("a "), "direct", words)


INDIRECT = [
    ("Ana Ruiz said that the bridge would open.", "Ana Ruiz", "the bridge would open"),
    ("Ana Ruiz said the bridge would open.", "Ana Ruiz", "the bridge would open"),
    ("The bridge would open, Ana Ruiz said.", "Ana Ruiz", "The bridge would open"),
    ("Ana Ruiz denied that the bridge was late.", "Ana Ruiz", "the bridge was late"),
    ("Ana Ruiz did not say whether the bridge was late.", "Ana Ruiz", "whether the bridge was late"),
    ("According to Ana Ruiz, the bridge was late.", "Ana Ruiz", "the bridge was late"),
    ("The bridge was late, according to Ana Ruiz.", "Ana Ruiz", "The bridge was late"),
    ("Ana Ruiz called for a new bridge.", "Ana Ruiz", "a new bridge"),
    ("Ana Ruiz warned against further delays.", "Ana Ruiz", "further delays"),
    ("Ana Ruiz urged the council to build a bridge.", "Ana Ruiz", "the council to build a bridge"),
    ("Ana Ruiz called upon the town to build a bridge.", "Ana Ruiz", "the town to build a bridge"),
    ("Ana Ruiz stressed on better roads.", "Ana Ruiz", "better roads"),
    ("Ana Ruiz raised concerns about the bridge.", "Ana Ruiz", "concerns about the bridge"),
    ("Ana Ruiz let them know that the bridge was old.", "Ana Ruiz", "the bridge was old"),
    ("The towns made it known that the bridge was old.", "towns", "the bridge was old"),
    ("Since May, Norway’s line has been that the bridge is safe.", "Norway", "the bridge is safe"),
    ("They sent Ana Ruiz a letter demanding a new bridge.", "letter", "a new bridge"),
    ("Ana Ruiz reaffirms bridge project is open for all", "Ana Ruiz", "bridge project is open for all"),
    (
        "Ana Ruiz called for action against fraud, including fines for all.",
        "Ana Ruiz",
        "action against fraud, including fines for all",
    ),
    (
        "Ana Ruiz said the town would work with banks (such as two in Oslo); with farms; and with schools.",
        "Ana Ruiz",
        "the town would work with banks (such as two in Oslo); with farms; and with schools",
    ),
    (
        "Peru would stay outside: it would take the bridge, its envoys explained, but not the road.",
        "its envoys",
        "it would take the bridge … but not the road",
    ),
    (
        "Bridges are fine, Ana Ruiz says, but paying for them could cost jobs.",
        "Ana Ruiz",
        "Bridges are fine … but paying for them could cost jobs",
    ),
    ("Turning to the bridge Ana Ruiz said it would open.", "Ana Ruiz", "it would open"),
    ("Ana Ruiz detailed the plan for roads.", "Ana Ruiz", "the plan for roads"),
    ("Ana Ruiz defended the need for a new bridge.", "Ana Ruiz", "the need for a new bridge"),
    ("The charter recognises the importance of a bridge.", "The charter", "the importance of a bridge"),
    ("The order cites a report by the town.", "The order", "a report by the town"),
    ("Ana Ruiz announced a new bridge.", "Ana Ruiz", "a new bridge"),
    ("Norway said the bridge would open.", "Norway", "the bridge would open"),
    ("The statement calls for a new bridge.", "The statement", "a new bridge"),
    ("Ana Ruiz, who said the bridge was late, left early.", "Ana Ruiz", "the bridge was late"),
    (
        "In the analysis of the Oslo Institute for Marine Research, the old bridges and roads cost a lot.",
        "Oslo Institute for Marine Research",
        "the old bridges and roads cost a lot",
    ),
    ("The treaty contains a call for better roads.", "The treaty", "better roads"),
    ("The council broke its pledge to build better roads.", "The council", "to build better roads"),
    ("Norway maintains a position that the bridge is safe.", "Norway", "the bridge is safe"),
    (
        "The bridge could fall in a storm, as reported by Ana Ruiz.",
        "Ana Ruiz",
        "The bridge could fall in a storm",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "words"), INDIRECT)
def test_quotations_indirect(nlp: Language, text: str, speaker: str, words: str) -> None:
    found = [(s.casefold().removeprefix("the "), f, w) for s, f, w in brief(claims(nlp, text))]
    assert found == [(speaker.casefold().removeprefix("the "), "indirect", words)]


MIXED = [
    ("Ana Ruiz called the bridge “a gift to the town.”", "the bridge “a gift to the town."),
    (
        "Ana Ruiz said that the bridge was “a gift to the whole town.”",
        "the bridge was “a gift to the whole town.",
    ),
    ("The council rebuffed what Ana Ruiz described as “vast” and costly plans.", "vast” and costly plans"),
    ("Ana Ruiz envisioned the bridge as a “gate to the north.”", "the bridge as a “gate to the north."),
    (
        "Ana Ruiz urged the shipping industry — and parliament — to “build with more care.”",
        "the shipping industry — and parliament — to “build with more care.",
    ),
]


@pytest.mark.parametrize(("text", "words"), MIXED)
def test_quotations_mixed(nlp: Language, text: str, words: str) -> None:
    assert brief(claims(nlp, text)) == [("Ana Ruiz", "mixed", words)]


THOUGHTS = [
    "Ana Ruiz hopes that the bridge will open.",
    "Ana Ruiz wants to open the bridge soon.",
    "Ana Ruiz will call for a new bridge.",
    "Ana Ruiz did not announce the new road.",
    "Ana Ruiz came to Oslo to praise the bridge.",
    "Ministers agreed to build a bridge.",
    "Ana Ruiz threatened to close the bridge.",
    "Recalling the old bridge, Ana Ruiz left the room.",
    "Commenting on the old bridge, Ana Ruiz left the room.",
]


@pytest.mark.parametrize("text", THOUGHTS)
def test_quotations_tell_thought_from_speech(nlp: Language, text: str) -> None:
    assert [said(claim).act for claim in claims(nlp, text)] == ["thought"]


def test_quotations_of_thoughts_in_their_own_words_are_speech(nlp: Language) -> None:
    (claim,) = claims(nlp, "Ana Ruiz hopes that the bridge will be “a gift to the whole town.”")
    assert said(claim).act == "speech"


def test_quotations_pass_over_an_apposition(nlp: Language) -> None:
    text = "In a statement on Monday, Ana Ruiz, the head of the bank Harbourlight, called the bridge a gift."
    assert brief(claims(nlp, text)) == [("Ana Ruiz", "indirect", "the bridge a gift")]


def test_quotations_of_the_nearest_possessor(nlp: Language) -> None:
    text = "Ana Ruiz’s view of the bridge differs from Google’s, which said that it was late."
    assert ("Google", "indirect", "it was late") in brief(claims(nlp, text))


def test_quotations_of_an_it_for_the_text_before(nlp: Language) -> None:
    text = "Norway opened a bridge. A new report says that the bridge is late. It cites the strikes of May."
    assert [c.subject.label.removeprefix("A ") for c in claims(nlp, text)] == ["new report", "new report"]


def test_quotations_in_the_items_of_a_list(nlp: Language) -> None:
    text = "Ana Ruiz noted that:\n\n- The bridge is late\n\n- The road is closed\n\nThe town was glad."
    assert brief(claims(nlp, text)) == [("Ana Ruiz", "indirect", "The bridge is late … The road is closed")]
    text = "Ana Ruiz called on the town to build:\n\n- a bridge\n\n- a road\n\nThe town was glad."
    assert brief(claims(nlp, text)) == [("Ana Ruiz", "indirect", "the town to build … a bridge … a road")]


def test_quotations_split_by_the_tag_are_one(nlp: Language) -> None:
    text = "“We shall build the bridge,” Ana Ruiz said. “Nobody will stop us.”"
    (claim,) = claims(nlp, text)
    assert said(claim).text == "We shall build the bridge … Nobody will stop us."
    assert [text[span.start : span.end] for span in said(claim).spans] == said(claim).text.split(" … ")


def test_quotations_within_a_sentence_are_one(nlp: Language) -> None:
    (claim,) = claims(nlp, "“The bridge,” said Ana Ruiz, “will open in the spring.”")
    assert said(claim).text == "The bridge … will open in the spring."


def test_quotations_over_paragraphs_with_a_mark_opened_again(nlp: Language) -> None:
    text = "Ana Ruiz said: “The bridge will open in spring.\n\n“The road will follow in autumn.”"
    (claim,) = claims(nlp, text)
    assert (claim.subject.label, len(said(claim).spans)) == ("Ana Ruiz", 2)


def test_quotations_go_on_with_the_last_speaker(nlp: Language) -> None:
    text = "“The bridge will open in spring,” said Ana Ruiz.\n\n“The road will follow in autumn.”"
    (claim,) = claims(nlp, text)
    assert (claim.subject.label, len(said(claim).spans)) == ("Ana Ruiz", 2)


def test_quotations_after_a_paraphrase_stand_by_themselves(nlp: Language) -> None:
    found = brief(claims(nlp, "Ana Ruiz urged the town to wait. “The bridge will open in spring.”"))
    assert [(speaker, form) for speaker, form, _ in found] == [
        ("Ana Ruiz", "indirect"),
        ("Ana Ruiz", "direct"),
    ]


def test_quotations_introduced_in_the_paragraph_before(nlp: Language) -> None:
    found = brief(claims(nlp, "Ana Ruiz said in her speech:\n\n“The bridge will open in spring.”"))
    assert found == [("Ana Ruiz", "direct", "The bridge will open in spring.")]


def test_quotations_within_quotations_stay_whole(nlp: Language) -> None:
    found = brief(claims(nlp, "“They told me ‘never again’ and left,” said Ana Ruiz."))
    assert found == [("Ana Ruiz", "direct", "They told me ‘never again’ and left")]


def test_quotations_resolve_pronouns_over_paragraphs(nlp: Language) -> None:
    text = "Ana Ruiz opened the bridge on Monday.\n\n“It is a gift to the town,” she said."
    assert brief(claims(nlp, text)) == [("Ana Ruiz", "direct", "It is a gift to the town")]


def test_quotations_of_a_spokesperson_for_somebody(nlp: Language) -> None:
    (claim,) = claims(nlp, "However, a spokesperson for Harbourlight said that the bridge was late.")
    assert claim.subject.label == "spokesperson for Harbourlight"


def test_quotations_of_several_speakers(nlp: Language) -> None:
    found = claims(nlp, "Ana Ruiz and Tom Berg said the bridge would open.")
    assert [claim.subject.label for claim in found] == ["Ana Ruiz", "Tom Berg"]
    assert len({said(claim).text for claim in found}) == 1


TRANSCRIPT = """Ana Ruiz talked with Tom Berg about the bridge.

RUIZ: Welcome to the programme.

BERG: Thank you. The bridge will open in spring.

It cost a fortune.

RUIZ: And who paid for it?"""


def test_quotations_of_a_transcript_skip_stage_directions(nlp: Language) -> None:
    turns = ["RUIZ: Will the bridge be built?", "BERG: It will.", "(MUSIC: A fanfare)", "RUIZ: Good night."]
    found = claims(nlp, "\n\n".join(turns))
    assert {c.subject.label for c in found if c.rule == "quotation.turn"} == {"RUIZ", "BERG"}


def test_quotations_of_a_transcript(nlp: Language) -> None:
    found = [(c.subject.label, said(c).text) for c in claims(nlp, TRANSCRIPT) if c.rule == "quotation.turn"]
    assert found == [
        ("Ana Ruiz", "Welcome to the programme."),
        ("Tom Berg", "Thank you. The bridge will open in spring. … It cost a fortune."),
        ("Ana Ruiz", "And who paid for it?"),
    ]


def test_quotations_of_questions_and_answers(nlp: Language) -> None:
    found = claims(nlp, "Q: Who paid?\n\nA: The town did.\n\nQ: And why?\n\nA: It had to.")
    assert [said(claim).text for claim in found] == ["Who paid?", "The town did.", "And why?", "It had to."]


@pytest.mark.parametrize(
    "headline", ["Angela Merkel: The bridge will open", "The bridge will open: Angela Merkel"]
)
def test_quotations_of_a_headline(nlp: Language, headline: str) -> None:
    found = claims(nlp, f"# {headline}\n\nThe town was glad.")
    assert brief(found) == [("Angela Merkel", "indirect", "The bridge will open")]


def test_quotations_of_a_headline_that_the_text_repeats(nlp: Language) -> None:
    text = (
        "# Ana Ruiz calls the treaty a ‘great step’\n\nOn Monday, Ana Ruiz called the treaty a “great step.”"
    )
    assert [said(claim).text for claim in claims(nlp, text)] == ["the treaty a “great step."]


def test_quotations_that_a_summary_gives_first(nlp: Language) -> None:
    words = "The bridge over the fjord will open in the spring"
    text = f"{words}, Ana Ruiz said on Monday.\n\n{words}, Ana Ruiz said on Monday."
    document = written(text)
    (annotation,) = annotate([Document("d.txt", text, "text/plain", Metadata(), document.blocks[1:])], nlp)
    (claim,) = quotations(link(annotation))
    assert said(claim).spans == (Span(0, len(words)),)
    assert claim.mentions.object[0].start > len(words)


OUTER = [
    "Ana Ruiz said they would open the bridge and urged the towns to wait.",
    "Ana Ruiz says the bridge was late and warns that the road is closed.",
]


@pytest.mark.parametrize("text", OUTER)
def test_quotations_part_what_goes_on_in_the_tense_of_the_report(nlp: Language, text: str) -> None:
    found = claims(nlp, text)
    assert [claim.subject.label for claim in found] == ["Ana Ruiz", "Ana Ruiz"]
    assert not any("urged" in said(claim).text or "warns" in said(claim).text for claim in found)


def test_quotations_go_on_in_the_tense_of_the_reported(nlp: Language) -> None:
    text = "The union underlined that the deal is only a plan, and its future is in the hands of the banks."
    (claim,) = claims(nlp, text)
    assert said(claim).text.endswith("in the hands of the banks")


TOLD = [
    (
        "Ana Ruiz said she would sign the treaty, which was drafted in Oslo in May.",
        "she would sign the treaty",
    ),
    (
        "Ana Ruiz said that the bridge would open, which raised eyebrows, given that nobody had built it.",
        "the bridge would open",
    ),
    ("Ana Ruiz begged the town to wait, as did the bar of Oslo.", "the town to wait"),
    ("Ana Ruiz called for peace, with the towns saying little.", "peace"),
    ("Ana Ruiz described the treaty as a gift after she left the talks.", "the treaty as a gift"),
    ("Ana Ruiz called for more time when it comes to trams.", "more time when it comes to trams"),
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_quotations_leave_out_what_the_document_tells_itself(nlp: Language, text: str, words: str) -> None:
    assert [said(claim).text for claim in claims(nlp, text)] == [words]


def test_quotations_go_on_after_a_tag_in_bold(nlp: Language) -> None:
    text = "“We shall build the bridge,” **said Ana Ruiz.** “Nobody will stop us.”"
    (claim,) = claims(nlp, text)
    assert said(claim).text == "We shall build the bridge … Nobody will stop us."


def test_quotations_confidence_is_low_for_an_open_pronoun(nlp: Language) -> None:
    (known,) = claims(nlp, "“The bridge will open,” said Ana Ruiz.")
    (unknown,) = claims(nlp, "“The bridge will open,” she said.")
    assert known.confidence > 0.9 and unknown.confidence < 0.5


NONE = [
    "The so-called “bridge” was late.",
    "She has read “The Old Man and the Sea” twice.",
    "WHAT: Opening of the bridge\n\nWHERE: The town\n\nWHEN: On Monday at noon",
    "The bridge is 5'10\" wide.",
    "I said that the bridge was late.",
    "The bridge was called late.",
    "Ana Ruiz recognised the old captain.",
    "Ana Ruiz raised the bridge.",
    "Ana Ruiz raised concerns.",
    "Ana Ruiz outlined her vision on Monday.",
    "Ana Ruiz repeated her remarks.",
    "Nobody announced a new bridge.",
    "Ana Ruiz does not answer “hard questions” in town.",
    "Ana Ruiz knows that the bridge is old.",
    "They heard what Ana Ruiz called lies.",
    "The charter calls for the following main steps:",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_quotations_reject_terms_titles_and_the_narrator(nlp: Language, text: str) -> None:
    assert brief(claims(nlp, text)) == []


def test_quotations_leave_out_what_is_reported_within_a_report(nlp: Language) -> None:
    found = brief(claims(nlp, "Ana Ruiz said that she hopes to open the bridge."))
    assert [words for _, _, words in found] == ["she hopes to open the bridge"]


def test_quotations_keep_markup_out_of_their_spans(nlp: Language) -> None:
    text = "Ana Ruiz said the [bridge](https://example.org/bridge-of-sighs) would open."
    pieces = (Span(0, 18), Span(19, 25), Span(text.index(" would"), len(text)))
    document = Document("d.md", text, "text/markdown", Metadata(), (Block("paragraph", pieces),))
    (annotation,) = annotate([document], nlp)
    (claim,) = quotations(link(annotation))
    assert "example" not in " ".join(text[span.start : span.end] for span in said(claim).spans)


def test_quotations_cite_the_sentences_of_quote_and_cue(nlp: Language) -> None:
    text = "The day was fine. Ana Ruiz said the bridge would open. Then it rained."
    (claim,) = claims(nlp, text)
    assert [evidence.text for evidence in claim.evidence] == ["Ana Ruiz said the bridge would open."]
    assert [text[span.start : span.end] for span in claim.mentions.cue] == ["said"]
    assert [text[span.start : span.end] for span in claim.mentions.subject] == ["Ana Ruiz"]


def test_quotations_same_words_same_id(nlp: Language) -> None:
    one = claims(nlp, "“We shall build the bridge,” said Ana Ruiz.", "one.txt")
    other = claims(nlp, "Ana Ruiz said: “We shall build the bridge”.", "other.txt")
    assert said(one[0]).id == said(other[0]).id


def test_quotations_utterances_over_documents(nlp: Language) -> None:
    one = claims(nlp, "“We shall build the bridge by the old mill in spring,” said Ana Ruiz.", "one.txt")
    other = claims(nlp, "“We shall build the bridge by the mill in spring,” Ana Ruiz said.", "other.txt")
    unlike = claims(nlp, "“The road to the harbour will be closed for a year,” Ana Ruiz said.", "third.txt")
    (utterance,) = group_utterances([*one, *other, *unlike])
    assert utterance.text == said(one[0]).text
    assert utterance.variants == (said(one[0]).id, said(other[0]).id)
    assert [(d.kind, d.words, d.own) for d in utterance.differences] == [("omitted", "old", "")]


def test_quotations_utterances_need_one_speaker(nlp: Language) -> None:
    one = claims(nlp, "“We shall build the bridge by the old mill,” said Ana Ruiz.", "one.txt")
    other = claims(nlp, "“We shall build the bridge by the old mill,” said Tom Berg.", "other.txt")
    assert group_utterances([*one, *other]) == []


MARKS = [
    ("She said “yes” and ”no“.", ["yes"]),
    ("“One.” Then «two» and „three“.", ["One.", "two", "three"]),
    ("“An “inner” word.”", ["An “inner” word."]),
    ("It's the countries' own 'free choice' to sign.", ["free choice"]),
    ("A paragraph with a stray ” mark.", []),
    ('A 6" pipe and “words”.', ["words"]),
    ("“Never closed, but at the head", ["Never closed, but at the head"]),
]


@pytest.mark.parametrize(("text", "inner"), MARKS)
def test_marks_pair(text: str, inner: list[str]) -> None:
    found = quoted_stretches(written(text))
    assert [text[q.inner.start : q.inner.end] for q in found] == inner


GOES_ON = [
    "“It is late,” she said. “We shall build it.\n\n“Nobody will stop us.”",
    "'It is late,' she said.\n\n'We shall build it.\n\n'Nobody will stop us.'",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_marks_go_on_where_the_next_paragraph_opens_again(text: str) -> None:
    found = quoted_stretches(written(text))
    assert [(quoted.closed, quoted.resumed) for quoted in found] == [
        (True, False),
        (False, False),
        (True, True),
    ]


def test_marks_unclosed_cost_at_most_their_paragraph() -> None:
    text = "“Never closed.\n\nPlain words.\n\n“Closed.”"
    found = quoted_stretches(written(text))
    assert [(text[q.inner.start : q.inner.end], q.closed) for q in found] == [
        ("Never closed.", False),
        ("Closed.", True),
    ]


def test_lexicon_is_well_formed() -> None:
    prepositions = {"about", "against", "as", "at", "for", "in", "of", "on", "out", "to", "upon", "with"}
    constructions = {
        "attitude", "clause", "hearer", "infinitive", "noun", "object", "quotation", "quoted", "tag",
    } | prepositions  # fmt: skip
    for cue in cues().values():
        assert cue.takes <= constructions, cue
        assert cue.act in ("speech", "thought"), cue
    assert set(speaking_nouns().values()) == {"Person", "Group", "Organization", "text"}


NAMES = "Ana Ruiz Norway officials she he they who it statement BERG: Q: I"
REPORTS = "said told that the bridge called for according to was not and hopes urged"
SIGNS = "“ ” \" ' ‘ ’ « » `` '' , . : ; ? — - … ( ) é 𝔘 \u200b"
PIECES = st.sampled_from([*f"{NAMES} {REPORTS} {SIGNS}".split(" "), "\n", "\n\n", "\u00a0"])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(PIECES, max_size=60), glue=st.sampled_from([" ", ""]))
def test_quotations_properties(nlp: Language, words: list[str], glue: str) -> None:
    text = glue.join(words)
    found = claims(nlp, text)
    assert found == claims(nlp, text)
    for claim in found:
        spans, mentions = said(claim).spans, claim.mentions
        assert spans
        for span in (*spans, *mentions.subject, *mentions.cue):
            assert 0 <= span.start < span.end <= len(text)
        for one, other in pairwise(spans):
            assert one.end <= other.start
        for own in (*mentions.subject, *mentions.cue):
            assert not any(own.overlaps(span) for span in spans)
        for evidence in claim.evidence:
            assert text[evidence.span.start : evidence.span.end] == evidence.text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_quotations_of_any_text(nlp: Language, text: str) -> None:
    for claim in claims(nlp, text):
        assert said(claim).spans
