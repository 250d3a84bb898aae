"""YAML without its traps: text, true or false, and whole numbers; no aliases, tags or duplicate keys; lines kept.

The fast loader is used for its events only and nothing else is resolved, so ``NO``, ``12:30``, ``1.10`` and dates stay
text. An alias is refused at its first mention, before anything could grow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

Path = tuple[str | int, ...]
DEEPEST = 40
LARGEST = 4_000_000
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")


class Fault(NamedTuple):
    """What is wrong with the text, and on which line (1-based)."""

    line: int
    code: str
    sentence: str
    remedy: str


class Plain(NamedTuple):
    """What was read: plain values, the line of each path, and every fault met. ``value`` is None where none came."""

    value: Any
    lines: dict[Path, int]
    faults: list[Fault]


class _Stop(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.sentence)
        self.fault = fault


def read_yaml(content: bytes) -> Plain:
    """Read one YAML document of plain values; faults come back as values, never as an exception."""
    reader = _Reader()
    if len(content) > LARGEST:
        return Plain(None, {}, [Fault(1, "yaml.too-large", "The file is larger than 4 MB.", "Split it.")])
    try:
        text = content.decode("utf-8")
        value = reader.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        fault = Fault(line, "yaml.not-utf-8", "The text is not UTF-8.", "Save the file as UTF-8.")
        return Plain(None, {}, [fault])
    except _Stop as stop:
        return Plain(None, reader.lines, [*reader.faults, stop.fault])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        fault = _syntax(mark.line + 1 if mark else 1, error.problem or "cannot be read")
        return Plain(None, reader.lines, [*reader.faults, fault])
    except yaml.YAMLError:
        return Plain(None, reader.lines, [*reader.faults, _syntax(1, "it holds characters that YAML forbids")])
    return Plain(value, reader.lines, reader.faults)


def _syntax(line: int, reason: str) -> Fault:
    return Fault(line, "yaml.syntax", f"This is not YAML: {reason}.", "Look at indents, colons and quotation marks.")


class _Reader:
    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []

    def document(self, events: Iterator[Any]) -> Any:
        value = None
        documents = 0
        for event in events:
            line = event.start_mark.line + 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Stop(Fault(line, "yaml.many-documents", "A second document starts here.", "Split the file."))
                value = self._node(next(events), events, ())
        return value

    def _node(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        self._refuse_machinery(event, line)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line)
        if len(path) >= DEEPEST:
            raise _Stop(Fault(line, "yaml.too-deep", f"Deeper than {DEEPEST} levels.", "Make it flatter."))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    def _refuse_machinery(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Stop(
                Fault(line, "yaml.alias", "Anchors and aliases (& and *) are not read.", "Write the value out.")
            )
        if event.tag is not None:
            self.faults.append(Fault(line, "yaml.tag", f"The tag {event.tag} is not read.", "Take it out."))

    def _scalar(self, event: Any, line: int) -> str | int | bool:
        text: str = event.value
        if event.style is not None and event.style != "":
            return text
        if text in {"true", "false"}:
            return text == "true"
        if _WHOLE_NUMBER.match(text):
            return int(text)
        if not text:
            self.faults.append(
                Fault(line, "yaml.empty-value", "A value is missing here.", "Write it, or take the field out.")
            )
        return text

    def _sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = event.start_mark.line + 1
            self._refuse_machinery(event, line)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Stop(Fault(line, "yaml.key", "A field's name must be a word.", "Write it as name: value."))
            key = event.value
            if key in held:
                self.faults.append(
                    Fault(line, "yaml.duplicate-key", f"The field {key} stands here twice.", "Keep one of them.")
                )
            self.lines[(*path, key)] = line
            held[key] = self._node(next(events), events, (*path, key))
        return held
