"""Who makes a demand whose own phrases do not give him: "चाड की | नाइजर से | गुज़ारिश है", "अपने दूत को हिदायत दे दी गई है"."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.phrases import Phrase
from ..frames.placing import Frame

# Who may ask another for something.
ASKERS = frozenset({"country", "metonym", "adjective", "party", "body", "organ", "agency", "office", "person", "group", "crowd", "people"})
# How the one is marked who is asked.
ASKED = frozenset({"se", "ko"})


def asks_across(frame: Frame, reading: Reading) -> Phrase | None:
    """ "चाड की | नाइजर से | गुज़ारिश है कि …": the genitive of what is asked stands before whom it is asked of, who is not his.

    Holds where the demand only is ("है", "थी"): with a verb of doing a doer of its own would stand.
    """
    use = frame.use
    if use.predicate.type != "REQUEST" or use.use not in ("twin", "receive") or len(frame.roles.get("R", [])) != 1:
        return None
    asked = frame.roles["R"][0].phrase
    before = reading.layout.items[asked.at - 1] if asked.at and asked.at == use.item - 1 else None
    if asked.slot not in ASKED or not isinstance(before, Phrase) or before.slot != "ka":
        return None
    return before if reading.fitness.kind(before) in ASKERS else None
