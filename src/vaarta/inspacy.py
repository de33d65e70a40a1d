"""The spaCy component: ``nlp.add_pipe("vaarta")`` puts the events of a text on its Doc.

    doc._.vaarta_events     the events as plain values, as ``Event.to_dict``; character offsets into ``doc.text``
    doc._.vaarta_rejected   why the text was not coded, or None
    doc.spans["vaarta_events"], doc.spans["vaarta_participants"]

A span of spaCy is made of whole tokens, and spaCy cuts Hindi otherwise than Vaarta does ("कहा।उन्होंने" is one token there). So every
span covers the tokens that the words touch, and tells the exact words in ``span._.vaarta_chars`` (start, end), with what they are in
``span._.vaarta``; ``doc.text[start:end]`` is the record's text, always.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from .coder import Coder
from .records import Participant, plain

EVENTS, PARTICIPANTS = "vaarta_events", "vaarta_participants"
# On the Doc, not in an attribute of Python's: user_data goes along when a Doc is stored or sent to another process.
_EVENTS, _REJECTED, _MARKS = "vaarta_events", "vaarta_rejected", "vaarta_marks"


def _get(name: str, otherwise: Any) -> Any:
    # What was stored comes back with tuples for lists; plain values have lists.
    return lambda doc: plain(doc.user_data.get(name, otherwise))


def _mark(span: Span) -> dict[str, Any]:
    marks: dict[str, Any] = span.doc.user_data.get(_MARKS, {})
    found: dict[str, Any] = marks.get(span.id_, {})
    return found


Doc.set_extension(_EVENTS, getter=_get(_EVENTS, []), force=True)
Doc.set_extension(_REJECTED, getter=_get(_REJECTED, None), force=True)
Span.set_extension("vaarta", getter=_mark, force=True)
Span.set_extension("vaarta_chars", getter=lambda span: tuple(_mark(span).get("chars", (span.start_char, span.end_char))), force=True)


class Component:
    """Codes Docs. published: the day of texts that give none themselves; ``doc.user_data["published"]`` goes before it."""

    def __init__(self, name: str, published: str | None = None, data: list[str] | None = None) -> None:
        self.name, self.published, self.data = name, published, list(data or [])
        self._coder: Coder | None = None

    def __getstate__(self) -> dict[str, Any]:
        # Each process of nlp.pipe(n_process=…) loads the lexicon for itself, from the cache.
        return {"name": self.name, "published": self.published, "data": self.data, "_coder": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)

    def __call__(self, doc: Doc) -> Doc:
        if self._coder is None:
            self._coder = Coder("hi", self.data)
        published = doc.user_data.get("published") or self.published
        article = self._coder.code(doc.text, published=published, form="plain")
        doc.user_data[_REJECTED] = article.rejected.message if article.rejected else None
        doc.user_data[_EVENTS] = [event.to_dict() for event in article.events]
        marks: dict[str, dict[str, Any]] = {}
        events, people = [], []
        for n, event in enumerate(article.events):
            events.append(_span(doc, event.span, event.type, f"{n}", {"event": n, "role": "trigger"}, marks))
            for role, group in (("actor", event.actors), ("recipient", event.recipients), ("speaker", [event.said_by])):
                people += [
                    _span(doc, who.span, who.key or "?", f"{n}-{role}-{place}", {"event": n, "role": role, "key": who.key}, marks)
                    for place, who in enumerate(group)
                    if isinstance(who, Participant) and who.span is not None
                ]
        doc.user_data[_MARKS] = marks
        doc.spans[EVENTS] = SpanGroup(doc, name=EVENTS, spans=events)
        doc.spans[PARTICIPANTS] = SpanGroup(doc, name=PARTICIPANTS, spans=people)
        return doc


def _span(doc: Doc, chars: tuple[int, int], label: str, id_: str, said: dict[str, Any], marks: dict[str, dict[str, Any]]) -> Span:
    found = doc.char_span(*chars, alignment_mode="expand")
    assert found is not None, "spans of records lie within the text"
    span = Span(doc, found.start, found.end, label=label, span_id=f"vaarta-{id_}")
    marks[span.id_] = {**said, "chars": list(chars)}
    return span


@Language.factory("vaarta", default_config={"published": None, "data": []})
def make(nlp: Language, name: str, published: str | None, data: list[str]) -> Component:
    """The component of a pipeline; data: folders of one's own tables."""
    return Component(name, published, data)
