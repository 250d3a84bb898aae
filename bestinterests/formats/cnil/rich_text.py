"""Rich text of the CNIL's tool into plain paragraphs and lists, and back.

Tags are taken apart here in one pass. The standard library's parser of HTML takes time that grows with the square of a
damaged text's length in Python releases that we support, and here nothing is needed but line breaks and list items.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from bestinterests.formats.foreign.tables import tidy

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>|<[!?][^<>]*>")
_PARAGRAPHS = frozenset({"p", "div", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    {"a", "abbr", "b", "body", "code", "col", "colgroup", "del", "em", "figure", "font", "hr", "html", "i", "iframe",
     "img", "ins", "li", "mark", "br", "q", "s", "section", "small", "span", "strike", "strong", "sub", "sup", "tbody",
     "td", "tfoot", "th", "thead", "tr", "u"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "title"})
_KNOWN = _PARAGRAPHS | _INLINE | _SILENT
_LINK = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ITEM = re.compile(r"[-•*] +")


def plain(text: str) -> str:
    """Return rich text as plain text: blank lines between paragraphs, a dash before list items, no tag left.

    Entities are read once, so that what was written as ``&amp;lt;`` stays ``&lt;``. The address of a link stays behind
    its words.
    """
    if "<" not in text and "&" not in text:
        return tidy(text)
    reading = _Reading()
    at = 0
    for tag in _TAG.finditer(text):
        reading.words(text[at : tag.start()])
        at = tag.end()
        if tag[2] and tag[2].lower() not in _KNOWN and not tag[3].startswith(":"):
            # Somebody wrote 'younger <than 13>'; only what is a tag is taken out.
            reading.words(tag[0])
        elif tag[2]:
            reading.tag(tag[2].lower(), closes=bool(tag[1]), attributes=tag[3])
    reading.words(text[at:])
    return tidy(reading.text())


class _Reading:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.silent = ""
        self.unsaid: list[str] = []
        self.address = ""

    def words(self, text: str) -> None:
        if text:
            (self.unsaid if self.silent else self.parts).append(html.unescape(text).replace("\xa0", " "))

    def text(self) -> str:
        """Return all that was said; a script that never ends was no script."""
        return "".join((*self.parts, *self.unsaid))

    def tag(self, name: str, *, closes: bool, attributes: str) -> None:
        if name in _SILENT:
            self.silent = name if not closes else ""
            if closes:
                self.unsaid.clear()
        elif name in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif name == "br":
            self.parts.append("\n")
        elif name == "li":
            self.parts.append("\n- " if not closes else "")
        elif name == "tr":
            self.parts.append("\n")
        elif name in ("td", "th") and closes:
            self.parts.append(" | ")
        elif name == "a":
            self._link(attributes, closes=closes)

    def _link(self, attributes: str, *, closes: bool) -> None:
        found = _LINK.search(attributes) if not closes else None
        if found:
            self.address = html.unescape(found[1] or found[2] or "")
        elif closes and self.address:
            if self.address not in "".join(self.parts[-3:]):
                self.parts.append(f" ({self.address})")
            self.address = ""


def rich(text: str) -> str:
    """Return plain text as the CNIL's tool writes it: paragraphs, line breaks and lists, everything else escaped."""
    return "".join(_blocks(text))


def _blocks(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        while lines:
            is_item = _ITEM.match(lines[0]) is not None
            held = 0
            while held < len(lines) and (_ITEM.match(lines[held]) is not None) == is_item:
                held += 1
            some, lines = lines[:held], lines[held:]
            if is_item:
                items = (html.escape(_ITEM.sub("", line, count=1), quote=False) for line in some)
                yield f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
            else:
                yield f"<p>{'<br>'.join(html.escape(line, quote=False) for line in some)}</p>"
