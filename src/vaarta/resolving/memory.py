"""What an article has said so far about who is who: names taught by the page, the last ones spoken of."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..records import Participant


@dataclass(slots=True)
class Memory:
    """Grows sentence by sentence.

    names: spelling keys of a name's words → the participant they were introduced as; subjects: doers and speakers, latest
    last; countries: keys in order of mention, latest last.
    """

    published: str | None = None
    home: str | None = None
    names: dict[tuple[str, ...], Participant] = field(default_factory=dict)
    subjects: list[Participant] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    speaker: Participant | None = None

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
