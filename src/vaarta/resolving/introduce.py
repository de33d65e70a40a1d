"""What a sentence teaches of who is who: names that stand with an office, glosses in brackets, short forms.

Works on tokens and mentions alone, so that sentences without any predicate teach too ("वेंडी शेरमेन (Wendy Sherman) जिनेवा पहुँचीं").
"""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.functionwords import words_of
from ..language import Token
from ..language.names import Mention, Name, NameLexicon, unlisted
from ..records import Participant
from .memory import Memory
from .tenure import tenure_at

KEYED = ("country", "adjective", "region", "region-adjective", "inhabitant", "metonym", "body", "agency", "party", "group")
BODIES = ("body", "agency", "party", "group")
# Countries where the family name stands first: "वांग यी" comes back as वांग.
SURNAME_FIRST = words_of("surnamefirst")
LONGEST_NAME = 4
LONGEST_GLOSS = 5
BEFORE_GLOSS = 7


class Introducer:
    """Reads one sentence into the article's memory."""

    def __init__(self, tokens: list[Token], mentions: Sequence[Mention], text: str, names: NameLexicon, memory: Memory) -> None:
        self.tokens, self.mentions, self.text, self.names, self.memory = tokens, mentions, text, names, memory
        self.at = {m.start: m for m in mentions}
        self.ending = {m.end: m for m in mentions}

    def run(self) -> list[Participant]:
        """Learn, and give the people introduced, in order of mention."""
        out: list[Participant] = []
        for mention in self.mentions:
            office = mention.of("office")
            who = self._officer(mention, office) if office is not None else self._of_body(mention)
            if who is None and mention.of("person") and mention.end - mention.start > 1:
                who = self._known(mention)
            if office is None and mention.end - mention.start > 1 and (body := mention.of(*BODIES)) is not None and body.key:
                # "संयुक्त राष्ट्र महासचिव" is one name of the body: its last word comes back as the office of it ("महासचिव ने").
                self._holds(mention, self._participant(mention.start, mention.end, body.key, list(body.sectors), body.name))
            if who is not None:
                out.append(who)
        self._brackets()
        return out

    # A name with its office -------------------------------------------------------------------------------------

    def _officer(self, mention: Mention, office: Name) -> Participant | None:
        """ "रूसी उप विदेश मंत्री सर्गेई रयाबकोव", "सर्गेई रयाबकोव, रूस के उप विदेश मंत्री"."""
        after = self.at.get(mention.end)
        start, end = mention.end, self._name_end(mention.end)
        person = after.of("person") if after is not None else None
        if person is not None and after is not None:
            end = max(end, after.end)
        elif end == start and (before := self._appositive(mention)) is not None:
            start, end = before
        if end == start:
            self._nameless(mention, office)
            return None
        known = self._tenure(person) if person is not None else None
        code, sectors = self._belongs(mention, office)
        code = code or (known.key if known is not None else None)
        sectors = sectors or (list(known.sectors) if known is not None else [])
        if not code or not sectors:
            return None
        who = self._participant(start, end, code, sectors, f"introduced as {self._words(mention.start, mention.end)!r}")
        if known is not None:
            who.name = known.name
        self._learn(start, end, who)
        self._holds(mention, who)
        return who

    def _of_body(self, mention: Mention) -> Participant | None:
        """ "ह्यूमन राइट्स वॉच की शोधकर्ता लामा फ़कीह": somebody of a calling, of a body that is named."""
        crowd = mention.of("crowd")
        end = self._name_end(mention.end)
        owner = (
            self.ending.get(mention.start - 1)
            if crowd is not None and end - mention.end > 1 and self._genitive(mention.start - 1)
            else None
        )
        body = owner.of(*BODIES) if owner is not None else None
        if body is None or not body.sectors:
            return None
        why = f"introduced as {self._words(mention.start, mention.end)!r}"
        who = self._participant(mention.end, end, body.key or None, list(body.sectors), why)
        self._learn(mention.end, end, who)
        return who

    def _nameless(self, mention: Mention, office: Name) -> None:
        """ "संयुक्त राष्ट्र के दूत ने": the office comes back without its body ("दूत ने")."""
        code, sectors = self._belongs(mention, office)
        if code and sectors:
            first = self._first_of_title(mention)
            who = self._participant(first, mention.end, code, sectors, f"spoken of as {self._words(first, mention.end)!r}")
            self._holds(mention, who)

    def _holds(self, mention: Mention, who: Participant) -> None:
        self.memory.offices.append((tuple(t.key for t in self.tokens[mention.start : mention.end]), who))

    def _appositive(self, mention: Mention) -> tuple[int, int] | None:
        """The name before a comma: "X, यूक्रेन के रक्षा मंत्री"."""
        at = self._first_of_title(mention)
        if at < 2 or self.tokens[at - 1].text != ",":
            return None
        start = at - 1
        while start > 0 and at - 1 - start < LONGEST_NAME and start - 1 not in self.ending and unlisted(self.tokens[start - 1]):
            start -= 1
        return (start, at - 1) if at - 1 - start > 1 else None

    def _first_of_title(self, mention: Mention) -> int:
        start = mention.start
        while start > 0:
            if (before := self.ending.get(start)) is not None and before.of(*KEYED, "modifier"):
                start = before.start
            elif self._genitive(start - 1) and (owner := self.ending.get(start - 1)) is not None and owner.of(*KEYED):
                start = owner.start
            else:
                break
        return start

    def _belongs(self, mention: Mention, office: Name) -> tuple[str | None, list[str]]:
        """The country or body of an office, and its sectors."""
        sectors = list(office.sectors)
        start = mention.start
        while start > 0:
            before = self.ending.get(start)
            if before is None and self._genitive(start - 1):
                before = self.ending.get(start - 1)
            if before is None:
                break
            if "former" in {f for n in before.names for f in n.flags}:
                sectors = ["ELI"]
            name = before.of(*KEYED)
            if name is not None and name.key:
                if name.kind in BODIES and sectors != ["ELI"]:
                    sectors = list(name.sectors)
                return name.key, sectors or ["GOV"]
            if not sectors and (organ := before.of("organ")) is not None:
                sectors = list(organ.sectors)
            start = before.start
        return None, sectors

    def _genitive(self, at: int) -> bool:
        return at > 0 and any(r.pos == "ADP" and r.lemma == "का" for r in self.tokens[at].form.readings)

    def _name_end(self, at: int) -> int:
        """Past the words that no dictionary has, from here on."""
        end = at
        while end < len(self.tokens) and end - at < LONGEST_NAME and unlisted(self.tokens[end]):
            if (found := self.at.get(end)) is not None and not found.of("person"):
                break
            end += 1
        return end

    # Known people -----------------------------------------------------------------------------------------------

    def _known(self, mention: Mention) -> Participant | None:
        person = mention.of("person")
        found = self._tenure(person) if person is not None else None
        if found is None:
            return None
        who = self._participant(mention.start, mention.end, found.key, list(found.sectors), found.reason)
        who.name = found.name
        self._learn(mention.start, mention.end, who)
        return who

    def _tenure(self, person: Name) -> Participant | None:
        known = self.names.persons[person.name]
        role, why = tenure_at(known, self.memory.published)
        if not role.key:
            return None
        return Participant(known.name, role.key, list(role.sectors) or ["ELI"], None, known.name, reason=f"{known.name}, {why}")

    # Brackets ---------------------------------------------------------------------------------------------------

    def _brackets(self) -> None:
        """A second form of the name in brackets: Latin letters, an abbreviation."""
        for at, token in enumerate(self.tokens):
            if token.text != "(":
                continue
            close = next((i for i in range(at + 1, min(at + LONGEST_GLOSS + 2, len(self.tokens))) if self.tokens[i].text == ")"), None)
            if close is None or close == at + 1:
                continue
            inside = self.tokens[at + 1 : close]
            if any(t.kind not in ("word", "latin") for t in inside) or self._listed(at + 1, close):
                continue
            if (who := self._before(at, close)) is not None:
                self.memory.learn(tuple(t.key for t in inside), who)

    def _listed(self, start: int, end: int) -> bool:
        return any(m.start == start and m.end == end for m in self.mentions)

    def _before(self, at: int, close: int) -> Participant | None:
        """Who the words before a bracket are: a name learnt, a body listed, or a body that the words beside it type."""
        for size in range(LONGEST_NAME, 0, -1):
            words = tuple(t.key for t in self.tokens[max(0, at - size) : at])
            if (known := self.memory.names.get(words)) is not None:
                return known
        mention = self.ending.get(at)
        name = mention.of(*BODIES) if mention is not None else None
        if name is not None and mention is not None:
            return self._participant(mention.start, at, name.key or None, list(name.sectors), f"{name.name} ({name.where})")
        if mention is not None or not unlisted(self.tokens[at - 1]):
            return None
        keyed = [n for m in self.mentions if at - BEFORE_GLOSS <= m.start < at and (n := m.of(*KEYED)) is not None and n.key]
        role = self._role_after(close)
        if role is None or not (keyed or role.sectors):
            return None
        code, whose = (keyed[-1].key, f"a body of {keyed[-1].name}") if keyed else (None, "a body of no country told")
        return self._participant(at - 1, at, code, list(role.sectors), f"{whose}, of {role.name}")

    def _role_after(self, close: int) -> Name | None:
        """ "… (एसपीआरएफ़) के विद्रोहियों ने": what its people are."""
        if close + 1 < len(self.tokens) and self._genitive(close + 1) and (found := self.at.get(close + 2)) is not None:
            return found.of("crowd", "office", "organ")
        return None

    # Memory -----------------------------------------------------------------------------------------------------

    def _participant(self, start: int, end: int, code: str | None, sectors: list[str], reason: str) -> Participant:
        span = (self.tokens[start].start, self.tokens[end - 1].end)
        return Participant(self.text[span[0] : span[1]], code, sectors, span, reason=reason)

    def _words(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _learn(self, start: int, end: int, who: Participant) -> None:
        words = tuple(t.key for t in self.tokens[start:end])
        self.memory.learn(words, who)
        if who.key is not None and who.key.casefold() in SURNAME_FIRST and 1 < len(words) < LONGEST_NAME:
            self.memory.names.setdefault(words[:1], who)
        if end < len(self.tokens) and self.tokens[end].text == "(":
            latin = []
            for token in self.tokens[end + 1 : end + 2 + LONGEST_GLOSS]:
                if token.kind != "latin":
                    break
                latin.append(token.key)
            self.memory.learn(tuple(latin), who)


def introduce(tokens: list[Token], mentions: Sequence[Mention], text: str, names: NameLexicon, memory: Memory) -> list[Participant]:
    """Learn from one sentence who is who. Out: the people introduced, in order of mention."""
    return Introducer(tokens, mentions, text, names, memory).run()
