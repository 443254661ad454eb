"""The triples of documents, entities, claims, findings, and of what is known about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, SDO, SKOS, XSD

from accordgraph import __version__
from accordgraph.gazetteers import known_by_key
from accordgraph.model import BASE, Claim, Document, Entity, Evidence, Office, Quotation, short_hash
from accordgraph.rdf.literals import date_literal, decimal_literal, number_literal, time_literal
from accordgraph.rdf.values import Triple, Values
from accordgraph.rdf.words import difference_words, label, shortened
from accordgraph.reconcile import Copy, Disagreement, Finding, Merge, Reconciled
from accordgraph.vocabulary import AG, WD

if TYPE_CHECKING:
    from accordgraph.merge.values import Override
    from accordgraph.quotations.identity import Difference, Utterance

JOINER = " … "
"""What stands between the parts of broken words."""


class Triples(Values):
    """Makes the triples of one graph; each method yields those of one value."""

    def triples(self, reconciled: Reconciled) -> Iterator[Triple]:
        """Yield all of what the documents say together."""
        for document in self.documents.values():
            yield from self._document(document, reconciled.sources.get(document.id))
        yield from self._software()
        for entity in reconciled.entities:
            yield from self._entity(entity)
        for finding in reconciled.findings:
            yield from self._finding(finding)
        for claim in reconciled.claims:
            yield from self._claim(claim)
        for disagreement in reconciled.disagreements:
            yield from self._disagreement(disagreement)
        for copy in reconciled.copies:
            yield from self._copy(copy)
        for merge in reconciled.merges:
            yield from self._merge(merge)
        for utterance in reconciled.utterances:
            yield from self._utterance(utterance)
        for decision in reconciled.decisions:
            yield from self._decision(decision)

    def _document(self, document: Document, source: str | None) -> Iterator[Triple]:
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
        extraction = self._extraction(document.id)
        yield extraction, RDF.type, PROV.Activity
        yield extraction, PROV.used, node
        yield extraction, PROV.wasAssociatedWith, self.iri(f"software/accordgraph-{__version__}")

    def _software(self) -> Iterator[Triple]:
        node = self.iri(f"software/accordgraph-{__version__}")
        yield node, RDF.type, PROV.SoftwareAgent
        yield node, RDFS.label, Literal(f"accordgraph {__version__}")
        yield node, SDO.softwareVersion, Literal(__version__)

    def _extraction(self, document: str) -> URIRef:
        return self.iri(document.replace("/document/", "/extraction/"))

    def _entity(self, entity: Entity) -> Iterator[Triple]:
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

    def _claim(self, claim: Claim) -> Iterator[Triple]:
        node = self.iri(claim.id)
        yield node, RDF.type, AG.Claim
        yield node, RDF.type, AG[f"{claim.kind.capitalize()}Claim"]
        yield from self._proposition(node, claim)
        yield node, AG.document, self.iri(claim.document)
        if claim.attributed_to:
            yield node, AG.attributedTo, self.iri(claim.attributed_to.id)
        yield node, AG.confidence, decimal_literal(str(claim.confidence))
        yield node, AG.rule, Literal(claim.rule)
        yield node, PROV.wasGeneratedBy, self._extraction(claim.document)
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

    def _proposition(self, node: URIRef, value: Claim | Finding) -> Iterator[Triple]:
        object_, triples = self.value(value.subject, value.predicate, value.object)
        yield from triples
        yield node, RDFS.label, Literal(label(value))
        yield node, AG.subject, self.iri(value.subject.id)
        yield node, AG.predicate, predicate_of(value)
        yield node, AG.object, object_
        yield node, AG.status, AG[value.status]

    def _finding(self, finding: Finding) -> Iterator[Triple]:
        node = self.iri(finding.id)
        yield node, RDF.type, AG.Finding
        yield from self._proposition(node, finding)
        for claim in finding.claims:
            yield node, AG.claim, self.iri(claim.id)
        yield node, AG.documentCount, number_literal(finding.documents)
        yield node, AG.sourceCount, number_literal(finding.sources)
        if finding.first:
            yield node, AG.firstReported, date_literal(finding.first)
        if finding.last:
            yield node, AG.lastReported, date_literal(finding.last)
        yield node, AG.disputed, Literal(finding.disputed)
        yield node, AG.established, Literal(finding.established)
        if finding.established:
            object_, _ = self.value(finding.subject, finding.predicate, finding.object)
            yield self.iri(finding.subject.id), predicate_of(finding), object_

    def _disagreement(self, disagreement: Disagreement) -> Iterator[Triple]:
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

    def _copy(self, copy: Copy) -> Iterator[Triple]:
        node = self.iri(copy.id)
        yield node, RDF.type, AG.Copy
        yield node, AG.copier, self.iri(copy.copier)
        yield node, AG.original, self.iri(copy.original)
        yield node, AG.share, decimal_literal(f"{copy.share:.2f}")
        yield node, AG.originalShare, decimal_literal(f"{copy.original_share:.2f}")
        yield node, AG.directed, Literal(copy.directed)

    def _merge(self, merge: Merge) -> Iterator[Triple]:
        node = self.iri(merge.id)
        yield node, RDF.type, AG.Merge
        yield node, AG.kept, self.iri(merge.kept.id)
        yield node, AG.mergedName, Literal(merge.merged.label)
        yield node, RDFS.comment, Literal(merge.reason)

    def _utterance(self, utterance: Utterance) -> Iterator[Triple]:
        node = self.iri(utterance.id)
        yield node, RDF.type, AG.Utterance
        yield node, RDFS.label, Literal(shortened(utterance.text))
        yield node, AG.speaker, self.iri(utterance.speaker.id)
        for variant in utterance.variants:
            yield node, AG.variant, self.iri(variant)
        for claim in utterance.claims:
            yield node, AG.claim, self.iri(claim)
        for number, difference in enumerate(utterance.differences):
            yield from self._difference(node, number, difference)

    def _difference(self, utterance: URIRef, number: int, difference: Difference) -> Iterator[Triple]:
        """Where a variant of an utterance departs from the longest; `number` is its place among all."""
        key = (difference.quotation, difference.kind, difference.words, difference.own)
        node = self.iri(f"difference/{short_hash(utterance, str(number), *key)}")
        yield utterance, AG.difference, node
        yield node, RDF.type, AG.Difference
        yield node, RDFS.label, Literal(difference_words(difference))
        yield node, AG.inVariant, self.iri(difference.quotation)
        yield node, AG.alteration, AG[difference.kind]
        if difference.words:
            yield node, AG.longestWords, Literal(difference.words)
        if difference.own:
            yield node, AG.ownWords, Literal(difference.own)

    def _decision(self, decision: Override) -> Iterator[Triple]:
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
