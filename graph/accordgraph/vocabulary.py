"""The closed RDF namespace of the graph, the prefixes of its data and where the ontology lies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from accordgraph.data import data_folder
from accordgraph.model import BASE

WD = Namespace("http://www.wikidata.org/entity/")

STANDARD_PREFIXES = {
    "ag": "https://w3id.org/accordgraph/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": str(WD),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ENTITY_PREFIXES = ("country", "organization", "person", "agreement", "event", "group", "purpose")
"""Kinds of entities: the prefix `country:` stands for `…/entity/country/`."""
DATA_PREFIXES = (
    "agent", "claim", "copy", "decision", "difference", "disagreement", "document", "extraction", "figure",
    "finding", "merge", "occurrence", "passage", "position", "quotation", "quote", "role", "software",
    "source", "utterance",
)  # fmt: skip
"""Kinds of other resources: the prefix `claim:` stands for `…/claim/`."""


class AG(DefinedNamespace):
    """The terms of the ontology; any other name is an error.

    >>> AG.refusedToSign
    rdflib.term.URIRef('https://w3id.org/accordgraph/ontology#refusedToSign')
    """

    _NS = Namespace(STANDARD_PREFIXES["ag"])
    _fail = True

    Act: URIRef
    Action: URIRef
    Actor: URIRef
    Agreement: URIRef
    Alteration: URIRef
    Bound: URIRef
    Claim: URIRef
    Copy: URIRef
    Country: URIRef
    Decision: URIRef
    Difference: URIRef
    Disagreement: URIRef
    DisagreementKind: URIRef
    Document: URIRef
    Entity: URIRef
    Event: URIRef
    EventClaim: URIRef
    Figure: URIRef
    FigureClaim: URIRef
    Finding: URIRef
    Form: URIRef
    Group: URIRef
    Matter: URIRef
    Merge: URIRef
    Occurrence: URIRef
    Organization: URIRef
    Passage: URIRef
    Person: URIRef
    PositionClaim: URIRef
    Proposition: URIRef
    Purpose: URIRef
    Quotation: URIRef
    QuotationClaim: URIRef
    Reason: URIRef
    Role: URIRef
    RoleClaim: URIRef
    Source: URIRef
    Status: URIRef
    Tenure: URIRef
    Utterance: URIRef

    about: URIRef
    abstained: URIRef
    abstentions: URIRef
    act: URIRef
    action: URIRef
    alteration: URIRef
    attended: URIRef
    attributedTo: URIRef
    bound: URIRef
    claim: URIRef
    copier: URIRef
    decided: URIRef
    difference: URIRef
    document: URIRef
    endorsed: URIRef
    evidence: URIRef
    finding: URIRef
    form: URIRef
    heldRole: URIRef
    holdsRole: URIRef
    hosted: URIRef
    inVariant: URIRef
    into: URIRef
    kept: URIRef
    kind: URIRef
    measure: URIRef
    members: URIRef
    object: URIRef
    opposed: URIRef
    original: URIRef
    part: URIRef
    participants: URIRef
    partners: URIRef
    pledged: URIRef
    pledgedAmount: URIRef
    predicate: URIRef
    proposed: URIRef
    ratified: URIRef
    reason: URIRef
    refusedToSign: URIRef
    roleIn: URIRef
    signatories: URIRef
    signed: URIRef
    source: URIRef
    speaker: URIRef
    stance: URIRef
    stated: URIRef
    status: URIRef
    subject: URIRef
    tenure: URIRef
    tookPlace: URIRef
    variant: URIRef
    votesAgainst: URIRef
    votesFor: URIRef
    withdrewFrom: URIRef

    approximate: URIRef
    change: URIRef
    confidence: URIRef
    cueWords: URIRef
    digest: URIRef
    directed: URIRef
    disputed: URIRef
    documentCount: URIRef
    endDate: URIRef
    established: URIRef
    firstReported: URIRef
    iso: URIRef
    lastReported: URIRef
    length: URIRef
    longestWords: URIRef
    mergedName: URIRef
    objectWords: URIRef
    originalShare: URIRef
    ownWords: URIRef
    path: URIRef
    place: URIRef
    rule: URIRef
    share: URIRef
    sourceCount: URIRef
    startDate: URIRef
    subjectWords: URIRef
    text: URIRef
    title: URIRef
    unit: URIRef
    value: URIRef

    accept: URIRef
    acting: URIRef
    added: URIRef
    altered: URIRef
    approximation: URIRef
    asserted: URIRef
    atLeast: URIRef
    atMost: URIRef
    correct: URIRef
    current: URIRef
    denied: URIRef
    differentPopulation: URIRef
    differentTime: URIRef
    direct: URIRef
    figureDisagreement: URIRef
    former: URIRef
    indirect: URIRef
    merge: URIRef
    mixed: URIRef
    notYet: URIRef
    omitted: URIRef
    planned: URIRef
    possible: URIRef
    reject: URIRef
    rename: URIRef
    separateCounts: URIRef
    speech: URIRef
    split: URIRef
    stanceDisagreement: URIRef
    thought: URIRef
    trueConflict: URIRef
    unknownTime: URIRef
    urged: URIRef

    ActScheme: URIRef
    ActionScheme: URIRef
    AlterationScheme: URIRef
    BoundScheme: URIRef
    DisagreementKindScheme: URIRef
    FormScheme: URIRef
    ReasonScheme: URIRef
    StatusScheme: URIRef
    TenureScheme: URIRef


class OA(DefinedNamespace):
    """The terms of Web Annotation that the graph uses."""

    _NS = Namespace(STANDARD_PREFIXES["oa"])
    _fail = True

    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef

    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


for _namespace in (AG, OA):
    for _name in _namespace.__annotations__:
        setattr(_namespace, _name, _namespace[_name])
"""Each term is made once: rdflib would make it anew wherever it is named."""


def prefixes(base: str = BASE) -> dict[str, str]:
    """All prefixes of graphs and queries with their namespaces, in alphabetical order.

    >>> prefixes()["country"]
    'https://w3id.org/accordgraph/entity/country/'
    """
    data = {name: f"{base}entity/{name}/" for name in ENTITY_PREFIXES}
    data |= {name: f"{base}{name}/" for name in DATA_PREFIXES}
    return dict(sorted({**STANDARD_PREFIXES, **data}.items()))


def ontology_folder() -> Path:
    """The folder with the ontology, the shapes and the questions."""
    return data_folder("ontology")


@cache
def ontology() -> Graph:
    """The ontology as a graph; it is shared, so do not change it."""
    return Graph(bind_namespaces="none").parse(ontology_folder() / "accordgraph.ttl")


@cache
def shapes() -> Graph:
    """The SHACL shapes of the three layers as a graph; it is shared, so do not change it."""
    return Graph(bind_namespaces="none").parse(ontology_folder() / "shapes.ttl")
