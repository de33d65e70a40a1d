"""A dossier as text for people: Markdown, and one HTML page that needs nothing else and runs no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from ..language.topics import TopicLexicon
from ..records import Participant
from .dossier import TALKING, Dossier, Told
from .lexicon import TalkWords
from .merging import MergedMeeting

Section = tuple[str, list[str], list[list[str]]]


class Teller:
    """Says records in one language.

    names: key and language → name of a country or body; day, number: how an ISO day and a count are written, as they stand unless given.
    """

    def __init__(
        self,
        words: TalkWords,
        lexicon: TopicLexicon,
        language: str,
        names: Callable[[str | None, str], str],
        day: Callable[[str], str] = str,
        number: Callable[[int], str] = str,
    ) -> None:
        self.words, self.lexicon, self.language, self.names = words, lexicon, language, names
        self.number, self._day = number, day

    def day(self, iso: str | None, missing: str = "") -> str:
        """A day, or what stands where none is known."""
        return self._day(iso) if iso else missing

    def say(self, word: str) -> str:
        """A heading or value in the language of the output."""
        return self.words.say(word, self.language)

    def topic(self, id_: str | None) -> str:
        """The shown name of a topic."""
        subject = self.lexicon.subjects.get(id_ or "")
        if subject is None:
            return id_ or self.say("word.all")
        return subject.english if self.language == "en" and subject.english not in ("", "-") else subject.name

    def key(self, key: str | None) -> str:
        """The name of a country or body."""
        return self.names(key, self.language)

    def keys(self, keys: Sequence[str]) -> str:
        return ", ".join(self.key(k) for k in keys)

    def speaker(self, who: Participant | None) -> str:
        """On whose word, and whether the name is withheld."""
        if who is None:
            return ""
        text = " ".join(who.text.split())
        return f"{text} ({self.say('word.anonymous')})" if who.anonymous else text


def sections(dossier: Dossier, teller: Teller) -> list[Section]:
    """The dossier as (heading, column names, rows), in the order of reading."""
    say = teller.say
    due = [say(f"col.{c}") for c in ("until", "side", "stance", "words", "source")]
    meeting_columns = [say(f"col.{c}") for c in ("day", "state", "who", "place", "kind", "topic", "outcome", "source")]
    return [
        (say("head.sides"), [say(f"col.{c}") for c in ("side", "name", "office", "days")], list(_delegations(dossier, teller))),
        (say("head.agenda"), [say("col.topic"), say("word.told")], [[teller.topic(t), teller.number(n)] for t, n in dossier.agenda]),
        *_positions(dossier, teller),
        (say("head.changes"), [say("col.side"), say("col.kind"), say("col.topic"), say("col.words")], list(_changes(dossier, teller))),
        (say("head.meetings"), meeting_columns, [_meeting(m, teller) for m in dossier.meetings]),
        (
            say("head.incidents"),
            [say("col.day"), say("col.side"), say("col.kind"), say("col.words"), say("col.source")],
            [
                [teller.day(i.day), teller.keys([p.key or "?" for p in i.event.actors[:3]]), say(f"type.{i.event.type}"), i.sentence,
                 i.outlet or i.url or ""]
                for i in dossier.incidents
            ],
        ),
        (say("head.next"), meeting_columns, [_meeting(m, teller) for m in dossier.next]),
        (say("head.deadlines"), due, list(_deadlines(dossier, teller))),
    ]  # fmt: skip


def notes(dossier: Dossier, teller: Teller) -> list[str]:
    """What a reader must know of what is not in the dossier."""
    out = []
    if dossier.undated:
        out.append(teller.say("note.undated").format(n=teller.number(dossier.undated)))
    if dossier.dropped:
        out.append(teller.say("note.dropped").format(n=teller.number(dossier.dropped)))
    return out


def _delegations(dossier: Dossier, teller: Teller) -> Iterator[list[str]]:
    for n, side in enumerate(dossier.sides):
        yield [teller.keys(side), "", "", ""]
        for who in dossier.delegates:
            if who.side == n:
                days = ", ".join(map(teller.day, who.days)) or teller.say("word.quoted")
                yield ["", who.name, who.offices[0] if who.offices else "", days]


def _positions(dossier: Dossier, teller: Teller) -> Iterator[Section]:
    columns = [teller.say(f"col.{c}") for c in ("day", "stance", "topic", "words", "said", "source")]
    for n, side in enumerate(dossier.sides):
        rows = [_position(t, dossier, teller) for t in dossier.positions if t.side == n]
        yield f"{teller.say('head.positions')}: {teller.keys(side)}", columns, rows


def _position(told: Told, dossier: Dossier, teller: Teller) -> list[str]:
    position = told.position
    others = [k for k in dict.fromkeys(p.key for p in position.holders if p.key) if k and k not in dossier.sides[told.side]]
    stance = teller.say(f"stance.{position.stance}")
    if others:
        stance += f" ({teller.say('word.with')} {teller.keys(others)})"
    if position.condition:
        stance += f" ({teller.say('col.condition')}: {position.condition})"
    known = [teller.topic(t.id) for t in position.topics if t.id]
    # Where the lexicon knows no topic, the page's own words say what it is about.
    topics = ", ".join(dict.fromkeys(known)) or "; ".join(f"“{t.text}”" for t in position.topics[:1])
    return [teller.day(told.day), stance, topics, told.sentence, teller.speaker(position.said_by), _source(told)]


def _source(told: Told) -> str:
    return told.outlet or told.url or told.title or f"#{told.article}"


def _deadlines(dossier: Dossier, teller: Teller) -> Iterator[list[str]]:
    for found in dossier.deadlines:
        side, stance = dossier.sides[found.told.side], teller.say(f"stance.{found.told.position.stance}")
        days = teller.day(found.end) if found.day == found.end else f"{teller.day(found.day)} – {teller.day(found.end)}"
        yield [f"{days} ({found.words})", teller.keys(side), stance, found.told.sentence, _source(found.told)]


def _changes(dossier: Dossier, teller: Teller) -> Iterator[list[str]]:
    for change in dossier.changes:
        before, after = change.before, change.after
        told = " → ".join(f"{teller.day(t.day, '?')} {teller.say(f'stance.{t.position.stance}')}: “{t.sentence}”" for t in (before, after))
        topics = ", ".join(teller.say("topic.talks") if t == TALKING else teller.topic(t) for t in change.topics)
        yield [teller.keys(dossier.sides[change.side]), teller.say(f"kind.{change.kind}"), topics, told]


def _meeting(meeting: MergedMeeting, teller: Teller) -> list[str]:
    who = " – ".join(teller.key(p.key) for p in meeting.sides)
    if meeting.people:
        who += ": " + ", ".join(p.name or p.text for p in meeting.people)
    if meeting.through:
        who += " [" + ", ".join(teller.key(p.key) for p in meeting.through) + "]"
    history = " → ".join(f"{teller.say(f'state.{state}')} ({teller.day(day, '?')})" for day, state in meeting.history)
    kind = f"{teller.say(f'format.{meeting.format}')}, {teller.say(f'level.{meeting.level}')}"
    outcome = meeting.outcome or ""
    if meeting.disagreements:
        told = "; ".join(" / ".join(v.value for v in d.values) for d in meeting.disagreements)
        outcome += f" [{teller.say('word.disagree')}: {told}]"
    sources = ", ".join(dict.fromkeys(r.outlet or r.url or f"#{r.article}" for r in meeting.reports))
    topics = ", ".join(teller.topic(t.id) for t in meeting.agenda)
    return [teller.day(meeting.day), history, who, meeting.place or "", kind, topics, outcome.strip(), sources]


def title(dossier: Dossier, teller: Teller) -> str:
    """The heading of the whole."""
    parties = " – ".join(teller.keys(side) for side in dossier.sides)
    return f"{teller.say('head.dossier')}: {parties}, {teller.topic(dossier.topic)}"


def markdown(dossier: Dossier, teller: Teller) -> str:
    """The dossier as Markdown; cells hold no bars and no line ends."""
    out = [f"# {_cell(title(dossier, teller))}", ""]
    out += [line for note in notes(dossier, teller) for line in (_cell(note), "")]
    for heading, columns, rows in sections(dossier, teller):
        out += [f"## {heading}", ""]
        if not rows:
            out += [teller.say("word.none"), ""]
            continue
        out += ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
        out += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
        out.append("")
    return "\n".join(out)


def _cell(text: str) -> str:
    """Text of a page in a table cell: nothing in it may end the cell or be taken for markup."""
    flat = " ".join(text.split())
    for mark in ("\\", "|", "<", "`", "*", "_", "[", "]"):
        flat = flat.replace(mark, f"\\{mark}" if mark != "<" else "&lt;")
    return flat


_STYLE = (
    "body{font:16px/1.6 'Noto Sans Devanagari',sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #bbb}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}th,td{border-color:#444}}"
)


def page(dossier: Dossier, teller: Teller) -> str:
    """One HTML page, all text escaped, with its style and without scripts, links or anything from elsewhere."""
    said = escape(title(dossier, teller))
    out = [
        f'<!doctype html><html lang="{escape(teller.language)}"><head><meta charset="utf-8"><title>{said}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style></head><body><h1>{said}</h1>",
    ]
    out += [f"<p>{escape(note)}</p>" for note in notes(dossier, teller)]
    for heading, columns, rows in sections(dossier, teller):
        out.append(f"<section><h2>{escape(heading)}</h2>")
        if rows:
            out.append("<table><thead><tr>" + "".join(f'<th scope="col">{escape(c)}</th>' for c in columns) + "</tr></thead><tbody>")
            out += ["<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows]
            out.append("</tbody></table>")
        else:
            out.append(f"<p>{escape(teller.say('word.none'))}</p>")
        out.append("</section>")
    out.append("</body></html>")
    return "\n".join(out) + "\n"
