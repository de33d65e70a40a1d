"""What the words right beside a name or an office make of it: a stranger's surname, the seat of a body, a post abroad, a medium."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.chunks import Chunk
from ..frames.functionwords import words_of
from ..language import Token
from ..language.names import Mention, Name, spelling, unlisted

SEATED = words_of("seated")
POSTED = words_of("posted")
COME, WHILE, FROM = words_of("come"), words_of("while"), words_of("from")
PERSONAL = ("office", "human")


def is_surname(mention: Mention, mentions: Sequence[Mention], tokens: list[Token]) -> bool:
    """ "सांसद डेरेक फ़ोर्ड": a name that no list knows, after an office, makes a person of the company behind it."""
    first = mention.start - 1
    if mention.end - mention.start > 1 or first < 1 or not unlisted(tokens[first]):
        return False
    return any(m.end == first and m.of(*PERSONAL) for m in mentions)


def strangers_beside(mention: Mention, chunk: Chunk, tokens: list[Token]) -> list[str]:
    """The words beside a short name that are names of others: those of no dictionary, and whatever stands between an office and the name.

    "निदेशक पॉल हेडली" holds such a word although पॉल is a form of a verb.
    """
    inside = {t for m in chunk.mentions for t in range(m.start, m.end)}
    offices = {m.end for m in chunk.mentions if m.of(*PERSONAL)}
    beside = [t for t in (mention.start - 1, mention.end) if chunk.start <= t < chunk.end and t not in inside]
    return [tokens[t].key for t in beside if unlisted(tokens[t]) or (t < mention.start and t in offices)]


def seat(chunk: Chunk, mentions: Sequence[Mention], tokens: list[Token]) -> Name | None:
    """ "पाकिस्तान स्थित आतंकी संगठन": the country or town that somebody is seated in; an embassy is not of its town."""
    if tokens[chunk.start].key not in SEATED or any("envoy" in n.flags for m in chunk.mentions for n in m.names):
        return None
    before = next((m for m in mentions if m.end == chunk.start), None)
    name = before.of("country", "place", "metonym", "region") if before is not None else None
    return name if name is not None and name.key else None


def origin(chunk: Chunk, mentions: Sequence[Mention], tokens: list[Token]) -> Name | None:
    """ "ईरान से आए तीर्थयात्री": the country or town that somebody has come from; refugees are of where they are now."""
    at = chunk.start - 1
    if any("REF" in n.sectors for m in chunk.mentions for n in m.names):
        return None
    if at > 1 and tokens[at].key in WHILE:
        at -= 1
    reading = tokens[at].reading if at > 1 else None
    if reading is None or reading.lemma not in COME or reading.aspect != "perf" or tokens[at - 1].key not in FROM:
        return None
    before = next((m for m in mentions if m.end == at - 1), None)
    name = before.of("country", "place", "metonym", "region") if before is not None else None
    return name if name is not None and name.key else None


def is_posted(role: Name, mentions: Sequence[Mention]) -> bool:
    """Whether an office of a body stands right behind a country's own name, not its adjective: "यूनिसेफ़ के भारत प्रतिनिधि"."""
    at = next((m.start for m in mentions if role in m.names), 0)
    before = next((m for m in mentions if m.end == at), None)
    posted = "of-body" in role.flags or bool(set(spelling(role.name)) & POSTED)
    return posted and before is not None and before.of("country") is not None and before.of("adjective") is None


def of_one_reading(mentions: Sequence[Mention], source: bool) -> Sequence[Mention]:
    """ "डॉन के मुताबिक़" is the newspaper, "डॉन ने" the gangster: of a word that is both, where it is a source, the medium."""
    if not any(m.of("crowd", "human") and m.of("agency") for m in mentions):
        return mentions
    out = []
    for mention in mentions:
        media = [n for n in mention.names if n.kind == "agency" and "MED" in n.sectors]
        people = [n for n in mention.names if n not in media]
        both = bool(media) and any(n.kind in ("crowd", "human") for n in people)
        told = source or any(m.end == mention.start and "MED" in n.sectors for m in mentions for n in m.names)
        out.append(Mention(mention.start, mention.end, media if told else people) if both else mention)
    return out
