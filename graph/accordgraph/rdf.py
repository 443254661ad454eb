"""Claims and findings as an RDF graph, the only conversion: facts, findings, claims with their evidence.

The graph has no blank nodes, and the same documents give the same triples. `turtle` and `ntriples` write it
in a stable order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, SDO, SKOS, XSD
from rdflib.term import Node

from accordgraph import __version__
from accordgraph.gazetteers import known_by_key
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
from accordgraph.reconcile import Copy, Disagreement, Finding, Merge, Reconciled
from accordgraph.reconcile.disagreements import figure_words
from accordgraph.reconcile.findings import folded
from accordgraph.vocabulary import AG, OA, WD, prefixes

if TYPE_CHECKING:
    from accordgraph.merge.values import Override
    from accordgraph.quotations.identity import Utterance

Triple = tuple[URIRef, URIRef, Node]

CONTEXT = 32
"""Code points of prefix and suffix of a quoted passage."""
LABEL = 80
"""Code points of a quotation's label at most."""
JOINER = " … "
"""What stands between the parts of broken words."""


def to_graph(reconciled: Reconciled, documents: Iterable[Document], base: str = BASE) -> Graph:
    """The graph of what the documents say, in its three layers.

    `documents` are those that the claims come from; `base` is what the IRIs of the data begin with.

    :raises ValueError: where a claim's document is not among them
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace)
    writer = _Writer(base, {document.id: document for document in documents})
    for triple in writer.triples(reconciled):
        graph.add(triple)
    return graph


class _Writer:
    """Makes the triples of one graph; each method yields those of one value."""

    def __init__(self, base: str, documents: Mapping[str, Document]) -> None:
        self.base = base
        self.documents = documents
        self.written: set[URIRef] = set()
        self.iris: dict[str, URIRef] = {}

    def triples(self, reconciled: Reconciled) -> Iterator[Triple]:
        for document in self.documents.values():
            yield from self.document(document, reconciled.sources.get(document.id))
        yield from self.software()
        for entity in reconciled.entities:
            yield from self.entity(entity)
        for finding in reconciled.findings:
            yield from self.finding(finding)
        for claim in reconciled.claims:
            yield from self.claim(claim)
        for disagreement in reconciled.disagreements:
            yield from self.disagreement(disagreement)
        for copy in reconciled.copies:
            yield from self.copy(copy)
        for merge in reconciled.merges:
            yield from self.merge(merge)
        for utterance in reconciled.utterances:
            yield from self.utterance(utterance)
        for decision in reconciled.decisions:
            yield from self.decision(decision)

    def iri(self, text: str) -> URIRef:
        """The IRI under this graph's base."""
        if text not in self.iris:
            self.iris[text] = URIRef(self.base + text.removeprefix(BASE))
        return self.iris[text]

    def document(self, document: Document, source: str | None) -> Iterator[Triple]:
        node, metadata = self.iri(document.id), document.metadata
        yield node, RDF.type, AG.Document
        yield node, RDFS.label, Literal(metadata.title or document.path)
        yield node, AG.path, Literal(document.path)
        yield node, AG.digest, Literal(document.digest)
        yield node, AG.length, Literal(len(document.text))
        yield node, SDO.encodingFormat, Literal(document.media_type)
        for predicate, text in (
            (SDO.headline, metadata.title),
            (SDO.author, metadata.author),
            (SDO.publisher, metadata.publisher),
            (SDO.inLanguage, metadata.language),
        ):
            if text:
                yield node, predicate, Literal(text)
        if metadata.url:
            yield node, SDO.url, Literal(metadata.url, datatype=XSD.anyURI)
        if metadata.date:
            yield node, SDO.datePublished, date_literal(metadata.date)
        if source:
            yield node, AG.source, self.iri(source)
            yield self.iri(source), RDF.type, AG.Source
        extraction = self.extraction(document.id)
        yield extraction, RDF.type, PROV.Activity
        yield extraction, PROV.used, node
        yield extraction, PROV.wasAssociatedWith, self.iri(f"software/accordgraph-{__version__}")

    def software(self) -> Iterator[Triple]:
        node = self.iri(f"software/accordgraph-{__version__}")
        yield node, RDF.type, PROV.SoftwareAgent
        yield node, RDFS.label, Literal(f"accordgraph {__version__}")
        yield node, SDO.softwareVersion, Literal(__version__)

    def extraction(self, document: str) -> URIRef:
        return self.iri(document.replace("/document/", "/extraction/"))

    def entity(self, entity: Entity) -> Iterator[Triple]:
        node = self.iri(entity.id)
        yield node, RDF.type, AG.Entity
        yield node, RDF.type, AG[entity.type]
        yield node, RDFS.label, Literal(entity.label)
        for name in entity.names:
            if name != entity.label:
                yield node, SKOS.altLabel, Literal(name)
        if entity.iso:
            yield node, AG.iso, Literal(entity.iso)
        known = known_by_key().get(entity.id.removeprefix(f"{BASE}entity/"))
        if known and known.wikidata:
            yield node, SKOS.exactMatch, WD[known.wikidata]

    def claim(self, claim: Claim) -> Iterator[Triple]:
        node = self.iri(claim.id)
        yield node, RDF.type, AG.Claim
        yield node, RDF.type, AG[f"{claim.kind.capitalize()}Claim"]
        yield from self.proposition(node, claim)
        yield node, AG.document, self.iri(claim.document)
        if claim.attributed_to:
            yield node, AG.attributedTo, self.iri(claim.attributed_to.id)
        yield node, AG.confidence, Literal(Decimal(str(claim.confidence)))
        yield node, AG.rule, Literal(claim.rule)
        yield node, PROV.wasGeneratedBy, self.extraction(claim.document)
        for evidence in claim.evidence:
            passage, triples = self.passage(claim, evidence)
            yield node, AG.evidence, passage
            yield from triples
        for predicate, spans in (
            (AG.subjectWords, claim.mentions.subject),
            (AG.cueWords, claim.mentions.cue),
            (AG.objectWords, claim.mentions.object),
        ):
            if spans:
                yield node, predicate, Literal(JOINER.join(self.words(claim, span) for span in spans))
        if isinstance(claim.object, Quotation):
            for span in claim.object.spans:
                passage, triples = self.passage(claim, Evidence(span, self.words(claim, span)))
                yield self.iri(claim.object.id), AG.part, passage
                yield from triples

    def proposition(self, node: URIRef, value: Claim | Finding) -> Iterator[Triple]:
        object_, triples = self.value(value.subject, value.predicate, value.object)
        yield from triples
        yield node, RDFS.label, Literal(label(value))
        yield node, AG.subject, self.iri(value.subject.id)
        yield node, AG.predicate, predicate_of(value)
        yield node, AG.object, object_
        yield node, AG.status, AG[value.status]

    def words(self, claim: Claim, span: Span) -> str:
        return self.text(claim)[span.start : span.end]

    def text(self, claim: Claim) -> str:
        if claim.document not in self.documents:
            raise ValueError(f"the document of a claim is not among the documents: {claim.path}")
        return self.documents[claim.document].text

    def passage(self, claim: Claim, evidence: Evidence) -> tuple[URIRef, Iterator[Triple]]:
        """The node of exact words, with its triples."""
        at = f"{claim.document.rpartition('/')[2]}-{evidence.span.start}-{evidence.span.end}"
        return self.iri(f"passage/{at}"), self._passage(claim, evidence, at)

    def _passage(self, claim: Claim, evidence: Evidence, at: str) -> Iterator[Triple]:
        passage, quote, position = (self.iri(f"{kind}/{at}") for kind in ("passage", "quote", "position"))
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
        yield position, OA.start, Literal(start)
        yield position, OA.end, Literal(end)

    def value(self, subject: Entity, predicate: str, value: ClaimObject) -> tuple[URIRef, Iterator[Triple]]:
        """The node of a claim's object, with its triples where they are not yet written."""
        node, triples = self._value(subject, predicate, value)
        if node in self.written:
            return node, iter(())
        self.written.add(node)
        return node, triples

    def _value(self, subject: Entity, predicate: str, value: ClaimObject) -> tuple[URIRef, Iterator[Triple]]:
        match value:
            case Entity(id_):
                return self.iri(id_), iter(())
            case Phrase(words):
                node = self.iri(f"entity/purpose/{short_hash(folded(words))}")
                return node, self.purpose(node, words)
            case Quotation(id_):
                return self.iri(id_), self.quotation(value)
            case Figure():
                node = self.iri(f"figure/{short_hash(subject.id, predicate, object_key(value))}")
                return node, self.figure(node, value)
            case Office(of, role, tenure):
                node = self.iri(f"role/{short_hash(of.id, folded(role), tenure)}")
                return node, self.role(node, value)
            case Occurrence():
                node = self.iri(f"occurrence/{short_hash(subject.id, object_key(value))}")
                return node, self.occurrence(node, value)

    def purpose(self, node: URIRef, words: str) -> Iterator[Triple]:
        yield node, RDF.type, AG.Entity
        yield node, RDF.type, AG.Purpose
        yield node, RDFS.label, Literal(words)

    def quotation(self, quotation: Quotation) -> Iterator[Triple]:
        node = self.iri(quotation.id)
        yield node, RDF.type, AG.Quotation
        yield node, RDFS.label, Literal(value_words(quotation))
        yield node, AG.text, Literal(quotation.text)
        yield node, AG.form, AG[quotation.form]
        yield node, AG.act, AG[quotation.act]

    def figure(self, node: URIRef, figure: Figure) -> Iterator[Triple]:
        yield node, RDF.type, AG.Figure
        yield node, RDFS.label, Literal(value_words(figure))
        yield node, AG.value, number_literal(figure.value)
        yield node, AG.unit, Literal(figure.unit)
        yield node, AG.approximate, Literal(figure.approximate)
        if figure.bound:
            yield node, AG.bound, AG[figure.bound]

    def role(self, node: URIRef, office: Office) -> Iterator[Triple]:
        yield node, RDF.type, AG.Role
        yield node, RDFS.label, Literal(value_words(office))
        if office.role:
            yield node, AG.title, Literal(office.role)
        yield node, AG.roleIn, self.iri(office.of.id)
        yield node, AG.tenure, AG[office.tenure]

    def occurrence(self, node: URIRef, occurrence: Occurrence) -> Iterator[Triple]:
        yield node, RDF.type, AG.Occurrence
        yield node, RDFS.label, Literal(value_words(occurrence))
        if occurrence.place:
            yield node, AG.place, Literal(occurrence.place)
        if occurrence.start:
            yield node, AG.startDate, date_literal(occurrence.start)
        if occurrence.end:
            yield node, AG.endDate, date_literal(occurrence.end)

    def finding(self, finding: Finding) -> Iterator[Triple]:
        node = self.iri(finding.id)
        yield node, RDF.type, AG.Finding
        yield from self.proposition(node, finding)
        for claim in finding.claims:
            yield node, AG.claim, self.iri(claim.id)
        yield node, AG.documentCount, Literal(finding.documents)
        yield node, AG.sourceCount, Literal(finding.sources)
        if finding.first:
            yield node, AG.firstReported, date_literal(finding.first)
        if finding.last:
            yield node, AG.lastReported, date_literal(finding.last)
        yield node, AG.disputed, Literal(finding.disputed)
        yield node, AG.established, Literal(finding.established)
        if finding.established:
            object_, _ = self.value(finding.subject, finding.predicate, finding.object)
            yield self.iri(finding.subject.id), predicate_of(finding), object_

    def disagreement(self, disagreement: Disagreement) -> Iterator[Triple]:
        node = self.iri(disagreement.id)
        yield node, RDF.type, AG.Disagreement
        yield node, RDFS.label, Literal(disagreement.explanation.partition(";")[0])
        yield node, RDFS.comment, Literal(disagreement.explanation)
        yield node, AG.kind, AG[disagreement.kind]
        yield node, AG.reason, AG[disagreement.reason]
        yield node, AG.about, self.iri(disagreement.about.id)
        for finding in disagreement.findings:
            yield node, AG.finding, self.iri(finding.id)
            for claim in finding.claims:
                yield node, AG.claim, self.iri(claim.id)

    def copy(self, copy: Copy) -> Iterator[Triple]:
        node = self.iri(copy.id)
        yield node, RDF.type, AG.Copy
        yield node, AG.copier, self.iri(copy.copier)
        yield node, AG.original, self.iri(copy.original)
        yield node, AG.share, Literal(Decimal(f"{copy.share:.2f}"))
        yield node, AG.originalShare, Literal(Decimal(f"{copy.original_share:.2f}"))
        yield node, AG.directed, Literal(copy.directed)

    def merge(self, merge: Merge) -> Iterator[Triple]:
        node = self.iri(merge.id)
        yield node, RDF.type, AG.Merge
        yield node, AG.kept, self.iri(merge.kept.id)
        yield node, AG.mergedName, Literal(merge.merged.label)
        yield node, RDFS.comment, Literal(merge.reason)

    def utterance(self, utterance: Utterance) -> Iterator[Triple]:
        node = self.iri(utterance.id)
        yield node, RDF.type, AG.Utterance
        yield node, RDFS.label, Literal(shortened(utterance.text))
        yield node, AG.speaker, self.iri(utterance.speaker.id)
        for variant in utterance.variants:
            yield node, AG.variant, self.iri(variant)
        for claim in utterance.claims:
            yield node, AG.claim, self.iri(claim)

    def decision(self, decision: Override) -> Iterator[Triple]:
        """A person's decision as an activity, with who made it, when and why where the file says so."""
        on = decision.claim or decision.entity or ""
        where = (decision.into or "", decision.document or "")
        changes = decision.changes + ((("label", decision.label),) if decision.label else ())
        node = self.iri(f"decision/{short_hash(decision.action, on, *where, *map(str, changes))}")
        yield node, RDF.type, AG.Decision
        yield node, RDFS.label, Literal(f"{decision.action} {on.removeprefix(BASE)}")
        yield node, AG.action, AG[decision.action]
        yield node, AG.decided, self.iri(on)
        if decision.into:
            yield node, AG.into, self.iri(decision.into)
        for key, value in changes:
            yield node, AG.change, Literal(f"{key}: {value}")
        if decision.note:
            yield node, RDFS.comment, Literal(decision.note)
        if decision.on:
            yield node, PROV.endedAtTime, time_literal(decision.on)
        if decision.by:
            person = self.iri(f"agent/{short_hash(decision.by)}")
            yield node, PROV.wasAssociatedWith, person
            yield person, RDF.type, PROV.Person
            yield person, RDFS.label, Literal(decision.by)


