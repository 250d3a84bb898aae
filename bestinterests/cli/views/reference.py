"""The reference pages as Markdown, made from the code: fields, commands, problem codes."""

from __future__ import annotations

import argparse
import re
import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from bestinterests.domain.document import Document

MADE = "<!-- Made by `bestinterests reference`. Change the code, not this page. -->\n\n"


def fields_page() -> str:
    """Return the page of every struct and field of a document."""
    parts = [
        MADE + "# Fields of a document\n\n"
        "Every field that a `.bia.yaml` or `.bia.json` file may hold. Fields in **bold** are needed; every other "
        "may be left out. *Merged as* says what is taken as one when two people's edits meet: a `value`, a `text`, "
        "a `slot` (a rating as a whole), a `set` or `items` (member by member), an `order`, or a `part` (field by "
        "field).\n"
    ]
    for struct in _structs(Document, {}):
        parts.append(f"## {struct.__name__}\n\n{struct_about(struct)}\n")
        rows = ["| Field | Holds | Merged as | Meaning |", "| --- | --- | --- | --- |"]
        hints = get_type_hints(struct, include_extras=True)
        needed = {field.name for field in msgspec.structs.fields(struct) if field.required}
        rows += [_row(name, hints[name], name in needed) for name in hints]
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _structs(struct: Any, seen: dict[Any, None]) -> list[Any]:
    if struct not in seen:
        seen[struct] = None
        for hint in get_type_hints(struct).values():
            for inner in _inner(hint):
                _structs(inner, seen)
    return list(seen)


def _inner(hint: Any) -> Iterator[Any]:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield hint
    for argument in get_args(hint):
        if get_origin(hint) is not Literal:
            yield from _inner(argument)


def struct_about(struct: Any) -> str:
    """Return what a struct says of itself, as one paragraph of Markdown."""
    text = " ".join((struct.__doc__ or "").split())
    return re.sub(r"``(.+?)``", r"`\1`", text)


def _row(name: str, hint: Any, needed: bool) -> str:
    metas = list(_metas(hint))
    descriptions = [meta.description for meta in metas if meta.description]
    unit = next((meta.extra["unit"] for meta in metas if meta.extra and "unit" in meta.extra), "value")
    refers = next((meta.extra["refers"] for meta in metas if meta.extra and "refers" in meta.extra), "")
    holds = _holds(hint, refers)
    shown = f"**`{name}`**" if needed else f"`{name}`"
    return f"| {shown} | {holds} | {unit} | {cell(descriptions[0] if descriptions else '')} |"


def _metas(hint: Any) -> Iterator[msgspec.Meta]:
    for meta in getattr(hint, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta):
            yield meta
    if hasattr(hint, "__metadata__"):
        yield from _metas(hint.__origin__)
    elif get_origin(hint) in (Union, types.UnionType):
        for argument in get_args(hint):
            yield from _metas(argument)


def _holds(hint: Any, refers: str = "") -> str:
    if hasattr(hint, "__metadata__"):
        return _holds(hint.__origin__, refers)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _holds(next(argument for argument in arguments if argument is not type(None)), refers)
    if origin is tuple:
        return f"list of {_holds(arguments[0], refers)}"
    if origin is dict:
        return f"mapping to {_holds(arguments[1])}"
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if refers.startswith("pack:"):
        return f"word of `{refers.removeprefix('pack:')}`"
    if refers:
        return f"id ({' or '.join(refers.split())}…)"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day"}.get(
        getattr(hint, "__name__", ""), "value"
    )


def cell(text: str) -> str:
    """The text as it may stand in a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def command_page() -> str:
    """Return the page of every verb with its arguments."""
    from bestinterests.cli.calling import help_text, parser_of
    from bestinterests.cli.verbs import VERBS

    parts = [f"{MADE}# The command\n\n```text\n{help_text()}\n```\n"]
    for name in VERBS:
        parts += _verb(f"bestinterests {name}", parser_of(name), 2)
    return "\n".join(parts)


def _verb(title: str, parser: argparse.ArgumentParser, depth: int) -> list[str]:
    parts = [f"{'#' * depth} {title}\n"]
    if parser.description:
        parts.append(f"{' '.join(parser.description.split())}\n")
    rows = ["| Argument | Meaning |", "| --- | --- |"]
    inner: list[str] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                inner += _verb(f"{title} {name}", below, depth + 1)
        elif action.dest != "help":
            rows.append(f"| {_argument(action)} | {cell(_help(action))} |")
    if len(rows) > 2:
        parts.append("\n".join(rows) + "\n")
    return parts + inner


def _help(action: argparse.Action) -> str:
    text = (action.help or "").replace("%%", "%")
    return text[:1].upper() + text[1:] + "." if text else ""


def _argument(action: argparse.Action) -> str:
    holds = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if not action.option_strings:
        return f"`{holds}`".replace("|", "\\|")
    takes_none = action.nargs == 0
    names = ", ".join(action.option_strings)
    return f"`{names}`" if takes_none else f"`{names} {holds}`".replace("|", "\\|")


def problems_page() -> str:
    """Return the page of every problem code."""
    from bestinterests.formats.codes import FILE_CODES, PACK_CODES
    from bestinterests.packs.meaning.codes import TABLE

    parts = [
        f"{MADE}# Problem codes\n\n"
        "Codes are stable: scripts may read them. Each Problem also carries a path, a line where there is one, a "
        "sentence and a remedy. An error keeps a document from being used; a warning and a note do not.\n"
    ]
    for title, rows in (
        ("Files and shape", [(code, "error", text) for code, text in FILE_CODES.items()]),
        ("Meaning", [(code, entry.severity, entry.title) for code, entry in TABLE.items()]),
        ("Packs", [(code, "error", text) for code, text in PACK_CODES.items()]),
    ):
        lines = [f"## {title}\n", "| Code | Severity | What it is |", "| --- | --- | --- |"]
        lines += [f"| `{code}` | {SEVERITIES.get(code, severity)} | {cell(text)} |" for code, severity, text in rows]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


SEVERITIES = {"yaml.comments": "warning", "file.more-problems": "note"}
"""Severity of the codes of files that are no errors."""
