"""Today and after the measures: dashed where planned, solid where implemented, a filled box where tested."""

from __future__ import annotations

from bestinterests.documents.inline import Mark
from bestinterests.documents.pictures import ControlBox, ControlRow, ControlsPicture
from bestinterests.formats.html import marks
from bestinterests.formats.html.dispatch import write
from bestinterests.formats.html.elements import Html, e
from bestinterests.formats.html.words import words

MARK = 20


@write.register
def _controls(block: ControlsPicture, level: int) -> Html:
    return e("ol", [_row(row) for row in block.rows], class_="controls bare", aria_label=block.name)


def _row(row: ControlRow) -> Html:
    title = e("a", row.title, href=f"#{row.anchor}", class_="what")
    return e(
        "li",
        e("div", title, e("span", words(row.about), class_="small")),
        _end(row.today, "today", row.today_beside),
        _arrow(row.boxes, row.changes),
        _end(row.after, "after", row.after_beside),
        e("div", row.note, class_="small quiet note") if row.note else None,
        class_="indented" if row.indented else None,
    )


def _end(mark: Mark, when: str, beside: str) -> Html:
    said = e(
        "span",
        e("span", f"{when}: ", class_="hidden"),
        e("span", mark.words, class_="words"),
        e("span", beside, class_="small quiet"),
    )
    return e("div", marks.draw(mark, MARK), said, class_="end")


def _arrow(boxes: tuple[ControlBox, ...], changes: bool) -> Html:
    if not boxes:
        return e("div", "no change", class_="small quiet")
    parts: list[Html] = []
    for box in boxes:
        shaft = "shaft planned" if box.done == "planned" else "shaft"
        parts.append(e("span", class_=shaft))
        said = e("span", f"{box.done}: ", class_="hidden")
        parts.append(e("span", said, words(box.ids), class_=f"box {box.done}"))
    last = boxes[-1].done
    parts.append(e("span", class_="shaft planned" if last == "planned" else "shaft"))
    head = e(
        "svg", e("path", d="M2 2l6 5l-6 5"), class_="head", viewBox="0 0 10 14", aria_hidden="true", focusable="false"
    )
    arrow = e("div", parts, head, class_="arrow")
    return arrow if changes else e("div", arrow, e("div", "no change", class_="small quiet"))
