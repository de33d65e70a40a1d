"""Small questions about the sides of a draft that several steps ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.placing import Filler, Frame
from ..language import key
from ..records import Participant
from ..resolving.participants import Resolved, Resolver
from .rules import Rules

# The reason of the resolver for people of whom only their number is told.
A_NUMBER = "a number of people"
# Acts that several do together.
TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
EACH_OTHER = words_of("eachother")
TO_EACH = tuple(f" {words}" for words in EACH_OTHER)


def state_like(who: Resolved) -> bool:
    """Whether a participant is a state, its government or a body of states."""
    return who.kind in ("country", "metonym", "body", "adjective", "pronoun") or "GOV" in who.participant.sectors


def somebody(who: Resolved) -> bool:
    """Whether a participant is more than an unknown word."""
    return bool(who.participant.key or who.participant.sectors) or who.kind == "pronoun"


def so_many(who: Resolved) -> bool:
    """Whether a participant is only a number: "30 की मौत", "कई घायल हुए"."""
    return who.kind == "human" and not who.participant.key and who.participant.name is None and who.participant.reason.startswith(A_NUMBER)


def of_a_people(who: Resolved) -> bool:
    """ "फ़लस्तीनियों ने", "चीनी छात्रों ने": a people, or a group that is told to be of one, is a side (codebook section 1)."""
    return who.kind == "inhabitant" or (who.kind == "crowd" and who.participant.key is not None)


def same_words(a: Frame, b: Frame) -> bool:
    return (a.use.start, a.use.end) == (b.use.start, b.use.end)


def same(a: Participant, b: Participant) -> bool:
    return a.span == b.span and a.key == b.key


def resolved(fillers: list[Filler], resolver: Resolver) -> list[Resolved]:
    """The participants of the phrases in a role, each once."""
    out: list[Resolved] = []
    for filler in fillers:
        people = resolver.resolve(filler.phrase)
        if filler.qualified and filler.phrase.slot == "beech" and len(filler.phrase.members) > 1:
            # "माँग कर रहे छात्रों और पुलिस के बीच": the participle tells of the first of the two.
            people = people[:1]
        for found in people:
            if filler.beside and out and found.participant.key is None and out[-1].participant.key:
                # "एक कर्नल समेत पाँच फ़्रांसीसी सैनिक": one of a group is of its country.
                found.participant.key = out[-1].participant.key
                found.participant.reason += "; one of those named after it"
            if not any(same(found.participant, o.participant) for o in out):
                out.append(found)
    return out


def together(type_: str, actors: list[Resolved], recipients: list[Resolved]) -> tuple[list[Resolved], list[Resolved]]:
    """The sides of an act without "each other", where it is one of several together: "दोनों देश एक-दूसरे के संपर्क में थे".

    Who meets or agrees with each other stands there already; who accuses or strikes each other is told of twice, and stays.
    """
    if type_ not in TOGETHER:
        return actors, recipients
    named = [a for a in actors if not _each_other(a)]
    return (named, [r for r in recipients if not _each_other(r)]) if named else (actors, recipients)


def _each_other(who: Resolved) -> bool:
    return key(who.participant.text.replace("-", " ")) in EACH_OTHER


def to_each_other(actors: list[Resolved], recipients: list[Resolved]) -> tuple[list[Resolved], list[Resolved]]:
    """ "सेना और विद्रोही एक-दूसरे पर गोलियाँ चला रहे हैं": those who do it to each other, named in one phrase with these words, do it.

    In: the sides of an act; out: the same, or with the doers found. Those who fight each other have no other side (codebook section 3).
    """
    if actors or len(recipients) < 2 or not any(key(r.participant.text.replace("-", " ")).endswith(TO_EACH) for r in recipients):
        return actors, recipients
    return recipients, []


def another_state(actors: list[Resolved], recipients: list[Resolved]) -> bool:
    """Whether another state is acted on, or what belongs to it. Somebody in office is no state to those of his own country."""
    home = {a.participant.key for a in actors}
    if any(a.kind == "body" and "IGO" in a.participant.sectors for a in actors):
        # "सुरक्षा परिषद ने संगठन पर पाबंदी लगाई": a body of states rules at home nowhere.
        return bool(recipients)
    own = (r.kind in ("person", "office") and r.participant.key in home for r in recipients)
    # "देश की सीमाएँ बंद कीं": the country of which nothing is told but that it is one is no other.
    known = (r.kind != "country" or r.participant.key is not None for r in recipients)
    rows = zip(recipients, own, known, strict=True)
    return any(state_like(r) and not mine and told for r, mine, told in rows) or foreign(actors, recipients)


def foreign(actors: list[Resolved], recipients: list[Resolved]) -> bool:
    """Whether a state acts on what belongs to another state: "अमेरिका ने रूस के बैंकों पर प्रतिबंध लगाए". Armed groups belong to none."""
    doers = {a.participant.key for a in actors if a.participant.key and state_like(a)}
    others = [r.participant.key for r in recipients if r.participant.key and not {"REB", "UAF", "PTY"} & set(r.participant.sectors)]
    return bool(doers) and bool(others) and len(others) == len(recipients) and doers.isdisjoint(others)


def spans(people: Iterable[Resolved]) -> set[tuple[int, int] | None]:
    """Where people stand in the text, by which two sides are told to be the same."""
    return {p.participant.span for p in people}


def struck_in_words(people: list[Resolved], actors: list[Resolved]) -> list[Resolved]:
    """Those who tell whether a politician strikes them in words alone: "भाजपा उन्हें निशाना बना सकती है", "नेता ने सरकार पर हमला बोला".

    Pronouns that nothing settles and the government tell nothing; nor does a state, of which a member of parliament or a party's leader
    is the only one to strike ("सांसद ने चीन पर ताज़ा हमला किया").
    """
    sectors = [set(a.participant.sectors) for a in actors]
    speaks = bool(actors) and all(s and s <= {"LEG", "PTY"} for s in sectors) and all(a.kind in ("person", "office") for a in actors)
    settled = [p for p in people if not p.pronoun or p.participant.sectors]
    settled = [p for p in settled if not (speaks and p.kind == "country")]
    return [p for p in settled if p.kind not in ("organ", "agency", "metonym") or p.participant.sectors != ["GOV"]]


def on_order(frame: Frame, layout: Layout) -> bool:
    """ "आयोग के आदेश पर मुक़दमा": whether a frame is the order on which something is done; nobody is charged with it."""
    return frame.use.predicate.type == "REQUEST" and layout.items[frame.use.item].slot == "par"


def only_his_own(recipients: Sequence[Resolved], actors: Sequence[Resolved]) -> bool:
    """ "राजदूत को बुलाकर अपना विरोध जताया": whether nobody is hit but "himself", by whom the doer's own words are meant."""
    doers = spans(actors) - {None}
    return all(r.pronoun == "self" or r.participant.span in doers for r in recipients)


def spoken_against(frame: Frame, actors: list[Resolved], recipients: list[Resolved], rules: Rules) -> bool:
    """ "मल्होत्रा ने सरकार के फ़ैसले का विरोध किया": whether somebody by name, whom no list knows, speaks against somebody in public life.

    One political side is enough (codebook section 1).
    """
    if frame.use.predicate.type not in ("ACCUSE", "REJECT") or frame.use.use != "active" or not any(map(rules.official, recipients)):
        return False
    return bool(actors) and any(f.phrase.slot == "ne" for f in frame.roles.get("A", []))
