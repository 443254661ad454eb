"""Reads the members of enumerations: coordinated names, lists that were cut, examples of a group."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import EntityType
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached, conjuncts

LINKS = {",", "and", "or", "as", "well", "the", "&", "nor", ";", "both", "also", "—", "–", "·", "•", "|"}
"""Words that may stand between two members of a list."""
MODIFIERS = ("compound", "nmod", "poss", "amod")
FINITE = ("VBD", "VBZ", "VBP", "MD")
NAMED: tuple[EntityType, ...] = ("Country", "Organization", "Person", "Group")
OFFICE = 14
"""The most tokens from the head of an office to the name of its holder."""


class Enumerations:
    """Finds the heads of the members of the enumerations of one document."""

    def __init__(self, linked: LinkedDocument) -> None:
        self.linked = linked
        self.doc = linked.annotation.doc

    def parts(self, token: Token, types: Collection[EntityType]) -> Iterator[Token]:
        """The heads of a noun phrase and of those listed with it, names of other types left out."""
        seen: set[int] = set()
        for part in conjuncts(token):
            for node in (*self._persons_before(part), part, *self.list_after(part, types)):
                if node.i not in seen:
                    seen.add(node.i)
                    yield node

    def _persons_before(self, token: Token) -> Iterator[Token]:
        """The heads of the persons that the parser has taken for modifiers of the last of a list."""
        mention = self.linked.mention_at(token.i)
        if mention is None or mention.type != "Person" or mention.kind != "name":
            return
        index = token.left_edge.i
        while index < mention.start:
            earlier = self.linked.mention_at(index)
            if earlier is not None and earlier.type == "Person" and earlier.kind == "name":
                if self.doc[earlier.end].lower_ in LINKS:
                    yield self.doc[earlier.head]
                index = earlier.end
            index += 1

    def list_after(self, token: Token, types: Collection[EntityType]) -> Iterator[Token]:
        """Further heads of a long list that the parser has cut: names with only commas and "and" between."""
        mention = self.linked.mention_at(token.i)
        if mention is None or mention.kind != "name":
            return
        person = mention.type == "Person"
        at, limit = mention.end, self.linked.annotation.block(token.i).end
        while at < limit:
            step = at
            while step < limit and self.doc[step].lower_ in LINKS:
                step += 1
            following = self.list_member(step, person) if step < limit else None
            if step == at or following is None:
                return
            head = self.doc[following.head]
            entity = self.linked.entities.get(following)
            if entity is None or entity.type not in types or _other_clause(head, token):
                return
            yield head
            at = following.end

    def list_member(self, index: int, persons: bool = False) -> Mention | None:
        """The name that begins at a token, or whose phrase does ("U.S. Secretary of State Anne Roe")."""
        if persons:
            for at in range(index, min(index + OFFICE, len(self.doc))):
                mention = self.linked.mention_at(at)
                if mention is not None and mention.type == "Person" and mention.kind == "name":
                    return mention
                if self.doc[at].tag_ in FINITE or self.doc[at].is_punct:
                    break
        mention = self.linked.mention_at(index)
        while mention is not None and mention.kind == "name":
            head = self.doc[mention.head]
            parted = mention.end < len(self.doc) and self.doc[mention.end].text in ("·", "•", "|")
            if parted or head.dep_ not in MODIFIERS or head.head.i < mention.end:
                return mention
            outer = self.linked.mention_headed(head.head.i)
            if outer is None or outer.start > mention.end + 6:
                return None
            mention = outer
        return None

    def members(self, token: Token) -> list[Token]:
        """Heads of the examples that a phrase gives of a group: "including …", "such as …", an apposition."""
        found = {node.i: node for node in attached(token, words("members"))}
        for child in token.children:
            if child.dep_ == "appos":
                found.setdefault(child.i, child)
            if child.dep_ == "acl" and child.lemma_ in ("lead", "head"):
                found.update((node.i, node) for node in attached(child, ("by",)))
            if child.dep_ in ("prep", "acl") and child.lower_ in (*words("members"), "as"):
                first = self._first_name(child.i + 1)
                if first is not None:
                    found = {first.i: first} | {i: node for i, node in found.items() if i == first.i}
        among = self._among_them(token) or self._named_among(token)
        return (
            [*found.values(), among] if among is not None and among.i not in found else list(found.values())
        )

    def _among_them(self, token: Token) -> Token | None:
        """The first of the examples that the clause gives later: "60 states signed it, among them Peru"."""
        if token.tag_ != "NNS":
            return None
        for at in range(token.i + 1, token.sent.end - 2):
            node = self.doc[at]
            if node.lower_ == "among" and self.doc[at + 1].lower_ in ("them", "these", "whom"):
                return self._first_name(at + 2)
            if node.tag_ in ("NNS", "NNPS") or (node.tag_ in FINITE and node != token.head):
                return None
        return None

    def _named_among(self, token: Token) -> Token | None:
        """The first of the examples that "among them" or "included" closes: "60 states, Peru included, …"."""
        if token.tag_ != "NNS":
            return None
        for at in range(token.i + 1, token.sent.end - 1):
            opening = self.doc[at].text in (",", "—", "–", "(") or self.doc[at].lower_ == "with"
            first = self._first_name(at + 1) if opening else None
            if first is not None and self._closed(first):
                return first
        return None

    def _closed(self, first: Token) -> bool:
        """Whether a list of names ends in "among them" or "included"."""
        end = first.i + 1
        for head in (first, *self.list_after(first, NAMED)):
            mention = self.linked.mention_at(head.i)
            end = mention.end if mention is not None else end
        after = [node.lower_ for node in self.doc[end : end + 2]]
        return after == ["among", "them"] or after[:1] == ["included"]

    def _first_name(self, index: int) -> Token | None:
        """The head of the name that begins at a token or after its article."""
        if index < len(self.doc) and self.doc[index].dep_ == "det":
            index += 1
        mention = self.linked.mention_at(index) if index < len(self.doc) else None
        if mention is None or mention.kind != "name" or index > mention.head:
            return None
        return self._office_holder(mention) or self.doc[mention.head]

    def _office_holder(self, mention: Mention) -> Token | None:
        """The head of the person whose office begins with a name ("Chilean President Anne Roe")."""
        node = self.doc[mention.head]
        while node.dep_ in MODIFIERS and node.head.i > node.i and node.head.i - mention.end < OFFICE:
            node = node.head
            outer = self.linked.mention_headed(node.i)
            if outer is not None and outer.type == "Person" and outer.kind == "name":
                return node
        return None


def _other_clause(head: Token, first: Token) -> bool:
    """Whether a name is the subject of a verb of its own, so that the list ended before it."""
    subject = head.dep_ in ("nsubj", "nsubjpass") and head.head.i != first.head.i
    return subject and head.sent == first.sent
