"""Which role of a person holds at a day."""

from __future__ import annotations

from ..language.names import Person, Tenure

# Offices by which their holder is known whenever no day is told.
HEADS = frozenset({"prime minister", "president", "chancellor", "king", "supreme leader"})
# Said of a role in government that is taken without a day, where the person was out of office on others.
UNSURE = "(no date to choose by, and out of office at times)"


def tenure_at(person: Person, day: str | None) -> tuple[Tenure, str]:
    """The role at a day and why; a role that ended gives ELI; without a day the first of the list.

    day: ISO, or None. Of several roles that hold the upper line of the table wins, before those without any date.
    """
    if day is None:
        first = person.roles[0]
        if "GOV" in first.sectors and first.office not in HEADS and any("PTY" in r.sectors for r in person.roles):
            return first, f"{first.office or 'role'} {UNSURE}"
        return first, f"{first.office or 'role'} (no date to choose by)"
    holding = [r for r in person.roles if covers(r, day)]
    if holding:
        role = next((r for r in holding if r.start or r.end), holding[0])
        return role, f"{role.office} on {day[:10]}"
    over = [r for r in person.roles if r.end and r.end < day[: len(r.end)]]
    if over:
        last = max(over, key=lambda r: r.end)
        return Tenure(last.key, ("ELI",), last.office, last.start, last.end), f"{last.office} until {last.end}"
    return person.roles[0], f"{person.roles[0].office or 'role'} (dates unknown)"


def covers(role: Tenure, day: str) -> bool:
    """Whether a day lies in a role; an unknown end is open on its side."""
    begun = not role.start or role.start <= day[: len(role.start)]
    return begun and (not role.end or day[: len(role.end)] <= role.end)
