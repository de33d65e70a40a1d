"""Writes docs/http-api.md from the OpenAPI description of the explorer's API.

python scripts/http_reference.py           write docs/http-api.md
python scripts/http_reference.py --check   exit 1 where docs/http-api.md is not what would be written
"""

from __future__ import annotations

import sys
from pathlib import Path

from vaarta.web.api.description import operations, schemas

TARGET = Path(__file__).resolve().parent.parent / "docs" / "http-api.md"
HEAD = """# The HTTP API

Made by `python scripts/http_reference.py` from the description that the server itself gives at `/api/v1/openapi.json`; change the code, not
this page. `vaarta serve` answers at `http://127.0.0.1:8350/api/v1/…`; `/api/v1/docs` shows this reference in the browser.

- **Lists** come newest first (a search with words: best first), at most `limit` at a time; `next` is the `cursor` of the part that
  follows, and null at the end. New events do not shift the parts that follow.
- **Ids** are stable: an article's number, an event's `id`, a story's and a merged event's `id`. Nothing is deleted; an event that a newer
  coder no longer finds is still answered under its id.
- **ETags**: every answer has one; with `If-None-Match` an unchanged answer is 304 without a body.
- **Errors** are problem documents (RFC 9457, `application/problem+json`): `status`, `title`, and `errors` with the parameter and what is
  wrong.
- **Limits**: 40 requests a second for each client, 400 at once; beyond that 429 with `Retry-After`.
- **Access**: where the server has a token, send `Authorization: Bearer TOKEN`. Other sites' scripts may read only where the server
  names them (`--origin https://example.org`); none may by default.
"""


def cell(text: str) -> str:
    """A text in a table's cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def page() -> str:
    """The whole of docs/http-api.md."""
    parts = [HEAD.rstrip()]
    for o in operations():
        parts.append(f"## {o['method']} {o['path']}\n\n{o['summary']}")
        if o["parameters"]:
            rows = ["| parameter | in | kind | default | meaning |", "|---|---|---|---|---|"]
            for p in o["parameters"]:
                name = f"`{p['name']}`" + (" (required)" if p["required"] and p["where"] == "query" else "")
                rows.append(f"| {name} | {p['where']} | {cell(p['kind'])} | {p['default']} | {cell(p['about'])} |")
            parts.append("\n".join(rows))
        answer = f"`{o['answer']}`, below" if o["answer"] else f"`{o['kind']}`"
        parts.append(f"Answer: {answer}.")
    parts.append("# Records")
    for name, fields in schemas().items():
        rows = ["| field | kind | meaning |", "|---|---|---|"]
        rows += [f"| `{f['name']}` | {cell(f['kind'])} | {cell(f['about'])} |" for f in fields]
        parts.append(f"## {name}\n\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Write or check; the exit code."""
    fresh = page()
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != fresh:
            print("docs/http-api.md is out of date; run python scripts/http_reference.py.", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
