"""What nobody else stands behind: one's own words that are upheld, news that nobody confirms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.placing import Frame
from ..resolving.participants import Resolved

PEOPLE = frozenset({"person", "office", "crowd", "human"})


def upholds_his_own(frame: Frame, reading: Reading) -> bool:
    """ "अपनी सलाह को सही ठहराया": who stands by his own words or deeds backs nobody."""
    if frame.use.predicate.type != "SUPPORT" or frame.use.use != "active":
        return False
    # "अपने मंत्रियों का बचाव किया": people of one's own are others all the same.
    owners = [p.owner for p in frame.phrases("R") if p.owner is not None and reading.fitness.kind(p) not in PEOPLE]
    return any(reading.fitness.pronouns.get(reading.layout.tokens[o.start].key) == "self" for o in owners)


def unconfirmed(frame: Frame, layout: Layout, head_is: Callable[[int, str], bool]) -> bool:
    """ "अख़बार बंद करने की ख़बर की पुष्टि नहीं की": news that nobody confirms is not told.

    head_is: whether the item at a place ends in a word of a class of ``frames/passing.tsv``.
    """
    chunk = layout.chunk(frame.use.verb)
    infinitive = chunk is not None and chunk.verb is not None and chunk.verb.form == "inf"
    at = frame.use.verb if infinitive else frame.use.item if frame.use.use == "nominal" else None
    if at is None or layout.items[at].slot != "ka" or not head_is(at + 1, "news") or layout.items[at + 1].slot != "ka":
        return False
    verb = layout.chunk(at + 3)
    return verb is not None and verb.verb is not None and verb.verb.negated and head_is(at + 2, "confirmed")


def himself(actors: Sequence[Resolved], speaker: str | None) -> bool:
    """Whether all who act are the one who speaks: "मैं", "हम", or "वह" of the speaker's key."""
    own = [a for a in actors if a.pronoun in ("i", "we") or (a.pronoun == "he" and speaker and a.participant.key == speaker)]
    return bool(own) and len(own) == len(actors)
