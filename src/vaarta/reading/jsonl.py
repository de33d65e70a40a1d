"""The program contract: one JSON object a line, ``{"id", "text" | "html", "title"?, "published"?, "url"?, "outlet"?}``.

Read line by line in constant memory. A line that is wrong is an error that names file and line; the lines beside
it go on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..errors import SourceError, VaartaError
from . import dates

MAX_LINE = 20_000_000

_OPTIONAL = ("title", "published", "url", "outlet")
_SHAPE = 'Write one object a line: {"id": "a1", "text": "…"} or {"id": "a1", "html": "…"}.'
_CHUNK = 1 << 20


def records(stream: BinaryIO, name: str, *, max_line: int = MAX_LINE) -> Iterator[tuple[int, dict[str, Any] | VaartaError]]:
    """The objects of a JSONL stream with their line numbers; where a line is wrong, the error instead.

    Errors (yielded, never raised): S003 not a JSON object or half of one, S004 a field is missing or of the wrong type,
    S005 the line is too long, S006 the date is none, S007 not UTF-8, S002 the stream broke. Empty lines are skipped.
    """
    number = 0
    while True:
        number += 1
        where = f"{name}:{number}"
        try:
            raw = stream.readline(max_line + 1)
        except (OSError, ValueError, EOFError) as error:
            yield number, SourceError("S002", f"reading stopped here: {error}. Check the file or the pipe.", where)
            return
        if not raw:
            return
        if len(raw) > max_line and not raw.endswith(b"\n"):
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(_CHUNK)
            yield (
                number,
                SourceError(
                    "S005",
                    f"the line is longer than {max_line / 1e6:g} MB. Split the file into one page a line.",
                    where,
                ),
            )
            continue
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.isspace() or not raw:
            continue
        yield number, parse(raw, where)


def parse(raw: bytes, where: str) -> dict[str, Any] | VaartaError:
    """One line as a checked object, or what is wrong with it."""
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return SourceError("S007", "the line is not UTF-8. Save the file as UTF-8.", where)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
        what = "the line ends in the middle of a JSON object" if cut else f"the line is not JSON ({error.msg} at character {error.pos + 1})"
        return SourceError("S003", f"{what}. {_SHAPE}", where)
    except (ValueError, RecursionError) as error:
        return SourceError("S003", f"the line is not JSON that can be read ({type(error).__name__}). {_SHAPE}", where)
    if not isinstance(value, dict):
        return SourceError("S003", f"the line is a JSON {_kind(value)}, not an object. {_SHAPE}", where)
    return _wrong_field(value, where) or value


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    for kind, name in (
        (bool, "true/false"),
        (int | float, "number"),
        (str, "string"),
        (list, "array"),
        (dict, "object"),
    ):
        if isinstance(value, kind):
            return name
    return "value"


def _wrong_field(value: dict[str, Any], where: str) -> VaartaError | None:
    def wrong(message: str) -> SourceError:
        return SourceError("S004", f"{message}. {_SHAPE}", where)

    given = value.get("id")
    if given is None:
        return wrong('the field "id" is missing')
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return wrong(f'the field "id" is a {_kind(given)}, not a string or a number')
    if given == "":
        return wrong('the field "id" is empty')
    value["id"] = str(given)
    bodies = [name for name in ("text", "html") if value.get(name) is not None]
    if len(bodies) != 1:
        return wrong('one of "text" and "html" is needed' + (", not both" if bodies else ""))
    for name in (*bodies, *_OPTIONAL):
        content = value.get(name)
        if content is not None and not isinstance(content, str):
            return wrong(f'the field "{name}" is a {_kind(content)}, not a string')
    published = value.get("published")
    if published is not None:
        found = dates.parse_published(published)
        if found is None:
            return SourceError("S006", f'the field "published" holds {published[:60]!r}, which is no date. {dates.ADVICE}', where)
        value["published"] = found
    return None