def predicate_of(value: Claim | Finding) -> URIRef:
    """The property of the fact that a claim or finding states."""
    if isinstance(value.object, Office) and value.object.tenure == "former":
        return AG.heldRole
    return AG[value.predicate]


def date_literal(text: str) -> Literal:
    """An ISO 8601 year, month or day with its datatype.

    >>> date_literal("2025-02").n3()
    '"2025-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return Literal(text, datatype=(XSD.gYear, XSD.gYearMonth, XSD.date)[text.count("-")], normalize=False)


def time_literal(text: str) -> Literal:
    """An ISO 8601 date, or date and time, with its datatype; any other text as it is.

    >>> time_literal("2031-03-04T10:00:00Z").datatype.fragment
    'dateTime'
    """
    for form, datatype in (
        (r"\d{4}-\d\d-\d\d", XSD.date),
        (r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-].*)?", XSD.dateTime),
    ):
        if re.fullmatch(form, text):
            return Literal(text, datatype=datatype, normalize=False)
    return Literal(text)


def number_literal(value: float) -> Literal:
    """An integer or decimal; never a float, whose form depends on its size.

    >>> number_literal(1.5e9).n3()
    '"1500000000"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return Literal(int(value)) if value == int(value) else Literal(Decimal(str(value)))


def label(value: Claim | Finding) -> str:
    """A claim or finding in a few words."""
    predicate = PREDICATE_WORDS.get(value.predicate, value.predicate)
    status = "" if value.status == "asserted" else f" ({value.status})"
    return f"{value.subject.label} {predicate} {value_words(value.object)}{status}"


