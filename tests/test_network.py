from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from accordgraph.network import Network, to_networkx, wording
from example_graph import CHARTER, CLAIMS, DOCUMENTS, FRANCE, GB, KENYA, MARA, US, example_graph


@pytest.fixture(scope="module")
def network() -> Network:
    return to_networkx(example_graph())


def edges(network: Network, subject: str, predicate: str) -> list[dict[str, Any]]:
    return [edge for _, _, edge in network.out_edges(subject, data=True) if edge["type"] == predicate]


def test_network_of_repeated_triples_is_that_of_the_graph(network: Network) -> None:
    again = to_networkx([*example_graph(), *example_graph()])
    assert nx.utils.graphs_equal(again, network)
    assert again.graph == network.graph


def test_network_nodes_carry_label_type_and_names(network: Network) -> None:
    node = network.nodes[US.id]
    assert (node["label"], node["type"], node["names"], node["iso"]) == (
        "United States",
        "Country",
        ("Washington",),
        "US",
    )


def test_network_edges_carry_what_is_claimed_and_on_which_words(network: Network) -> None:
    (edge,) = edges(network, GB.id, "refusedToSign")
    assert (edge["label"], edge["status"], edge["source_count"]) == ("refused to sign", "asserted", 1)
    (source,) = edge["sources"]
    assert (source.publisher, source.date) == ("Coastal Wire", "2031-03-04")
    (testimony,) = edge["evidence"]
    assert testimony.words[0].exact.endswith("refused to sign the Harbour Charter")
    assert testimony.marked == ("refused",)


def test_network_evidence_is_in_order_of_time_with_the_undated_last(network: Network) -> None:
    (edge,) = edges(network, US.id, "refusedToSign")
    assert [t.source.path for t in edge["evidence"]] == ["reports/wire.txt", "reports/bulletin.txt"]


def test_network_quotation_marks_its_own_words(network: Network) -> None:
    marked = {t.marked for edge in edges(network, MARA.id, "stated") for t in edge["evidence"]}
    assert marked == {("Ports belong to everybody who sails.",), ("Ports belong to everybody,",)}


def test_network_role_leads_to_what_it_is_a_role_in(network: Network) -> None:
    assert nx.has_path(network, MARA.id, FRANCE.id)
    ((_, role),) = [
        (a, b) for a, b, edge in network.out_edges(MARA.id, data=True) if edge["type"] == "holdsRole"
    ]
    assert network.nodes[role]["title"] == "Minister"


def test_network_plan_is_not_an_assertion(network: Network) -> None:
    (edge,) = edges(network, KENYA.id, "signed")
    assert edge["status"] == "planned"
    assert network.nodes[KENYA.id]["status"] == "planned"


def test_network_node_has_the_sources_of_its_findings(network: Network) -> None:
    assert [s.path for s in network.nodes[US.id]["sources"]] == [
        "reports/wire.txt",
        "reports/blog.txt",
        "reports/bulletin.txt",
    ]


def test_network_both_sides_of_a_disagreement_are_disputed(network: Network) -> None:
    assert all(edge["disputed"] for _, _, edge in network.out_edges(US.id, data=True))
    conflict = next(c for c in network.graph["conflicts"] if c.kind == "stanceDisagreement")
    keys = {key for *_, key in network.out_edges(US.id, keys=True)}
    assert conflict.about == CHARTER.id
    assert set(conflict.findings) == keys


def test_network_holds_every_claim_and_document(network: Network) -> None:
    claims = {t.claim for _, _, edge in network.edges(data=True) for t in edge["evidence"]}
    assert claims == {claim.id for claim in CLAIMS}
    assert {source.path for source in network.graph["documents"]} == {d.path for d in DOCUMENTS}


def test_network_of_the_same_graph_is_the_same() -> None:
    first, second = to_networkx(example_graph()), to_networkx(example_graph())
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


@pytest.mark.parametrize(("term", "words"), [("signed", "signed"), ("votesAgainst", "votes against")])
def test_wording(term: str, words: str) -> None:
    assert wording(term) == words
