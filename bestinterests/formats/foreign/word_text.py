"""The text of WordprocessingML: paragraphs, list items, insertions, text boxes, and the notes that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"}
)
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_REFERENCES = {
    f"{W}footnoteReference": "footnotes",
    f"{W}endnoteReference": "endnotes",
    f"{W}commentReference": "comments",
}
_BLOCKS = frozenset({f"{W}p", f"{W}tbl"})
_DEEPEST = 60
"""Elements inside one another whose kind is looked at; office programs stay far below."""


class Said(NamedTuple):
    """A text and the notes that hang on it."""

    text: str
    notes: tuple[str, ...]


class TextOf:
    """Reads texts; ``notes`` are those of the file, by kind and id."""

    def __init__(self, notes: dict[tuple[str, str], str]) -> None:
        self.notes = notes
        self.used: set[tuple[str, str]] = set()

    def of(self, element: Element) -> Said:
        """Return the text at and below an element: a line a paragraph, a dash before a list item."""
        parts: list[str] = []
        hanging: list[str] = []
        self._walk(element, parts, hanging, 0)
        return Said("".join(parts), tuple(hanging))

    def unused(self) -> list[str]:
        """Return the notes to which no text that was read refers."""
        return [note for key, note in self.notes.items() if key not in self.used]

    @staticmethod
    def style(paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style.get(f"{W}val", "") if style is not None else ""

    def _walk(self, element: Element, parts: list[str], hanging: list[str], depth: int) -> None:
        tag = element.tag
        if tag in _LEFT_OUT:
            return
        if depth > _DEEPEST:
            parts.append("".join(element.itertext()))
            return
        if tag == f"{W}t":
            parts.append(element.text or "")
            return
        if tag in _BREAKS:
            parts.append(_BREAKS[tag])
            return
        if tag in _REFERENCES:
            self._hang(element, hanging)
            return
        if tag == f"{W}p" and _is_list_item(element):
            parts.append("- ")
        for child in element:
            self._walk(child, parts, hanging, depth + 1)
        if tag == f"{W}p" or tag == f"{W}tr":
            parts.append("\n")
        elif tag == f"{W}tc" and depth:
            # A table inside a cell: its cells stand side by side on one line.
            parts[-1:] = [" | "] if parts and parts[-1] == "\n" else [*parts[-1:], " | "]

    def _hang(self, element: Element, hanging: list[str]) -> None:
        key = (_REFERENCES[element.tag], element.get(f"{W}id", ""))
        note = self.notes.get(key)
        if note is not None:
            self.used.add(key)
            hanging.append(note)


def blocks(parent: Element, *tags: str, depth: int = 0) -> Iterator[Element]:
    """Yield the paragraphs and tables (or the tags named) below an element, through content controls and insertions."""
    wanted = frozenset(tags) or _BLOCKS
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag not in _LEFT_OUT and child.tag not in _BLOCKS and depth < _DEEPEST:
            yield from blocks(child, *tags, depth=depth + 1)


def _is_list_item(paragraph: Element) -> bool:
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return True
    return TextOf.style(paragraph).lower().startswith("list")


def heading_styles(styles: Element | None) -> frozenset[str]:
    """Return the ids of heading and title styles: by their names, and by the outline level that they set."""
    found = {f"Heading{level}" for level in range(1, 10)} | {"Title"}
    for style in styles if styles is not None else ():
        name = style.find(f"{W}name")
        words = name.get(f"{W}val", "").lower() if name is not None else ""
        outlined = style.find(f"{W}pPr/{W}outlineLvl") is not None
        if words.startswith("heading") or words in ("title", "caption") or outlined:
            found.add(style.get(f"{W}styleId", ""))
    return frozenset(found - {""})
