"""The reference page of the API, made from its table of operations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from bestinterests.cli.views.reference import MADE, cell
from bestinterests.web.api.examples import EXAMPLES
from bestinterests.web.api.openapi import described
from bestinterests.web.api.operations import PREFIX, TITLES, Operation
from bestinterests.web.api.scopes import SCOPES
from bestinterests.web.api.table import OPERATIONS

INTRO = f"""# The API

REST over the workspace: JSON in, JSON out. [The guide](../guide/api.md) shows how it is used; `{PREFIX}/openapi.json`
on your server describes the same for machines, with the shape of every value.

- Every request carries a token, as `Authorization: Bearer`, and the token. A token acts for the person who made it: it
  gives no more than their roles of the day and its scopes. Sessions and cookies count for nothing here.
- A list gives `before` and `after`; either is sent back as `place` and leads to the page beside it. They are blank
  where there is none.
- What is begun or attached can be sent again with the same `Idempotency-Key` for a day: the same is answered, and
  nothing is made twice.
- A token that asks too often gets 429, and in `Retry-After` the seconds to wait.
"""


def api_page() -> str:
    """Return the page of every operation."""
    description = described(OPERATIONS)
    parts = [MADE + INTRO, _scopes(), _faults()]
    for tag in dict.fromkeys(each.tag for each in OPERATIONS):
        parts.append(f"## {tag}\n")
        parts += ["\n".join(_operation(each, description)) for each in OPERATIONS if each.tag == tag]
    return "\n".join(parts)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]


def _scopes() -> str:
    rows = [(f"`{scope.key}`", cell(scope.says)) for scope in SCOPES.values()]
    return "\n".join(["## Scopes\n", *_table(("Scope", "Lets a token"), rows), ""])


def _faults() -> str:
    intro = (
        "## What is answered when it is not done\n\n"
        "One shape, `application/problem+json` (RFC 9457): `title`, `status`, and `problems`, each with `code`, "
        "`path`, `sentence`, `remedy`, and `line` where there is one in what was sent. All faults come at once. "
        "[Codes](problems.md)\n"
    )
    return "\n".join([intro, *_table(("Status", "Says"), [(str(s), says) for s, says in TITLES.items()]), ""])


def _operation(each: Operation, description: dict[str, Any]) -> Iterator[str]:
    told = description["paths"][f"{PREFIX}{each.path}"][each.method.lower()]
    yield f"### {each.says}\n"
    yield f"`{each.method} {PREFIX}{each.path}`\n"
    yield f"{told['description']}\n"
    asked = [each for each in told.get("parameters", ()) if each["in"] != "path"]
    if asked:
        rows = [(f"`{p['name']}`", p["in"], _kind(p["schema"]), cell(_says(p))) for p in asked]
        yield from _table(("Parameter", "In", "Holds", "Meaning"), rows)
        yield ""
    for kind in each.takes:
        yield f"Takes `{kind}`{_as_in(each, kind)}\n"
    gives = [
        f"{g.status} {' or '.join(f'`{kind}`' for kind in _few(g.kinds)) or 'without content'}" for g in each.gives
    ]
    yield f"Gives {'; '.join(gives)}. Else {', '.join(map(str, each.statuses))}.\n"


def _few(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return kinds if len(kinds) < 4 else ("the media type of the format",)


def _as_in(each: Operation, kind: str) -> str:
    example = EXAMPLES.get((each.name, kind))
    if example is None:
        return "."
    text = msgspec.json.format(msgspec.json.encode(example), indent=2).decode()
    return f", as in:\n\n```json\n{text}\n```"


def _kind(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_kind(option) for option in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"`{value}`" if value else "blank" for value in schema["enum"])
    bounds = [f"{word} {schema[key]}" for key, word in _BOUNDS.items() if key in schema]
    return cell(", ".join([{"integer": "number", "string": "text"}.get(schema["type"], schema["type"]), *bounds]))


_BOUNDS = {"minimum": "from", "maximum": "to", "maxLength": "of at most"}


def _says(parameter: dict[str, Any]) -> str:
    said = parameter.get("description") or parameter["schema"].get("description", "")
    default = parameter["schema"].get("default")
    return " ".join(part for part in (said, f"Without it: {default}." if default else "") if part)
