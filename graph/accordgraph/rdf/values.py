"""The triples of what claims rest on and say: passages with their selectors, the objects of claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from accordgraph.model import (
    BASE,
    Claim,
    ClaimObject,
    Document,
    Entity,
    Evidence,
    Figure,
    Occurrence,
    Office,
    Phrase,
    Quotation,
    Span,
    object_key,
    short_hash,
)
from accordgraph.rdf.literals import date_literal, number_literal
from accordgraph.rdf.words import value_words
from accordgraph.reconcile.findings import folded
from accordgraph.vocabulary import AG, OA

Triple = tuple[URIRef, URIRef, Node]

CONTEXT = 32
"""Code points of prefix and suffix of a quoted passage."""


class Values:
    """Makes the triples of values and passages, each once in a graph."""

    def __init__(self, base: str, documents: Mapping[str, Document]) -> None:
        self.base = base
        self.documents = documents
        self.written: set[URIRef] = set()
        self.iris: dict[str, URIRef] = {}

    def iri(self, text: str) -> URIRef:
        """The IRI under this graph's base."""
        if text not in self.iris:
            self.iris[text] = URIRef(self.base + text.removeprefix(BASE))
        return self.iris[text]

    def words(self, claim: Claim, span: Span) -> str:
        """What stands at the span of a claim's document."""
        return self.text(claim)[span.start : span.end]

    def text(self, claim: Claim) -> str:
        """The snapshot of a claim's document.

        :raises ValueError: where the document is not among those of the graph
        """
        if claim.document not in self.documents:
            raise ValueError(f"the document of a claim is not among the documents: {claim.path}")
        return self.documents[claim.document].text

    def passage(self, claim: Claim, evidence: Evidence) -> tuple[URIRef, Iterator[Triple]]:
        """The node of exact words, with its triples where they are not yet written."""
        at = f"{claim.document.rpartition('/')[2]}-{evidence.span.start}-{evidence.span.end}"
        node = self.iri(f"passage/{at}")
        return node, self._new(node, self._passage(node, claim, evidence, at))

    def _passage(self, passage: URIRef, claim: Claim, evidence: Evidence, at: str) -> Iterator[Triple]:
        quote, position = self.iri(f"quote/{at}"), self.iri(f"position/{at}")
        text, (start, end) = self.text(claim), evidence.span
        yield passage, RDF.type, AG.Passage
        yield passage, OA.hasSource, self.iri(claim.document)
        yield passage, OA.hasSelector, quote
        yield passage, OA.hasSelector, position
        yield quote, RDF.type, OA.TextQuoteSelector
        yield quote, OA.exact, Literal(evidence.text)
        yield quote, OA.prefix, Literal(text[max(0, start - CONTEXT) : start])
        yield quote, OA.suffix, Literal(text[end : end + CONTEXT])
        yield position, RDF.type, OA.TextPositionSelector
        yield position, OA.start, number_literal(start)
        yield position, OA.end, number_literal(end)

    def value(self, subject: Entity, predicate: str, value: ClaimObject) -> tuple[URIRef, Iterator[Triple]]:
        """The node of a claim's object, with its triples where they are not yet written."""
        node, triples = self._value(subject, predicate, value)
        return node, self._new(node, triples)

    def _new(self, node: URIRef, triples: Iterator[Triple]) -> Iterator[Triple]:
        """The triples that describe a node, none where it has been described."""
        if node in self.written:
            return iter(())
        self.written.add(node)
        return triples

    def _value(self, subject: Entity, predicate: str, value: ClaimObject) -> tuple[URIRef, Iterator[Triple]]:
        match value:
            case Entity(id_):
                return self.iri(id_), iter(())
            case Phrase(words):
                node = self.iri(f"entity/purpose/{short_hash(folded(words))}")
                return node, self._purpose(node, words)
            case Quotation(id_):
                return self.iri(id_), self._quotation(value)
            case Figure():
                node = self.iri(f"figure/{short_hash(subject.id, predicate, object_key(value))}")
                return node, self._figure(node, value)
            case Office(of, role, tenure):
                node = self.iri(f"role/{short_hash(of.id, folded(role), tenure)}")
                return node, self._role(node, value)
            case Occurrence():
                node = self.iri(f"occurrence/{short_hash(subject.id, object_key(value))}")
                return node, self._occurrence(node, value)

    def _purpose(self, node: URIRef, words: str) -> Iterator[Triple]:
        yield node, RDF.type, AG.Entity
        yield node, RDF.type, AG.Purpose
        yield node, RDFS.label, Literal(words)

    def _quotation(self, quotation: Quotation) -> Iterator[Triple]:
        node = self.iri(quotation.id)
        yield node, RDF.type, AG.Quotation
        yield node, RDFS.label, Literal(value_words(quotation))
        yield node, AG.text, Literal(quotation.text)
        yield node, AG.form, AG[quotation.form]
        yield node, AG.act, AG[quotation.act]

    def _figure(self, node: URIRef, figure: Figure) -> Iterator[Triple]:
        yield node, RDF.type, AG.Figure
        yield node, RDFS.label, Literal(value_words(figure))
        yield node, AG.value, number_literal(figure.value)
        yield node, AG.unit, Literal(figure.unit)
        yield node, AG.approximate, Literal(figure.approximate)
        if figure.bound:
            yield node, AG.bound, AG[figure.bound]

    def _role(self, node: URIRef, office: Office) -> Iterator[Triple]:
        yield node, RDF.type, AG.Role
        yield node, RDFS.label, Literal(value_words(office))
        if office.role:
            yield node, AG.title, Literal(office.role)
        yield node, AG.roleIn, self.iri(office.of.id)
        yield node, AG.tenure, AG[office.tenure]

    def _occurrence(self, node: URIRef, occurrence: Occurrence) -> Iterator[Triple]:
        yield node, RDF.type, AG.Occurrence
        yield node, RDFS.label, Literal(value_words(occurrence))
        if occurrence.place:
            yield node, AG.place, Literal(occurrence.place)
        if occurrence.start:
            yield node, AG.startDate, date_literal(occurrence.start)
        if occurrence.end:
            yield node, AG.endDate, date_literal(occurrence.end)
