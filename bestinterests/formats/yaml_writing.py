"""A document as canonical YAML: one way to write each document, made to be read and compared by people.

Fields stand in the order in which they are declared (a note last), items and sets by their keys, defaults are left
out, aliases are never used. A text of one paragraph is folded at the page width, a text of several lines stands as it
is, and whatever another reader of YAML might take for something else is put in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.document import Document
from bestinterests.domain.order import in_order

WIDTH = 100
"""Columns of a page; a single word may be longer."""

_FLOW_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+@/-]*")
_PLAIN = re.compile(r"[A-Za-z0-9(£€][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*")
_DANGER = re.compile(r": |:$| #|[ \t]$|\t")
_BLOCK = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*")
_EDGES = re.compile(r"^\s|\s$| \n")
_MEANS_ELSE = re.compile(
    r"""(?: y|yes|n|no|on|off|true|false|null|~          # truth values and nothing, in YAML 1.1
        | [-+]?(?:0b[01_]+|0x[0-9a-f_]+|0o?[0-7_]+)      # whole numbers to other bases
        | [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?  # whole and decimal numbers
        | [-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?
        | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?  # times, read to the base of sixty
        | [-+]?\.?(?:inf|nan)
        | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t\ ].*)?     # days and moments
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def write_yaml(document: Document) -> str:
    """Return the document as canonical YAML text; reading it back gives an equal document in canonical order."""
    return yaml_of(in_order(document))


def yaml_of(value: Base) -> str:
    """Return any struct as YAML in the same style, in the order it has."""
    plain = msgspec.to_builtins(value, builtin_types=())
    return "\n".join(_mapping(plain, 0)) + "\n"


def _mapping(value: dict[str, Any], indent: int) -> Iterator[str]:
    if not value:
        yield " " * indent + "{}"
    if "note" in value:
        value = {**{key: held for key, held in value.items() if key != "note"}, "note": value["note"]}
    for key, held in value.items():
        yield from _entry(f"{' ' * indent}{_key(key)}:", held, indent)


def _entry(head: str, value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, dict):
        if value:
            yield head
            yield from _mapping(value, indent + 2)
        else:
            yield f"{head} {{}}"
    elif isinstance(value, (list, tuple)):
        if (flow := _flow_list(value)) is not None and len(head) + 1 + len(flow) <= WIDTH:
            yield f"{head} {flow}"
        else:
            yield head
            yield from _list(value, indent + 2)
    else:
        yield from _scalar(head, value, indent + 2)


def _list(values: Any, indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    for value in values:
        if isinstance(value, dict) and value:
            flow = _flow_mapping(value)
            if flow and indent + 2 + len(flow) <= WIDTH:
                yield f"{dash} {flow}"
                continue
            lines = _mapping(value, indent + 2)
            yield f"{dash} {next(lines)[indent + 2 :]}"
            yield from lines
        else:
            yield from _entry(dash, value, indent)


def _scalar(head: str, value: Any, indent: int) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{head} {_token(value)}"
    elif "\n" in value and _BLOCK.fullmatch(value) and not _EDGES.search(value):
        yield f"{head} |-"
        yield from (" " * indent + line if line else "" for line in value.split("\n"))
    elif (plain := _inline(value)) and len(head) + 1 + len(plain) <= WIDTH:
        yield f"{head} {plain}"
    elif "\n" not in value and " " in value and _BLOCK.fullmatch(value) and not _EDGES.search(value):
        yield f"{head} >-"
        yield from (" " * indent + line for line in _folded(value, WIDTH - indent))
    else:
        yield f"{head} {plain or _quoted(value)}"


def _folded(text: str, width: int) -> Iterator[str]:
    """Break a line at single spaces, where a reader that joins the parts with a space gives it back."""
    line = ""
    for part in re.split(r"(?<! ) (?! )", text):
        if line and len(line) + 1 + len(part) > width:
            yield line
            line = part
        else:
            line = f"{line} {part}" if line else part
    yield line


def _token(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    return msgspec.json.encode(value).decode()


def _key(key: str) -> str:
    return key if _FLOW_TOKEN.fullmatch(key) and not _MEANS_ELSE.fullmatch(key) else _quoted(key)


def _inline(text: str) -> str:
    """Return a text as it stands on one line: plain where nobody can misread it, else in double quotes."""
    if _DAY.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and not _DANGER.search(text) and not _MEANS_ELSE.fullmatch(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]", _escaped, quoted) + '"'


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character) or f"\\u{ord(character):04X}"


def _flow_token(value: Any) -> str | None:
    if not isinstance(value, str):
        return _token(value)
    if _DAY.fullmatch(value):
        return value
    if not _FLOW_TOKEN.fullmatch(value):
        return None
    return _quoted(value) if _MEANS_ELSE.fullmatch(value) else value


def _flow_list(values: Any) -> str | None:
    if any(isinstance(value, (dict, list, tuple)) for value in values):
        return None
    tokens = [_flow_token(value) for value in values]
    return None if None in tokens else f"[{', '.join(str(token) for token in tokens)}]"


def _flow_mapping(value: dict[str, Any]) -> str | None:
    """Return a small mapping of single words on one line, such as a judgement; None where it holds more."""
    if len(value) > 5 or "note" in value or any(isinstance(held, (dict, list, tuple)) for held in value.values()):
        return None
    tokens = {_key(key): _flow_token(held) for key, held in value.items()}
    if None in tokens.values():
        return None
    return "{" + ", ".join(f"{key}: {token}" for key, token in tokens.items()) + "}"
