"""Finds who speaks in the first person: the one quoted, or the one who issues the document."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from accordgraph.issuer import Issuer
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.pronouns import PLURAL, SINGULAR, is_first_person, is_quoted
from accordgraph.positions.standing import is_infinitive, subject_of
from accordgraph.positions.voices import Voices
from accordgraph.positions.writers import writer

ISSUERS: tuple[EntityType, ...] = ("Person", "Country", "Organization")


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

    @cached_property
    def _writer(self) -> Entity | None:
        """The one whose statement a document is, else who writes it, if it is no transcript of several."""
        if self._issuer.announced is not None or self._voices.take_turns:
            return self._issuer.announced
        said = [token for token in self._linked.annotation.doc if is_first_person(token)]
        own = [token for token in said if not self._voices.quoted(token) and not is_quoted(token)]
        singular = [token for token in own if token.lower_ in SINGULAR]
        return writer(self._linked, singular, [token for token in own if token.lower_ not in SINGULAR])

    def body(self, noun: Token) -> Entity | None:
        """The state or body that somebody calls his own: "my government", "our party"."""
        owner = next((child for child in noun.children if child.lower_ in ("my", "our")), None)
        if owner is None or noun.lemma_.lower() not in words("own_bodies"):
            return None
        speaker = self.of(owner)
        return self._voices.body(speaker) if speaker is not None and speaker.type == "Person" else speaker

    @property
    def joint(self) -> list[Mention]:
        """The states or bodies that issue the document together."""
        return self._issuer.joint

    def voice(self, token: Token) -> list[Entity]:
        """In whose words a token stands: the speakers of its quotation, else whoever issues the document."""
        if self._voices.quoted(token):
            return self._voices.speakers(token)
        issuer = self._writer
        return [issuer] if issuer is not None and not is_quoted(token) else []

    def acting(self, speaker: Entity, token: Token, personal: bool) -> Entity | None:
        """Who acts where an actor stands at a token: for a person's "we" the state or body he speaks for.

        Whatever is `personal` he does himself, and all that he tells with "I", if he is named. In a
        transcript "we" may mean anybody but one's own country.
        """
        if speaker.type != "Person" or not is_first_person(token):
            return speaker
        entities = self._linked.entities
        himself = personal or token.lower_ in SINGULAR
        turn, body = self._voices.in_turn(token), self._voices.body(speaker)
        if turn and body is not None and body.type != "Country":
            body = None
        named = {entity.id for mention, entity in entities.items() if mention.kind == "name"}
        if speaker.id in named or speaker == self._writer:
            alone = himself or (body is None and not turn)
            return speaker if alone else body
        told = himself and any(entity.id == speaker.id for entity in entities.values())
        return body or (speaker if told else None)

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
        if verb is None or reporter in speakers or not (reporter or is_infinitive(verb)):
            return speakers
        if not self._voices.quoted(token):
            return [reporter] if reporter is not None else speakers
        return [] if self._voices.quoted(verb) else speakers

    def _reporting(self, token: Token) -> Token | None:
        """The nearest verb of saying over the verb that a token hangs on."""
        for node in token.ancestors:
            if node.pos_ != "VERB" or node.i == token.head.i:
                continue
            operators = lexicon().operators.get((node.lemma_.lower(), "verb"), ())
            if any(operator.effect == "report" for operator in operators):
                return node
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
