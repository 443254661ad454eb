"""Finds what a verb that reports a position is about: its object, a gap, or what the context says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from accordgraph.positions.adjacent import object_beside
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, is_infinitive, is_passive, subject_of

PARTICLES = ("prt", "advmod", "prep", "advcl", "intj")
RELATIVES = ("WDT", "WP")
BARE = ("signed", "ratified")
"""Predicates whose object may be left to the context ("Britain refused to sign")."""
CORE = ("signed", "ratified", "withdrewFrom")
PLACED = ("DATE", "TIME")
IT = ("it", "this", "that")
ANTECEDENT = 10
"""How many tokens before "to which" the name may end that it means."""
FAR = 150
"""How many tokens back a position may be told on what a bare "joined" or "left" means."""


def objects_of(arguments: Arguments, context: Context, token: Token) -> Iterator[tuple[Cue, list[Referent]]]:
    """Yield the readings of a verb as the report of a position, with the objects of each."""
    for cue in lexicon().cues.get((token.lemma_.lower(), "verb"), ()):
        if cue.objects and has_fixed_words(cue, token):
            objects, _ = objects_at(arguments, context, token, cue, Standing)
            if objects:
                yield cue, objects


def has_fixed_words(cue: Cue, token: Token) -> bool:
    """Whether a verb stands with the words that a cue needs, and with no particle that it does not have."""
    if cue.nouns and fixed_noun(cue, token) is None:
        return False
    particles = {child.lower_: child.dep_ for child in token.children if child.dep_ in PARTICLES}
    if cue.particles and particles.keys().isdisjoint(cue.particles):
        return False
    if not cue.particles and any(
        dep == "prt" and lower in words("particles") for lower, dep in particles.items()
    ):
        return False
    if token.lemma_ == "leave" and any(_left_over(child) for child in token.children):
        return False
    if is_passive(token) and cue.prepositions and not cue.nouns:
        return with_object(token, cue) or _stranded(token, cue)
    return True


def _left_over(child: Token) -> bool:
    """Whether a word beside "leave" tells how or for whom: "left it open", "left it to others"."""
    after = child.i > child.head.i and child.dep_ in ("prep", "prt", "dative")
    return child.dep_ == "oprd" or (after and child.lower_ in ("to", "up"))


def fixed_noun(cue: Cue, token: Token) -> Token | None:
    """The noun that a verb with a cue has for its object, where the cue needs one."""
    return next(
        (
            child
            for child in token.children
            if child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in cue.nouns
        ),
        None,
    )


def direct_object(token: Token) -> Token | None:
    """The object of a verb that is no relative pronoun."""
    found = (child for child in token.children if child.dep_ in ("dobj", "dative"))
    return next((child for child in found if child.tag_ not in RELATIVES), None)


def objects_at(
    arguments: Arguments, context: Context, token: Token, cue: Cue, standing: Callable[[], Standing]
) -> tuple[list[Referent], bool]:
    """What a verb with a cue is about, and whether its own clause says so rather than the text before.

    `standing` works out how the sentence puts the verb, which only a verb without an object needs.
    """
    heads = list(_object_heads(token, cue))
    for head in heads:
        if head.lower_ == "one" and _contrasted(head):
            return _other(arguments, context, head), False
        if head.lower_ == "it" and (shown := context.shown_before(head)) is not None:
            return [shown], False
    found = _told(arguments, token, cue, standing, heads) or object_beside(arguments, token, cue)
    if found:
        return found, True
    meant = _meant(arguments, context, token, cue, heads)
    return ([meant] if meant is not None else []), meant is None


def _told(
    arguments: Arguments, token: Token, cue: Cue, standing: Callable[[], Standing], heads: list[Token]
) -> list[Referent]:
    """What the phrases at a verb name, or else the one that a relative clause leaves out."""
    found: dict[str, Referent] = {}
    for head in heads:
        relative = head.tag_ in RELATIVES or head.lower_ == "that"
        resolved = _antecedent(head) if relative else head
        told = arguments.objects(resolved, cue.objects) if resolved is not None else []
        if not told and resolved is not None and (relative or token.dep_ == "acl"):
            told = _ending_at(arguments, resolved, cue)
        if relative and not told and head.dep_ == "pobj":
            told = _before(arguments, head, cue)
        for referent in told:
            found.setdefault(referent.entity.id, referent)
    if found or is_passive(token):
        return list(found.values())
    if cue.prepositions and not _stranded(token, cue):
        return []
    gaps = [gap for child in token.children if child.tag_ in RELATIVES and (gap := _antecedent(child))]
    if not heads and (gap := standing().gap) is not None:
        gaps.append(gap)
    for gap in gaps:
        for referent in arguments.objects(gap, cue.objects):
            found.setdefault(referent.entity.id, referent)
    return list(found.values())


def _ending_at(arguments: Arguments, last: Token, cue: Cue) -> list[Referent]:
    """The name that a word is in, where a clause hangs on that word for the name ("the Coalition for …")."""
    mention = arguments.linked.mention_at(last.i)
    whole = mention is not None and (mention.kind == "name" or mention.end == last.i + 1)
    found = arguments.at(last.doc[mention.head], cue.objects) if mention and whole else None
    return [found] if found is not None else []


def _before(arguments: Arguments, pronoun: Token, cue: Cue) -> list[Referent]:
    """The name in the same sentence that a relative pronoun with a preposition comes after."""
    for index in range(pronoun.i - 1, max(pronoun.sent.start, pronoun.i - ANTECEDENT) - 1, -1):
        mention = arguments.linked.mention_at(index)
        if mention is not None and mention.kind == "name":
            found = arguments.at(pronoun.doc[mention.head], cue.objects)
            if found is not None:
                return [found]
    return []


def _meant(
    arguments: Arguments, context: Context, token: Token, cue: Cue, heads: list[Token]
) -> Referent | None:
    """The agreement that the text before makes a verb mean which names none itself."""
    if cue.predicate in ("endorsed", "opposed") and any(_bare_act(head) for head in heads):
        return context.agreement_before(token)
    voted = cue.lemma == "vote" and any(child.lower_ in cue.prepositions for child in token.children)
    if not heads and (voted or (cue.predicate == "abstained" and not _complemented(token))):
        return context.agreement_before(token)
    if not _left_out(arguments, token, cue, heads) or (not heads and _complemented(token)):
        return None
    if heads and cue.predicate in CORE and all(head.lower_ == "it" for head in heads):
        return context.agreement_before(token, ratified=cue.predicate == "ratified")
    ratified = cue.predicate == "ratified"
    if cue.nouns:
        return context.agreement_before(token, ratified=ratified) if _own_instrument(cue, token) else None
    if cue.lemma in words("bare") and (cue.particles or (cue.predicate in BARE and not _into(cue))):
        return context.agreement_before(token, ratified=ratified)
    if cue.lemma in words("bare_told"):
        return context.told_before(token, FAR, cue.objects)
    return context.just_told(token) if _is_reply(cue) and _bare_reply(token) else None


def _into(cue: Cue) -> bool:
    """Whether a verb needs to say into what it moves: "pulls up to a bar" is no signing."""
    return any(phrase.endswith("into") for phrase in cue.prepositions)


def _complemented(token: Token) -> bool:
    """Whether a preposition says what else than an agreement a verb is about: "signed for a team"."""
    nodes = [token, *(child for child in token.children if child.dep_ in ("prt", "advmod", "prep"))]
    return any(
        (deeper.dep_ == "pobj" and deeper.ent_type_ not in PLACED and deeper.lemma_ not in words("asides"))
        or (deeper.dep_ == "pcomp" and deeper.tag_ != "VBG")
        for node in nodes
        for child in node.children
        if child.dep_ in ("prep", "dative") and child.lower_ in words("complements")
        for deeper in child.children
    )


def _is_reply(cue: Cue) -> bool:
    """Whether a cue without its object says what somebody did on what has just been told."""
    whole = bool(cue.particles) and cue.lemma in words("bare_replies")
    return whole or cue.lemma in words("bare_objections")


def _bare_reply(token: Token) -> bool:
    """Whether a verb stands without a complement, as after what somebody else did ("but Chile refused")."""
    if any(child.dep_ in ("xcomp", "ccomp", "dobj") for child in token.children):
        return False
    places = (deeper for child in token.children if child.dep_ == "prep" for deeper in child.children)
    return all(
        place.dep_ != "pobj" or place.ent_type_ == "DATE" or place.lower_ in words("asides")
        for place in places
    )


def _left_out(arguments: Arguments, token: Token, cue: Cue, heads: list[Token]) -> bool:
    """Whether the object of a verb is left out, or is a pronoun or the name of an act that names none."""
    direct = direct_object(token)
    if direct is not None and direct.lower_ not in IT and direct.lemma_.lower() not in cue.nouns:
        return False
    return all(_empty(arguments, head) for head in heads)


def _own_instrument(cue: Cue, token: Token) -> bool:
    """Whether somebody gives or withholds what is theirs ("withheld its signature")."""
    fixed = fixed_noun(cue, token)
    if fixed is None or cue.predicate not in BARE or fixed.lemma_.lower() not in words("instruments"):
        return False
    return any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in fixed.children)


def _empty(arguments: Arguments, head: Token) -> bool:
    if head.lower_ not in IT:
        return _bare_act(head)
    entity = arguments.linked.entity_headed(head.i)
    return entity is None or entity.type in ("Country", "Person", "Agreement")


def _bare_act(head: Token) -> bool:
    """Whether an object is the joining of a treaty that it does not name ("supports ratification")."""
    return head.lemma_.lower() in ("ratification", "accession") and not any(
        child.dep_ in ("prep", "poss", "compound", "amod") for child in head.children
    )


def _contrasted(head: Token) -> bool:
    """Whether an object is "this one": not the text that the sentence has named."""
    return head.lower_ == "one" and any(child.lower_ == "this" for child in head.children)


def _other(arguments: Arguments, context: Context, head: Token) -> list[Referent]:
    """The agreement that the document is about, if the sentence has not named it before."""
    main = context.main()
    named = {
        entity.id
        for mention, entity in arguments.linked.entities.items()
        if head.sent.start <= mention.start and mention.end <= head.i
    }
    if main is None or main.entity.id in named:
        return []
    context.show(head, main)
    return [main]


def _antecedent(pronoun: Token) -> Token | None:
    for node in pronoun.ancestors:
        if node.dep_ == "relcl":
            return node.head
    return None


def _object_heads(token: Token, cue: Cue) -> Iterator[Token]:
    if is_passive(token) and not cue.nouns and not with_object(token, cue):
        subject = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
        if subject is None and token.dep_ == "conj" and not subject_of(token):
            subject = next((child for child in token.head.children if child.dep_ == "nsubjpass"), None)
        if subject is None and token.dep_ == "advcl" and token.head.i < token.i:
            subject = next(iter(attached(token.head, ("for",))), None)
        if subject is None and token.dep_ == "xcomp" and not direct_object(token.head):
            subject = subject_of(token.head)
        if subject is not None:
            yield subject
        elif (
            token.dep_ == "acl"
            or (token.dep_ == "relcl" and is_infinitive(token))
            or (token.dep_ == "conj" and token.head.dep_ == "acl")
        ):
            yield token.head.head if token.dep_ == "conj" else token.head
        elif token.dep_ == "advcl" and subject_of(token.head) is not None and token.i < token.head.i:
            yield from (child for child in token.head.children if child.dep_ in ("nsubj", "nsubjpass"))
        return
    if not cue.prepositions:
        if cue.nouns:
            return
        yield from (child for child in token.children if child.dep_ in ("dobj", "oprd", "attr"))
        if token.dep_ == "conj" and not any(child.dep_ == "dobj" for child in token.children):
            return
        shared = _shared_object(token)
        if shared is not None:
            yield shared
        return
    noun = fixed_noun(cue, token)
    for phrase in cue.prepositions:
        yield from _at_preposition(token, phrase)
        if noun is not None:
            yield from _at_preposition(noun, phrase)
    if noun is not None and noun.dep_ == "dobj":
        yield from (child for child in token.children if child.dep_ == "dative" and child.pos_ != "ADP")


def with_object(token: Token, cue: Cue) -> bool:
    """Whether the preposition of a cue has its object beside it ("was taken out of the pact")."""
    return any(True for phrase in cue.prepositions for _ in _at_preposition(token, phrase))


def _stranded(token: Token, cue: Cue) -> bool:
    """Whether a verb has the preposition of a cue without an object ("was objected to by Peru")."""
    return any(child.lower_ in phrase.split() for phrase in cue.prepositions for child in token.children)


def moved(token: Token, cue: Cue) -> Token | None:
    """Whom a verb takes into an agreement or out of it: "took Peru out of the pact", "Peru was taken out"."""
    moving = cue.predicate in ("signed", "withdrewFrom") or cue.lemma in words("committing")
    if not moving or not cue.prepositions or cue.nouns:
        return None
    if (cue.predicate != "withdrewFrom" or is_passive(token)) and not with_object(token, cue):
        return None
    taken = subject_of(token) if is_passive(token) else direct_object(token)
    return taken if taken is not None and taken.lower_ not in words("reflexives") else None


def _shared_object(token: Token) -> Token | None:
    """The object that a later conjunct carries for both ("signed and ratified the treaty")."""
    if any(child.dep_ == "dobj" for child in token.children):
        return None
    for child in token.children:
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and subject_of(child) is None
            and child.i - token.i <= 4
        ):
            return direct_object(child)
    return None


def _at_preposition(token: Token, phrase: str) -> Iterator[Token]:
    first, *rest = phrase.split()
    for child in token.children:
        if child.dep_ in ("prep", "prt", "advmod", "dative", "agent") and child.lower_ == first:
            if rest:
                middle = child
                for word in rest:
                    middle = next((deeper for deeper in middle.children if deeper.lower_ == word), middle)
                if middle.lower_ == rest[-1]:
                    yield from (d for d in middle.children if d.dep_ in ("pobj", "pcomp"))
            else:
                yield from (d for d in child.children if d.dep_ in ("pobj", "pcomp"))
        elif child.dep_ in ("prt", "advmod", "prep") and not rest:
            for deeper in child.children:
                if deeper.dep_ == "prep" and deeper.lower_ == first:
                    yield from (d for d in deeper.children if d.dep_ == "pobj")
