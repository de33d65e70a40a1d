"""What somebody is told to do: an infinitive ("पीछे हटने को कहा") or a noun ("जाँच के लिए आयोग से कहा") before the verb of telling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..frames.analyse import Reading
from ..frames.phrases import Clause, Phrase
from .contents import content_clauses

if TYPE_CHECKING:
    from .draft import Draft
    from .speechacts import Act

ASKED = ("se", "ko")


def told_what(reading: Reading, clause: Clause, at: int) -> int | None:
    """The item that tells what somebody is told to do by the verb at ``at``; None where nothing does."""
    items = reading.layout.items
    before = reading.layout.chunk(at - 1)
    if before is not None and before.kind == "verb" and before.verb and before.verb.form == "inf" and before.slot in ("ko", "liye"):
        return at - 1
    return at - 2 if at > 1 and _for_a_thing(reading, clause, at, items[at - 2], items[at - 1]) else None


def _for_a_thing(reading: Reading, clause: Clause, at: int, aim: object, asked: object) -> bool:
    """ "जाँच के लिए आयोग से कहा": who is asked stands between what he is asked for and the telling, which ends its clause."""
    if not isinstance(aim, Phrase) or not isinstance(asked, Phrase) or aim.slot != "liye" or asked.slot not in ASKED:
        return False
    if clause.finite != at or aim.at not in clause.items or reading.fitness.kind(aim) != "thing":
        return False
    after = reading.layout.chunk(at + 1)
    ends = after is None or (after.kind == "mark" and after.lemma in ".।!,;") or after.kind == "link"
    return ends and reading.fitness.fits(asked) and not content_clauses(reading, clause)


def asked_already(act: Act, drafts: Iterable[Draft]) -> bool:
    """ "सुझाव दिया कि सरकार को बैठक बुलानी चाहिए": the duty that a demand tells of is that demand, and names who is asked."""
    if act.rule != "should" or act.type != "REQUEST":
        return False
    demand = next((d for d in drafts if d.type == "REQUEST" and d.clause is not None and d.clause.id == act.clause.parent), None)
    if demand is None:
        return False
    demand.recipients = demand.recipients or list(act.recipients)
    return True
