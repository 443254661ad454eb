"""Makes ontology.html of the ontology with pyLODE, and adds the section of single values that pyLODE lacks.

pip install pylode==3.4.1
python docs/ontology.py
"""

from __future__ import annotations

import re
from pathlib import Path

from pylode import OntPub
from pylode.utils import section_html
from rdflib import OWL, RDF, SKOS, Graph
from rdflib.namespace import DCTERMS, RDFS

HERE = Path(__file__).parent
VALUE_PROPERTIES = [DCTERMS.description, SKOS.example, SKOS.closeMatch, SKOS.inScheme, RDFS.isDefinedBy]
"""What the page says of a single value, in this order."""
UNNAMED = {SKOS.closeMatch: "Close match", SKOS.inScheme: "In scheme"}
"""Properties that pyLODE has no title for."""


class Page(OntPub):
    """The page of an ontology, with its named individuals and without the JSON-LD that pyLODE embeds."""

    def _make_main_sections(self) -> None:
        super()._make_main_sections()
        for term, title in UNNAMED.items():
            self.props_labeled[term] = {"title": title, "description": title, "ont_title": "SKOS"}
        with self.content:
            section_html(
                "Values",
                self.ont,
                self.back_onts,
                self.ns,
                OWL.NamedIndividual,
                VALUE_PROPERTIES,
                self.toc,
                "named_individuals",
                self.fids,
                self.props_labeled,
            )

    def make_html(self) -> str:
        """The page as text."""
        page: str = super().make_html()
        return re.sub(r"\s*<script\b.*?</script>", "", page, flags=re.DOTALL)


def main() -> None:
    """Write the page beside this script."""
    ontology = Graph().parse(HERE.parent / "ontology" / "accordgraph.ttl")
    ontology.remove((None, RDF.type, SKOS.ConceptScheme))  # pyLODE takes each for the subject of the page
    (HERE / "ontology.html").write_text(Page(ontology, sort_subjects=True).make_html(), encoding="utf-8")


if __name__ == "__main__":
    main()
