"""Words of a line as HTML."""

from __future__ import annotations

from bestinterests.documents.inline import BasisTag, Foreign, Id, Link, Mark, Quiet, Strong, Tag, Word, Words
from bestinterests.formats.html import marks, signs
from bestinterests.formats.html.elements import Html, e, escape, join

MARK_IN_LINE = 15


def words(line: Words) -> Html:
    """A line of words. Where a person typed all of it, the line as a whole takes its direction of writing."""
    if all(isinstance(part, Foreign | Id) for part in line):
        return join([part.text if isinstance(part, Foreign) else word(part) for part in line])
    return join([word(part) for part in line])


def word(part: Word) -> Html:
    """One word, link, id, mark or tag."""
    match part:
        case Strong(text):
            return e("strong", text)
        case Quiet(text):
            return e("span", text, class_="quiet")
        case Foreign(text):
            return e("bdi", text)
        case Link(text, anchor, address):
            return _link(text, anchor, address)
        case Id(text, anchor, address):
            return _id(text, f"#{anchor}" if anchor else address)
        case Mark():
            return join(marks.draw(part, MARK_IN_LINE), marks.letter(part))
        case Tag(verdict):
            return signs.tag(verdict)
        case BasisTag(basis):
            return signs.basis(basis)
        case _:
            return escape(part.text)


def _link(text: str, anchor: str, address: str) -> Html:
    if anchor:
        return e("a", text, href=f"#{anchor}")
    if address:
        return e("a", text, href=address, rel="noreferrer noopener")
    return escape(text)


def _id(text: str, target: str) -> Html:
    class_ = "id digest" if len(text) > 20 else "id"
    if target:
        return e("a", text, href=target, class_=class_)
    return e("span", text, class_=class_)
