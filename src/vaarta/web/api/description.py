"""The OpenAPI document, and the reference pages that are made from it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from fastapi.openapi.utils import get_openapi

from ... import __version__
from .routes import router

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_ABOUT = (
    "Events as the codebook defines them, coded from Hindi news. Lists go on with the cursor in `next`; ids are stable; answers carry "
    "an ETag and `If-None-Match` is honoured. Errors are problem documents (RFC 9457)."
)


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """The document. Errors are said to be problem documents, and every address may answer 304."""
    document = get_openapi(title="Vaarta", version=__version__, description=_ABOUT, routes=router.routes)
    for path in document["paths"].values():
        for operation in path.values():
            for code, answer in operation["responses"].items():
                if code[0] in "45":
                    answer["content"] = _PROBLEM
            operation["responses"]["304"] = {"description": "The asker has this answer already."}
    return document


def operations() -> list[dict[str, Any]]:
    """Each address with what it does, its parameters and the fields of its answer, for people."""
    document = description()
    out = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            parameters = [_parameter(p) for p in operation.get("parameters", ())]
            answer = operation["responses"]["200"]
            kind, content = next(iter(answer["content"].items()))
            name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
            summary = operation.get("description", "").strip()
            out.append({
                "method": method.upper(), "path": path, "summary": summary, "tag": operation["tags"][0], "parameters": parameters,
                "kind": kind, "answer": name, "fields": _fields(document, name),
            })  # fmt: skip
    return out


def _parameter(given: dict[str, Any]) -> dict[str, str]:
    schema = given["schema"]
    options = [s for s in schema.get("anyOf", [schema]) if s.get("type") != "null"]
    return {
        "name": given["name"],
        "where": given["in"],
        "kind": " or ".join(_kind(s) for s in options),
        "default": "" if schema.get("default") is None else str(schema["default"]),
        "required": "yes" if given.get("required") else "",
        "about": given.get("description") or schema.get("description") or "",
    }


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}" if "items" in schema else "list"
    kind = str(schema.get("format") or schema.get("type") or "any")
    named = (("minimum", "from"), ("maximum", "to"), ("maxLength", "at most"))
    bounds = [f"{word} {schema[name]}" for name, word in named if name in schema]
    return " ".join([kind, *bounds]) + (f" `{schema['pattern']}`" if "pattern" in schema else "")


def _fields(document: dict[str, Any], name: str) -> list[dict[str, str]]:
    schema = document["components"]["schemas"].get(name, {})
    return [
        {"name": field, "kind": " or ".join(_kind(s) for s in given.get("anyOf", [given])), "about": given.get("description", "")}
        for field, given in schema.get("properties", {}).items()
    ]


def schemas() -> dict[str, list[dict[str, str]]]:
    """The fields of every kind of record that answers are made of."""
    document = description()
    return {name: _fields(document, name) for name in sorted(document["components"]["schemas"]) if "Validation" not in name}
