"""What an article has said so far about who is who: names taught by the page, the last ones spoken of."""

from __future__ import annotations

from collections.abc import Iterable

from ..language.names import Mention
from ..language.sounds import alike
from ..records import Participant


def same_name(one: Participant, other: Participant) -> bool:
    """Whether two participants go by one name, or by the same words where none is known."""
    return (one.name or one.text) == (other.name or other.text)


class Memory:
    """Grows sentence by sentence.

    names: spelling keys of a name's words → the participant they were introduced as; subjects: doers and speakers, latest
    last; countries: keys in order of mention, latest last; spoken: keys of whatever was named, latest last; offices: the
    words of an office → who was introduced with it; lately: the one person that the sentence right before spoke of, where nobody
    acted; bodies: groups, parties and bodies that took part, latest last; hit: the persons acted on in the sentence right before;
    pair: the two sides that met, talked or fought last; quoted: whose quotation the sentence right before left open; outer: the one
    person or office by whom the sentence right before is told or led, whatever others do in what he says; here, before: the countries
    that the sentence at hand and the one right before it name, each once.
    """

    __slots__ = (
        "before", "bodies", "countries", "here", "hit", "home", "lately", "names", "offices", "outer", "pair", "published", "quoted",
        "speaker", "spoken", "subjects",
    )  # fmt: skip

    def __init__(self, published: str | None = None, countries: Iterable[str] = ()) -> None:
        self.published = published
        self.home: str | None = None
        self.names: dict[tuple[str, ...], Participant] = {}
        self.subjects: list[Participant] = []
        self.countries = list(countries)
        self.spoken: list[str] = []
        self.offices: list[tuple[tuple[str, ...], Participant]] = []
        self.speaker: Participant | None = None
        self.lately: Participant | None = None
        self.bodies: list[Participant] = []
        self.hit: list[Participant] = []
        self.pair: list[Participant] = []
        self.quoted: Participant | None = None
        self.outer: Participant | None = None
        self.here: list[str] = []
        self.before: list[str] = []

    def copy(self) -> Memory:
        """What is known now, for a reader who comes back to this sentence later; the participants themselves are shared."""
        out = Memory(self.published, self.countries)
        out.names.update(self.names)
        out.subjects.extend(self.subjects)
        out.spoken.extend(self.spoken)
        out.offices.extend(self.offices)
        out.bodies.extend(self.bodies)
        out.hit.extend(self.hit)
        out.pair.extend(self.pair)
        out.home, out.speaker, out.lately, out.quoted, out.outer = self.home, self.speaker, self.lately, self.quoted, self.outer
        out.here, out.before = self.here, self.before
        return out

    def saw(self, mentions: Iterable[Mention]) -> None:
        """Take in what a sentence names."""
        self.before, self.here = self.here, []
        for mention in mentions:
            name = mention.of("country", "adjective", "inhabitant", "metonym")
            if name is not None:
                self.saw_country(name.key)
                if name.key and name.key not in self.here:
                    self.here.append(name.key)
            named = name or mention.of("region", "region-adjective", "agency", "party")
            if named is not None and named.key:
                self.spoken.append(named.key)

    def holders(self, office: tuple[str, ...]) -> list[Participant]:
        """Who was introduced with this office, or with one that ends in its words (मंत्री: उप विदेश मंत्री), each key once."""
        out: list[Participant] = []
        for words, who in reversed(self.offices):
            if words[-len(office) :] == office and not any((o.key, o.name) == (who.key, who.name) for o in out):
                out.append(who)
        return out

    def known(self, words: tuple[str, ...]) -> Participant | None:
        """The participant introduced under these words, in this spelling or one that sounds like it, or None."""
        found = self.names.get(words)
        if found is None:
            heard = [w for n, w in self.names.items() if len(n) == len(words) and all(map(alike, n, words))]
            if heard and len({(w.key, w.name or w.text) for w in heard}) == 1:
                return heard[0]
        return found

    def saw_country(self, code: str | None) -> None:
        if code and (not self.countries or self.countries[-1] != code):
            self.countries.append(code)

    def saw_subject(self, participant: Participant) -> None:
        if participant.key or participant.sectors:
            self.subjects.append(participant)

    def learn(self, words: tuple[str, ...], participant: Participant) -> None:
        """Remember a full name, and its last word as the short form by which it comes back."""
        if not words or not (participant.key or participant.sectors):
            return
        self.names[words] = participant
        if len(words) > 1:
            self.names.setdefault(words[-1:], participant)

    def last_two_countries(self) -> list[str]:
        """The two countries spoken of last, in order of mention; fewer where fewer are known."""
        seen: list[str] = []
        for code in reversed(self.countries):
            if code not in seen:
                seen.append(code)
            if len(seen) == 2:
                break
        return seen[::-1]
