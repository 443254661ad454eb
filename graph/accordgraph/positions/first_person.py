"""Finds who speaks in the first person: the one quoted, or the one who issues the document."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType
from accordgraph.positions.issuer import Issuer
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.standing import subject_of
from accordgraph.positions.voices import Voices

ISSUERS: tuple[EntityType, ...] = ("Person", "Country", "Organization")
SINGULAR = ("i", "me", "my", "mine", "myself")
PLURAL = ("we", "us", "our", "ours", "ourselves")


class FirstPerson:
    """Resolves the first person within one document."""

    def __init__(self, linked: LinkedDocument, voices: Voices) -> None:
        self._linked = linked
        self._voices = voices
        self._issuer = Issuer(linked)

    def of(self, token: Token) -> Entity | None:
        """The entity that a pronoun of the first person stands for, None where nothing says so."""
        speakers = self._speakers(token) if is_first_person(token) else []
        return speakers[0] if len(speakers) == 1 else None

    def several(self, token: Token) -> list[Entity]:
        """Those who speak together in a "we"; none where there is but one."""
        speakers = self._speakers(token) if token.lower_ in PLURAL and is_first_person(token) else []
        return speakers if len(speakers) > 1 else []

    def issuers(self, token: Token) -> list[Mention]:
        """The issuers of a joint statement that a "we" of theirs stands for; none where there is but one.

        "Our governments" means them, too.
        """
        if token.tag_ == "NNS" and token.lemma_.lower() in words("paired_states"):
            token = next((child for child in token.children if child.lower_ == "our"), token)
        if not is_first_person(token) or token.lower_ in SINGULAR:
            return []
        verb = self._reporting(token)
        reported = verb is not None and self._named(subject_of(verb)) is not None
        return [] if reported or self._voices.quoted(token) or is_quoted(token) else self.joint

    @property
    def joint(self) -> list[Mention]:
        """The states or bodies that issue the document together."""
        return self._issuer.joint

    def voice(self, token: Token) -> list[Entity]:
        """In whose words a token stands: the speakers of its quotation, else whoever issues the document."""
        if self._voices.quoted(token):
            return self._voices.speakers(token)
        issuer = self._issuer.entity
        return [issuer] if issuer is not None and not is_quoted(token) else []

    def judges(self, token: Token) -> list[Entity]:
        """In whose words a token stands, but those who report others or ask them."""
        if not self._voices.quoted(token) and any(
            node.lemma_ in words("judging") | words("calling") for node in token.ancestors
        ):
            return []
        return [entity for entity in self.voice(token) if not self._voices.asks(entity)]

    def _speakers(self, token: Token) -> list[Entity]:
        """Who says a pronoun; nobody where a quotation reports what others say of themselves."""
        verb = self._reporting(token)
        reporter = self._named(subject_of(verb)) if verb is not None else None
        speakers = self.voice(token)
        if verb is None or reporter is None or reporter in speakers:
            return speakers
        if not self._voices.quoted(token):
            return [reporter]
        return [] if self._voices.quoted(verb) else speakers

    def _reporting(self, token: Token) -> Token | None:
        """The nearest verb of saying over the verb that a token hangs on, if it has a subject."""
        for node in token.ancestors:
            if node.pos_ != "VERB" or node.i == token.head.i:
                continue
            operators = lexicon().operators.get((node.lemma_.lower(), "verb"), ())
            if any(operator.effect == "report" for operator in operators):
                return node if subject_of(node) is not None else None
        return None

    def _named(self, subject: Token | None) -> Entity | None:
        """The speaker that a phrase names itself or by an apposition ("the minister, Anne Roe")."""
        apposed = (
            [child for child in subject.children if child.dep_ == "appos"] if subject is not None else []
        )
        for token in (*apposed, subject):
            entity = self._linked.entity_headed(token.i) if token is not None else None
            if entity is not None and entity.type in ISSUERS:
                return entity
        return None


def is_first_person(token: Token) -> bool:
    """Whether a token is a pronoun of the first person, not the United States in capitals."""
    return token.lower_ in SINGULAR + PLURAL and token.text != "US" and token.pos_ != "PROPN"


def is_quoted(token: Token) -> bool:
    """Whether an odd number of quotation marks stands before a token in its sentence."""
    before = [node.text for node in token.doc[token.sent.start : token.i]]
    opened = sum(text in ("“", '"', "``", "«") for text in before)
    closed = sum(text in ("”", "''", "»") for text in before)
    return opened > closed if closed or "“" in before else opened % 2 == 1
