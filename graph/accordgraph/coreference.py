"""Groups the mentions of one document that refer to the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from accordgraph.annotate import Annotation
from accordgraph.mentions import Mention


def resolve(annotation: Annotation, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Clusters of mentions; each mention stands in one cluster, mentions without a referent in none."""
    raise NotImplementedError