PREDICATE_WORDS = {
    "refusedToSign": "refused to sign",
    "withdrewFrom": "withdrew from",
    "holdsRole": "is",
    "tookPlace": "took place",
    "votesFor": "votes for",
    "votesAgainst": "votes against",
    "pledgedAmount": "pledged amount",
}
"""How the names of predicates that are several words read."""


def value_words(value: ClaimObject) -> str:
    """The object of a claim in a few words."""
    match value:
        case Entity(_, name) | Phrase(name):
            return name
        case Quotation():
            return shortened(value.text)
        case Figure():
            return figure_words(value)
        case Office(of, role, tenure):
            return f"{'' if tenure == 'current' else tenure + ' '}{role or 'affiliated'}, {of.label}"
        case Occurrence(place, start, end):
            days = f"{start} to {end}" if start and end and start != end else start or end
            return ", ".join(part for part in (place, days) if part) or "at some time"


def shortened(text: str) -> str:
    """The beginning of a text, of whole words.

    >>> len(shortened("word " * 40)) <= LABEL
    True
    """
    folded = " ".join(text.split())
    return folded if len(folded) <= LABEL else folded[: LABEL - 1].rpartition(" ")[0] + "…"


def ntriples(graph: Graph) -> str:
    """The graph as N-Triples, sorted."""
    lines = graph.serialize(format="nt").split("\n")
    return "".join(f"{line}\n" for line in sorted(lines) if line)


def turtle(graph: Graph) -> str:
    """The graph as Turtle; subjects, predicates and objects are sorted."""
    return graph.serialize(format="turtle")
