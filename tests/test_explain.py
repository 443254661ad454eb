"""What is told about a claim."""

from __future__ import annotations

from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.explain import explain, marked
from accordgraph.link import LinkedDocument, link
from accordgraph.model import Block, Claim, Document, Metadata, Span
from accordgraph.positions import positions


def read(nlp: Language, text: str) -> tuple[LinkedDocument, list[Claim]]:
    document = Document("d.txt", text, "text/plain", Metadata(), (Block("paragraph", (Span(0, len(text)),)),))
    (annotation,) = annotate([document], nlp)
    linked = link(annotation)
    return linked, list(positions(linked))


def test_explain_marks_subject_cues_and_object(nlp: Language) -> None:
    _, (claim,) = read(nlp, "In May,\nBrazil refused to sign the Lima Pact.")
    assert marked(claim, claim.evidence[0]) == "In May, [Brazil] {refused} to {sign} the <Lima Pact>."


def test_explain_says_rule_status_and_cues(nlp: Language) -> None:
    linked, (claim,) = read(nlp, "Brazil will not sign the Lima Pact.")
    lines = explain(claim, linked).splitlines()
    assert lines[0] == "Brazil refusedToSign Lima Pact (planned)"
    assert f"  rule        {claim.rule}, confidence {claim.confidence:.2f}" in lines
    assert "  cues        will, not, sign" in lines


def test_explain_says_how_a_name_was_resolved(nlp: Language) -> None:
    linked, claims = read(nlp, "Washington signed the Lima Pact. France ratified the pact.")
    told = [explain(claim, linked) for claim in claims]
    assert "“Washington” is United States (Country): a name that the gazetteers know as country/US" in told[0]
    assert "a description that refers to “Lima Pact”" in told[1]


def test_explain_says_on_whose_word(nlp: Language) -> None:
    linked, (claim,) = read(nlp, "Norway said that Brazil had signed the Lima Pact.")
    assert "  on the word of Norway" in explain(claim, linked).splitlines()


def test_explain_is_one_line_per_fact(nlp: Language) -> None:
    linked, (claim,) = read(nlp, "Brazil\nsigned\nthe Lima\nPact.")
    assert all(line.strip() for line in explain(claim, linked).splitlines())
    assert "[Brazil] {signed} the <Lima Pact>." in explain(claim, linked)
