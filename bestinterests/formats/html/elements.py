"""The one way to HTML: every child and every attribute is escaped unless it is already an element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias


class Html(str):
    """A string that is HTML already. Only this module and CSS make one from nothing."""

    __slots__ = ()


Child: TypeAlias = "str | Iterable[Child] | None"
Attribute = str | int | float | bool | None

VOID = frozenset({"br", "col", "hr", "link", "meta", "use", "path", "rect", "line", "circle", "polygon"})
_AMPERSANDS = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}
# Control characters and lone surrogates have no place in HTML; embeddings of the direction of writing would spill
# over whatever follows them.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def escape(text: str) -> Html:
    """Text as HTML that shows it, in content and in quoted attributes alike."""
    if isinstance(text, Html):
        return text
    return Html(printable(text).translate(_AMPERSANDS))


def printable(text: str) -> str:
    """Text without what cannot be shown; half of a surrogate pair becomes the sign for a letter that is lost."""
    return _SURROGATES.sub("\ufffd", _UNWANTED.sub("", text))


def join(*children: Child) -> Html:
    """Children one after the other; None is left out, what is no HTML yet is escaped."""
    return Html("".join(_pieces(children)))


def _pieces(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _pieces(child)


def e(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """An element. ``class_`` is class, ``aria_label`` is aria-label; False and None leave an attribute out."""
    opening = f"<{tag}{_attributes(attributes)}>"
    if tag in VOID and not children:
        return Html(f"{opening[:-1]}/>" if tag not in ("br", "col", "hr", "link", "meta") else opening)
    return Html(f"{opening}{join(*children)}</{tag}>")


def _attributes(attributes: dict[str, Attribute]) -> str:
    found = []
    for name, value in attributes.items():
        if value is None or value is False or value == "":
            continue
        key = name.rstrip("_").replace("_", "-")
        found.append(f" {key}" if value is True else f' {key}="{escape(_number(value))}"')
    return "".join(found)


def _number(value: str | int | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
