"""Plain text that people typed, as paragraphs and lists, with the ids in it opened. Never anything but text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bestinterests.documents.blocks import Bullets, Paragraph
from bestinterests.documents.inline import Foreign, Id, Link, Plain, Word, Words

BULLET = re.compile(r"^\s*[-*•]\s+(?=\S)")
NUMBER = re.compile(r"^\s*[0-9]{1,3}[.)]\s+(?=\S)")
MENTION = re.compile(r"(?<![\w+-])[A-Z][0-9]{2,6}(?![\w-])")


def linked(text: str, anchors: Mapping[str, str]) -> Words:
    """A text that a person typed, with every id that has an anchor turned into an Id that opens it."""
    found: list[Word] = []
    at = 0
    for match in MENTION.finditer(text):
        anchor = anchors.get(match[0])
        if anchor is None:
            continue
        if match.start() > at:
            found.append(Foreign(text[at : match.start()]))
        found.append(Id(match[0], anchor))
        at = match.end()
    if at < len(text):
        found.append(Foreign(text[at:]))
    return tuple(found)


def sentence(text: str, anchors: Mapping[str, str], names: Mapping[str, str]) -> Words:
    """A sentence of ours: ``Friend codes (F04)`` becomes the name as a link with its id after it.

    names: what each item is called, so that the name before a bracketed id is found again.
    """
    found: list[Word] = []
    at = 0
    for match in MENTION.finditer(text):
        key, start, end = match[0], match.start(), match.end()
        if key not in anchors or start < at:
            continue
        before = text[at:start]
        tail = f"{names.get(key, '')} ("
        if len(tail) > 2 and before.endswith(tail) and text[end : end + 1] == ")":
            _plain(found, before[: -len(tail)])
            found += [Link(tail[:-2], anchors[key]), Plain(" "), Id(key, anchors[key])]
            end += 1
        else:
            _plain(found, before)
            found.append(Id(key, anchors[key]))
        at = end
    _plain(found, text[at:])
    return tuple(found)


def _plain(found: list[Word], text: str) -> None:
    if text:
        found.append(Plain(text))


def prose(text: str, anchors: Mapping[str, str], *, small: bool = False) -> tuple[Paragraph | Bullets, ...]:
    """Paragraphs (parted by an empty line) and lists (lines that start with a dash, a star or a number)."""
    blocks: list[Paragraph | Bullets] = []
    for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")):
        blocks += _chunk([line for line in chunk.split("\n") if line.strip()], anchors, small)
    return tuple(blocks)


def _chunk(lines: list[str], anchors: Mapping[str, str], small: bool) -> list[Paragraph | Bullets]:
    blocks: list[Paragraph | Bullets] = []
    run: list[str] = []
    run_kind = ""
    for line in lines:
        kind = "bullet" if BULLET.match(line) else "number" if NUMBER.match(line) else ""
        if not kind and run_kind and line[:1].isspace():
            run[-1] += " " + line.strip()
            continue
        if kind != run_kind and run:
            blocks.append(_block(run, run_kind, anchors, small))
            run = []
        run_kind = kind
        run.append(line)
    if run:
        blocks.append(_block(run, run_kind, anchors, small))
    return blocks


def _block(lines: list[str], kind: str, anchors: Mapping[str, str], small: bool) -> Paragraph | Bullets:
    if not kind:
        joined = " ".join(line.strip() for line in lines)
        return Paragraph(words=linked(joined, anchors), style="small" if small else "body")
    lead = BULLET if kind == "bullet" else NUMBER
    items = tuple(linked(lead.sub("", line).strip(), anchors) for line in lines)
    return Bullets(items=items, ordered=kind == "number", style="small" if small else "body")
