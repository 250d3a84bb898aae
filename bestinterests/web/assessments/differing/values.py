"""Plain values as lines that a person reads: judgements with the words of their scales, lists, yes and no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bestinterests.changes.telling import brief
from bestinterests.documents.wording import spaced, upper
from bestinterests.packs.framework import Framework

SLOT = frozenset({"agreed", "given", "credits"})
NAMES = {
    "before": "Judgements before controls",
    "now": "Judgements with what is in place",
    "expected": "Judgements with what is planned too",
    "certainty": "How well it is evidenced",
    "dpia": "DPIA",
}
"""Fields whose names say less than people need."""


def lines(value: Any, framework: Framework | None) -> tuple[str, ...]:
    """A plain value as lines; none for a value that says nothing."""
    if value is None or value in ("", [], {}):
        return ()
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, dict):
        is_slot = bool(value) and value.keys() <= SLOT
        return tuple(_slot(value, framework)) if is_slot else tuple(_parts(value))
    if isinstance(value, list | tuple):
        return (", ".join(brief(each) for each in value),)
    return (str(value),)


def field_name(path: tuple[str, ...]) -> str:
    """The name of the field at the end of a path, with what it is part of: ``Controller, name``."""
    parts = [NAMES.get(step, spaced(step)) for step in path]
    return upper(", ".join(parts)) if parts else ""


def levels(framework: Framework | None) -> Mapping[str, tuple[str, ...]]:
    """Levels of each scale, lowest first."""
    if framework is None:
        return {}
    return {name: tuple(level.id for level in scale.levels) for name, scale in framework.scales.items()}


def level_words(scale: str, level: str, framework: Framework | None) -> str:
    """A level or a range of a scale in its own words: ``possible to probable``."""
    if framework is None or level == "unknown":
        return level.replace("..", " to ")
    return " to ".join(framework.level_label(scale, end).lower() for end in level.split(".."))


def _slot(value: Mapping[str, Any], framework: Framework | None) -> Iterator[str]:
    for kind, by in (("agreed", ""), ("given", "by {by}, ")):
        for judged in value.get(kind, ()):
            who = by.format(by=judged.get("by", "somebody")) if by else ""
            scale = upper(spaced(judged["scale"]))
            because = f". {judged['reason']}" if judged.get("reason", "").strip() else ""
            yield f"{scale}: {who}{level_words(judged['scale'], judged['level'], framework)}{because}"
    if value.get("credits"):
        yield f"Counts on {', '.join(value['credits'])}"


def _parts(value: Mapping[str, Any]) -> Iterator[str]:
    for name, held in value.items():
        yield f"{upper(spaced(name))}: {brief(held)}"
