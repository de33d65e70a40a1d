"""Articles and events for a person's eyes, on a terminal or in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..records import Article, Event, Participant, Position, Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Cooperation in greens and blues, conflict in yellows and reds; words carry the type too, so colour is never alone.
COLOURS = {"VC": "green", "MC": "cyan", "VX": "yellow", "MX": "red"}
STATUS_MARKS = {"happened": "", "future": "planned", "hypothetical": "possible", "negated": "NOT", "historical": "past"}


def side(people: list[Participant]) -> str:
    """One side of a dyad: keys with sectors, or the words where no key is known."""
    return " + ".join(f"{p.key or '?'} {'/'.join(p.sectors)}".strip() + ("" if p.key else f" “{p.text}”") for p in people) or "–"


def when(event: Event) -> str:
    if event.when is None:
        return ""
    w = event.when
    if w.start is None:
        return f"{w.text} (unresolved: {w.reason})"
    days = w.start if w.start == w.end else f"{w.start} – {w.end}"
    return f"{days} ({'day of publication' if w.inferred else w.text})"


def where(event: Event) -> str:
    if event.where is None:
        return ""
    p = event.where
    at = f" {p.lat:.1f}, {p.lon:.1f}" if p.lat is not None and p.lon is not None else ""
    return f"{p.text} [{p.key or '?'}{at}]"


def speaker(event: Event | Position) -> str:
    who = event.said_by
    if who is None:
        return ""
    return f"{who.text} [{who.key or '?'} {'/'.join(who.sectors)}]{' (name withheld)' if who.anonymous else ''}"


def marked(text: str, spans: list[tuple[Span, str]], window: Span) -> Text:
    """The sentence with its trigger and participants in colour."""
    from rich.text import Text

    out = Text(text[window[0] : window[1]].replace("\n", " "))
    for (start, end), style in spans:
        if window[0] <= start < end <= window[1]:
            out.stylize(style, start - window[0], end - window[0])
    return out


def spans(event: Event) -> list[tuple[Span, str]]:
    colour = COLOURS[event.quad]
    out: list[tuple[Span, str]] = [(p.span, "bold") for p in event.actors if p.span]
    out += [(p.span, "bold underline") for p in event.recipients if p.span]
    if event.when and event.when.span:
        out.append((event.when.span, "italic"))
    if event.where and event.where.span:
        out.append((event.where.span, "italic"))
    out.append((event.span, f"bold reverse {colour}"))
    return out


def head(article: Article, console: Console) -> None:
    """Title, outlet, date and what was left out, in three lines at most."""
    title = article.title or article.id
    console.print(f"[bold]{safe(title)}[/bold]")
    facts = [article.kind, article.outlet, article.published, article.author, article.url or article.source]
    console.print("  " + safe(" · ".join(f for f in facts if f)), style="dim")
    if article.furniture:
        reasons: dict[str, int] = {}
        for piece in article.furniture:
            reasons[piece.reason] = reasons.get(piece.reason, 0) + 1
        console.print("  left out: " + safe(", ".join(f"{r} × {n}" for r, n in reasons.items())), style="dim")


def safe(text: str) -> str:
    from rich.markup import escape

    return escape("".join(c for c in text if c >= " " or c in "\t\n"))


def events(article: Article, console: Console, explain: bool = False) -> None:
    """Every event under its sentence."""
    if article.rejected is not None:
        console.print(f"  [red]not coded[/red] [{article.rejected.code}] {safe(article.rejected.message)}")
        return
    if not article.events:
        console.print("  no events", style="dim")
    for event in article.events:
        one(event, article, console)
        if explain:
            why(event, console)
    console.print()


def one(event: Event, article: Article, console: Console) -> None:
    colour = COLOURS[event.quad]
    modes = f" {', '.join(event.modes)}" if event.modes else ""
    status = STATUS_MARKS[event.status]
    line = f"\n[bold {colour}]{event.type}[/]{modes}  [bold]{safe(side(event.actors))}[/] → [bold]{safe(side(event.recipients))}[/]"
    console.print(line + (f"  [magenta]{status}[/]" if status else "") + f"  [dim]{event.intensity:+.1f}[/]")
    for label, value in (("when", when(event)), ("where", where(event)), ("said by", speaker(event))):
        if value:
            console.print(f"  [dim]{label:8}[/]{safe(value)}")
    if event.contexts or event.topics:
        about = ", ".join(event.contexts + [t.text + (f" ({t.id})" if t.id else "") for t in event.topics])
        console.print(f"  [dim]{'about':8}[/]{safe(about)}")
    text = marked(article.text, spans(event), event.sentence)
    text.pad_left(2)
    console.print(text)


def stance(position: Position) -> str:
    """One position in a line: stance, holder, addressee, topics, condition, who says it, status."""
    to = f" → {side(position.addressees)}" if position.addressees else ""
    topics = ", ".join(f"“{t.text}”" + (f" ({t.id})" if t.id else "") for t in position.topics)
    facts = [
        f"about {topics}" if topics else "",
        position.condition or "",
        f"said by {speaker(position)}" if position.said_by else "",
        STATUS_MARKS[position.status],
    ]
    return " · ".join([side(position.holders) + to, *(" ".join(f.split()) for f in facts if f)])


def positions(article: Article, console: Console) -> None:
    """Every position of an article, a line each."""
    for position in article.positions:
        console.print(f"  [blue]◦ {position.stance}[/]  {safe(stance(position))}")
    if not article.positions:
        console.print("  no positions", style="dim")


def why(event: Event, console: Console) -> None:
    """The reasons: entry, roles with their rule, refusals, and how each participant got its key."""
    reasons: dict[str, Any] = event.reasons
    console.print(f"  [dim]entry   [/]{safe(str(reasons.get('entry')))}, used as {safe(str(reasons.get('use')))}")
    console.print(f"  [dim]status  [/]{event.status}: {safe(str(reasons.get('status')))}")
    for role, fillers in reasons.get("roles", {}).items():
        for filler in fillers:
            console.print(f"  [dim]role {role}  [/]{safe(filler['text'])} [dim]({safe(filler['how'])})[/]")
    for person in event.actors + event.recipients + ([event.said_by] if event.said_by else []):
        console.print(f"  [dim]who     [/]{safe(person.text)} = {person.key or 'no key'} [dim]({safe(person.reason)})[/]")
    for refused in reasons.get("refused", []):
        console.print(f"  [dim]refused [/]{safe(refused['text'])} as {refused['role']} [dim]({safe(refused['why'])})[/]")


def reading(article: Article, console: Console) -> None:
    """The text with the records under each paragraph; furniture greyed."""
    head(article, console)
    pieces: list[tuple[int, int, str]] = [(b.start, b.end, b.kind) for b in article.blocks]
    pieces += [(f.start, f.end, f"left out: {f.reason}") for f in article.furniture if f.start is not None and f.end is not None]
    for start, end, kind in sorted(pieces):
        if kind.startswith("left out"):
            console.print(f"\n[dim strike]{safe(article.text[start:end][:200])}[/]  [dim]({safe(kind)})[/]")
            continue
        inside = [e for e in article.events if start <= e.span[0] < end]
        marks = [s for e in inside for s in spans(e)]
        console.print()
        console.print(marked(article.text, marks, (start, end)))
        for event in inside:
            status = STATUS_MARKS[event.status]
            console.print(
                f"   [{COLOURS[event.quad]}]▸ {event.type}[/] {safe(side(event.actors))} → {safe(side(event.recipients))}"
                f"{'  ' + status if status else ''}{'  · ' + safe(speaker(event)) if event.said_by else ''}"
            )
        for position in article.positions:
            if start <= position.span[0] < end:
                console.print(f"   [blue]◦ {position.stance}[/]  {safe(stance(position))}")
