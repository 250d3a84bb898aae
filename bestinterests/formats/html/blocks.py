"""Paragraphs, lists, panels, facts, folds and parts as HTML."""

from __future__ import annotations

from itertools import groupby

from bestinterests.documents.blocks import (
    Bullets,
    Chips,
    Fact,
    Facts,
    FindingEntry,
    Findings,
    Fold,
    Panel,
    Paragraph,
    Part,
)
from bestinterests.documents.inline import plain
from bestinterests.documents.sheet_blocks import Slips, Writing
from bestinterests.formats.html import signs
from bestinterests.formats.html.dispatch import write, write_all
from bestinterests.formats.html.elements import Child, Html, e, join
from bestinterests.formats.html.words import words

BRIEF = 24
"""Letters of a fact that shares its line with others on paper."""
STYLE = {"body": "measure", "lead": "lead", "small": "small measure", "voice": "measure voice"}


def heading(level: int, *content: Child, **attributes: str) -> Html:
    """A heading of a level; nothing is deeper than six."""
    return e(f"h{min(level, 6)}", *content, **attributes)


@write.register
def _paragraph(block: Paragraph, level: int) -> Html:
    return e("p", words(block.words), class_=STYLE[block.style], dir="auto")


@write.register
def _bullets(block: Bullets, level: int) -> Html:
    items = [e("li", words(item), dir="auto") for item in block.items]
    return e("ol" if block.ordered else "ul", items, class_=STYLE[block.style])


@write.register
def _chips(block: Chips, level: int) -> Html:
    items = [e("li", e("span", words(item[:1])), e("span", words(item[1:]))) for item in block.items]
    return e("ul", items, class_="chips bare")


@write.register
def _panel(block: Panel, level: int) -> Html:
    title = heading(level, block.title) if block.title else None
    inner = level + 1 if block.title else level
    return e("div", title, write_all(block.blocks, inner), class_=f"panel {block.tone}")


@write.register
def _facts(block: Facts, level: int) -> Html:
    return e("dl", [_fact(fact, level) for fact in block.facts], class_=f"facts {block.layout}")


def _fact(fact: Fact, level: int) -> Html:
    held = e("dd", write_all(fact.blocks, level))
    return e("div", e("dt", fact.label), held, class_="brief" if _brief(fact) else None, id=fact.anchor)


def _brief(fact: Fact) -> bool:
    """Whether a fact is short enough to share its line with others on paper."""
    only = fact.blocks[0] if len(fact.blocks) == 1 else None
    return isinstance(only, Paragraph) and len(plain(*only.words)) <= BRIEF


@write.register
def _fold(block: Fold, level: int) -> Html:
    return e("details", e("summary", block.summary), write_all(block.blocks, level))


@write.register
def _part(block: Part, level: int) -> Html:
    title = heading(level, e("bdi", block.title), _id(block.id))
    tags = signs.tag(block.verdict) if block.verdict else None
    then = None
    if block.projected and block.projected != block.verdict:
        then = e("span", "if every action is done", " ", signs.tag(block.projected), class_="then")
    is_sheet = block.projected is not None
    return e(
        "div",
        e("header", title, tags, then),
        e("div", write_all(block.blocks, level + 1), class_="flow"),
        class_="part sheet" if is_sheet else "part",
        id=block.anchor,
    )


def _id(text: str) -> Html | None:
    return join(" ", e("span", text, class_="id quiet")) if text else None


@write.register
def _writing(block: Writing, level: int) -> Html:
    """Empty lines say nothing to whoever listens to the page; the label does."""
    label = e("p", words(block.label), dir="auto") if block.label else None
    room = [e("span") for _ in range(block.lines)]
    lines = e("div", room, class_="lines" if room else "lines box", aria_hidden="true")
    return e("div", label, lines, class_="writing")


@write.register
def _slips(block: Slips, level: int) -> Html:
    items = [e("li", words(item), dir="auto") for item in block.items]
    return e("ul", items, class_=f"slips bare in-{block.columns}")


# -- findings --------------------------------------------------------------------------------------------------------


@write.register
def _findings(block: Findings, level: int) -> Html:
    if not block.entries:
        return e("p", block.empty, class_="quiet")
    alike = groupby(block.entries, key=lambda entry: (entry.rule, entry.mend))
    return e("ul", [_alike(tuple(entries)) for _, entries in alike], class_="findings bare")


def _alike(entries: tuple[FindingEntry, ...]) -> Html:
    """Findings of one rule that the same step would mend: what they share is said once."""
    first = entries[0]
    same_basis = all(entry.basis == first.basis for entry in entries)
    same_source = all(entry.source == first.source for entry in entries)
    basis = e("div", signs.basis(first.basis) if same_basis else None)
    mend = e("div", e("strong", "To mend it: "), words(first.mend), class_="mend")
    shared = e("p", _source(first), class_="source") if same_source else None
    if len(entries) == 1:
        return e("li", basis, e("div", _said(first), shared, _sharpen(first)), mend, id=first.anchor)
    items = [
        e(
            "li",
            _said(entry, basis=not same_basis),
            None if same_source else e("p", _source(entry), class_="source"),
            _sharpen(entry),
            id=entry.anchor,
        )
        for entry in entries
    ]
    return e("li", basis, e("div", e("ul", items, class_="alike bare"), shared), mend)


def finding(entry: FindingEntry) -> Html:
    """A finding in brief: its basis, from where, and what it says; what would mend it stands where it is told whole."""
    from_where = e("p", _source(entry), class_="source")
    return e("li", e("div", signs.basis(entry.basis), from_where), _said(entry), _sharpen(entry))


def _said(entry: FindingEntry, *, basis: bool = False) -> Html:
    about = join(" ", words(entry.about)) if entry.about else None
    return e("p", join(signs.basis(entry.basis), " ") if basis else None, words(entry.words), about)


def _source(entry: FindingEntry) -> str:
    return " · ".join(part for part in (entry.source, entry.rule) if part)


def _sharpen(entry: FindingEntry) -> Html | None:
    if entry.firm:
        return None
    what = join(" Sharpen: ", words(entry.sharpen), ".") if entry.sharpen else None
    return e("p", "Only at the bad end of a range.", what, class_="source")
