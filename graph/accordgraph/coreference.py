"""Finds the antecedents of pronouns and of descriptions of persons within one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accordgraph.annotate import Annotation
from accordgraph.mentions import Mention


def resolve(
    annotation: Annotation, mentions: Sequence[Mention], clusters: Sequence[Sequence[Mention]]
) -> Mapping[Mention, int]:
    """Map each pronoun and person description to the number of its antecedent's cluster in `clusters`.

    `mentions` are all mentions of the document in order. `clusters` hold those that `link` has joined by name
    or description already (countries, organisations, persons with names, agreements, events, groups), each
    cluster in order of its mentions. Open to resolution are the mentions in no cluster: every mention of kind
    "pronoun", and those of kind "description" and type Person ("the president", "a UK spokesperson"). What
    has no antecedent is left out: `link` gives a description an entity of its own and a pronoun none.
    """
    return {}
