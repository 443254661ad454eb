"""A small graph made by hand: three outlets on a harbour charter, with a refusal, figures and quotations."""

from __future__ import annotations

from dataclasses import replace

from rdflib import Graph

from accordgraph.model import (
    BASE,
    Block,
    Claim,
    ClaimKind,
    ClaimObject,
    Document,
    Entity,
    EntityType,
    Evidence,
    Figure,
    Mentions,
    Metadata,
    Occurrence,
    Office,
    Phrase,
    Quotation,
    Span,
    Status,
    short_hash,
)
from accordgraph.quotations.identity import Difference, Utterance
from accordgraph.rdf import to_graph
from accordgraph.reconcile import reconcile


def entity(type_: EntityType, key: str, label: str, *names: str) -> Entity:
    return Entity(
        f"{BASE}entity/{type_.lower()}/{key}",
        label,
        type_,
        (label, *names),
        key if type_ == "Country" else None,
    )


US = entity("Country", "US", "United States", "Washington")
GB = entity("Country", "GB", "United Kingdom", "London")
FRANCE = entity("Country", "FR", "France")
JAPAN = entity("Country", "JP", "Japan")
INDIA = entity("Country", "IN", "India")
KENYA = entity("Country", "KE", "Kenya")
CHARTER = entity("Agreement", "harbour-charter", "Harbour Charter", "the charter")
SUMMIT = entity("Event", "port-summit", "Port Summit")
MARA = entity("Person", "mara-lind", "Mara Lind")
UNION = entity("Organization", "port-union", "Port Union")


def document(path: str, text: str, **metadata: str) -> Document:
    return Document(
        path, text, "text/plain", Metadata(**metadata), (Block("paragraph", (Span(0, len(text)),)),)
    )


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claim(
    source: Document,
    kind: ClaimKind,
    subject: Entity,
    predicate: str,
    value: ClaimObject,
    words: str,
    cue: str = "",
    status: Status = "asserted",
    confidence: float = 0.9,
    attributed_to: Entity | None = None,
) -> Claim:
    mentions = Mentions(cue=(span(source.text, cue),)) if cue else Mentions()
    evidence = (Evidence(span(source.text, words), words),)
    rule = f"{kind}.example"
    return Claim(
        kind,
        source.id,
        source.path,
        subject,
        predicate,
        value,
        status,
        evidence,
        confidence,
        rule,
        mentions,
        attributed_to,
    )


def quotation(source: Document, words: str, key: str = "") -> Quotation:
    place = span(source.text, words)
    return Quotation(
        f"{BASE}quotation/{short_hash(source.id, key or words)}", "direct", "speech", words, (place,)
    )


WIRE = document(
    "reports/wire.txt",
    "The United Kingdom, like the United States, refused to sign the Harbour Charter. "
    "France, Japan and India signed it. The charter has 61 signatories. "
    "Minister Mara Lind of France said: “Ports belong to everybody who sails.” "
    "The Port Summit took place in Marseille on 3 March 2031. Kenya is set to sign the charter.",
    title="Two powers stay away",
    date="2031-03-04",
    publisher="Coastal Wire",
    url="https://wire.example/a?b=1&c=2",
)
BLOG = document(
    "reports/blog.txt",
    "Washington has signed the charter after all, says our source. About 58 states signed the charter. "
    "“Ports belong to everybody,” Lind said. The Port Union pledged money for deeper quays.",
    title="What I heard at the quay",
    date="2031-03-09",
    publisher="Quay Notes",
    url="javascript:alert(1)",
)
BULLETIN = document(
    "reports/bulletin.txt", "The United States refused to sign the Harbour Charter, the bulletin confirms."
)
DOCUMENTS = (WIRE, BLOG, BULLETIN)

CLAIMS = (
    claim(
        WIRE,
        "position",
        US,
        "refusedToSign",
        CHARTER,
        "The United Kingdom, like the United States, refused to sign the Harbour Charter",
        "refused",
    ),
    claim(
        WIRE,
        "position",
        GB,
        "refusedToSign",
        CHARTER,
        "The United Kingdom, like the United States, refused to sign the Harbour Charter",
        "refused",
    ),
    *(
        claim(WIRE, "position", country, "signed", CHARTER, "France, Japan and India signed it", "signed")
        for country in (FRANCE, JAPAN, INDIA)
    ),
    claim(
        WIRE,
        "position",
        KENYA,
        "signed",
        CHARTER,
        "Kenya is set to sign the charter",
        "set to sign",
        "planned",
        0.6,
    ),
    claim(WIRE, "figure", CHARTER, "signatories", Figure(61, "countries"), "The charter has 61 signatories"),
    claim(
        WIRE,
        "quotation",
        MARA,
        "stated",
        quotation(WIRE, "Ports belong to everybody who sails."),
        "Ports belong to everybody who sails.",
    ),
    claim(WIRE, "role", MARA, "holdsRole", Office(FRANCE, "Minister"), "Minister Mara Lind of France"),
    claim(
        WIRE,
        "event",
        SUMMIT,
        "tookPlace",
        Occurrence("Marseille", "2031-03-03", "2031-03-03"),
        "The Port Summit took place in Marseille on 3 March 2031",
    ),
    claim(
        BLOG,
        "position",
        US,
        "signed",
        CHARTER,
        "Washington has signed the charter after all",
        "signed",
        attributed_to=UNION,
    ),
    claim(
        BLOG,
        "figure",
        CHARTER,
        "signatories",
        Figure(58, "countries"),
        "About 58 states signed the charter",
        confidence=0.7,
    ),
    claim(
        BLOG,
        "quotation",
        MARA,
        "stated",
        quotation(BLOG, "Ports belong to everybody,"),
        "“Ports belong to everybody,” Lind said",
    ),
    claim(
        BLOG,
        "position",
        UNION,
        "pledged",
        Phrase("deeper quays"),
        "The Port Union pledged money for deeper quays",
        "pledged",
    ),
    claim(
        BULLETIN,
        "position",
        US,
        "refusedToSign",
        CHARTER,
        "The United States refused to sign the Harbour Charter",
        "refused",
    ),
)


def example_graph() -> Graph:
    quoted = [claim.object.id for claim in CLAIMS if isinstance(claim.object, Quotation)]
    differences = (
        Difference(quoted[1], "omitted", "who sails", ""),
        Difference(quoted[1], "altered", "to everybody", "to all"),
        Difference(quoted[1], "added", "", "indeed"),
    )
    utterance = Utterance(MARA, "Ports belong to everybody who sails.", tuple(quoted), (), differences)
    return to_graph(replace(reconcile(CLAIMS, DOCUMENTS), utterances=(utterance,)), DOCUMENTS)
