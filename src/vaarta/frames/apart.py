"""What may stand between a noun that tells an act and the verb that it happens by: where, when and how often it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language import Token
from .chunks import Chunk
from .functionwords import word_of, words_of
from .lexicon import Lexicon, Predicate
from .phrases import Item, Phrase

if TYPE_CHECKING:
    from .find import Layout

BE, HAPPEN = word_of("be"), words_of("happen")
SEAT, ORDINAL, MOMENTS = words_of("capital"), words_of("ordinal"), words_of("moment") | words_of("lengths")
# Where, when and whose: what may stand between an attack and its verb.
WHEREABOUTS = frozenset({"men", "par", "near", "ka", "time", "tak", "source", "se", "before"})
FAR_DONE = frozenset({"ASSAULT", "COERCE", "SANCTION"})


class Apart:
    """The rules of one sentence for nouns that do not lean on their verb."""

    lexicon: Lexicon
    tokens: list[Token]
    items: list[Item]
    layout: Layout

    def _far_done(self, entry: Predicate, at: int) -> int | None:
        """ "ये धमाके नगर के पश्चिम में रात नौ बजे किए गए": of what is done by nobody who is named, where and when it was may stand between."""
        clause, item = self.layout.clause_of(at), self.items[at]
        chunk = self.layout.chunk(clause.finite) if clause is not None else None
        if entry.type not in FAR_DONE or entry.kind != "noun" or clause is None or chunk is None:
            return None
        if not isinstance(item, Phrase) or item.slot:
            return None
        if chunk.verb is None or chunk.verb.main not in entry.lights or clause.finite is None or clause.finite < at:
            return None
        if not chunk.verb.passive and (chunk.verb.form != "fin" or "subj" in entry.active):
            # "तीन बम अलग-अलग डिब्बों में फटे": nor is anybody named of what bursts by itself.
            return None
        between = self.items[at + 1 : clause.finite]
        plain = all(i.slot in WHEREABOUTS if isinstance(i, Phrase) else i.kind in ("date", "filler") for i in between)
        return clause.finite if plain else None

    def _far_happening(self, entry: Predicate, at: int) -> tuple[int | None, str]:
        """ "बातचीत रविवार को जिनेवा में शुरू होगी": dates and places may stand between an event noun and the verb that it happens by.

        So may the other side of what two do, where the first is told: "सेना की झड़प | विद्रोहियों के साथ हुई".
        """
        item = self.items[at]
        clause = self.layout.clause_of(at)
        if not isinstance(item, Phrase) or item.slot or clause is None or clause.finite is None or clause.finite < at:
            return None, ""
        chunk = self.layout.chunk(clause.finite)
        between = self.items[at + 1 : clause.finite]
        if chunk is None or chunk.verb is None or chunk.verb.main not in HAPPEN | {BE}:
            return None, ""
        ended = ""
        sides = [s for s, role in entry.nominal.items() if role == "B" and s in ("se", "saath")] if item.owner is not None else []
        for other in between:
            if isinstance(other, Phrase) and other.slot in sides and other.head.mentions and other.head.mentions[-1].end == other.end:
                continue
            if isinstance(other, Chunk) and other.kind == "link" and other.end < len(self.tokens) and self.tokens[other.end].key in ORDINAL:
                # "एक धमाका स्टेशन पर और दूसरा बाज़ार में हुआ".
                continue
            if isinstance(other, Phrase) and not other.slot:
                word = self.tokens[other.end - 1].key
                if word in MOMENTS or (word in SEAT and self.items[other.at + 1].slot in ("men", "near")):
                    # "वार्ता नॉर्वे की राजधानी ओस्लो में हुई", "हमला ऐसे समय हुआ जब …", "धमाका नगर से दस किलोमीटर दूर हुआ".
                    continue
                if word not in self.lexicon.aspectuals:
                    return None, ""
                ended = self.lexicon.aspectuals[word][1]
            elif (isinstance(other, Phrase) and other.slot not in ("men", "par", "time", "ka", "beech", "topic", "ko", "near", "tak")) or (
                isinstance(other, Chunk) and other.kind not in ("date", "filler")
            ):
                return None, ""
        return clause.finite, ended or ("" if chunk.verb.main != BE else "happened" if between else "")
