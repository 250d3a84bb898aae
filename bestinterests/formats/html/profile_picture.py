"""The profile: rights by age bands, two marks a cell, each cell a link to what stands behind it."""

from __future__ import annotations

from bestinterests.documents.inline import Mark
from bestinterests.documents.pictures import (
    BandHead,
    CellPanel,
    MarkedCell,
    PanelLine,
    ProfileGroup,
    ProfilePicture,
    ProfileRow,
)
from bestinterests.formats.html import marks
from bestinterests.formats.html.blocks import heading
from bestinterests.formats.html.dispatch import write
from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.html.words import words

CELL, LIST, LARGE = 18, 15, 44
WORDS = {"not-asked": "not asked yet", "not-applicable": "does not apply", "none": "none, with a reason"}


@write.register
def _profile(block: ProfilePicture, level: int) -> Html:
    return join(
        None if block.projected else legend(),
        e("div", e("div", _table(block), _after(block)), _behind(block, level), class_="profile", id=block.anchor),
    )


def _after(block: ProfilePicture) -> Html:
    twin = e("a", "The same picture as a table", href=f"#{block.twin}", class_="opens") if block.twin else None
    return e("p", words(block.rest), " ", twin, class_="after")


# -- the grid --------------------------------------------------------------------------------------------------------


def _table(block: ProfilePicture) -> Html:
    count = len(block.bands)
    foot = [e("td", head.heard, class_="unheard" if head.unheard else None) for head in block.bands]
    return e(
        "table",
        e("caption", f"{block.name}. {block.description}".strip()),
        e("colgroup", e("col", class_="names"), [e("col") for _ in block.bands]),
        e("thead", e("tr", _corner(block), [_head(head, at, block) for at, head in enumerate(block.bands)])),
        [_group(group, count) for group in block.groups],
        e("tfoot", e("tr", e("th", "Children heard?", scope="row"), foot)),
        class_=f"grid bands-{count}",
    )


def _corner(block: ProfilePicture) -> Html:
    second = join(e("br"), block.users) if block.users else None
    return e("th", "Right and article", second, class_="corner", scope="col")


def _head(head: BandHead, at: int, block: ProfilePicture) -> Html:
    """Heads stand on one line, with room for a share where any share is known."""
    share = e("span", head.share or "\u00a0", class_="share") if block.users else None
    return e("th", marks.stem(at, len(block.bands)), head.label, share, scope="col")


def _group(group: ProfileGroup, count: int) -> Html:
    title = e("tr", e("th", group.title, colspan=count + 1, scope="colgroup"), class_="grouphead")
    return e("tbody", title, [_row(row) for row in group.rows])


def _row(row: ProfileRow) -> Html:
    number = e("span", e("span", "Art. ", class_="art"), row.number, class_="number")
    name = e("span", number, e("span", row.name), class_="rightname")
    return e(
        "tr",
        e("th", name, scope="row"),
        [e("td", _cell(cell)) for cell in row.cells],
        class_=None if row.asked else "unasked",
    )


def _cell(cell: MarkedCell) -> Html:
    said = e("span", cell.sentence, class_="hidden")
    if cell.harm is None or cell.benefit is None:
        return e("span", _state(cell.state), said, class_="cell still")
    count = e("span", f"{cell.adds_up}×" if cell.adds_up else "", class_="count", aria_hidden="true")
    drawn = join(count, _mark(cell.harm), _mark(cell.benefit), said)
    if cell.opens:
        return e("a", drawn, class_="cell", href=f"#{cell.opens}", id=cell.anchor)
    return e("span", drawn, class_="cell", id=cell.anchor)


def _mark(mark: Mark) -> Html:
    return join(marks.draw(mark, CELL), marks.letter(mark))


def _state(state: str) -> Html:
    if state == "none":
        return join(_mark(Mark("harm")), _mark(Mark("benefit")))
    return marks.state(state)


# -- the legend ------------------------------------------------------------------------------------------------------


def legend() -> Html:
    """Every mark with its word, harm first."""
    rows = (
        ("Worst harm", [Mark("harm", level, level) for level in marks.LEVELS["harm"]]),
        ("Best benefit", [Mark("benefit", level, level) for level in marks.LEVELS["benefit"]]),
    )
    found = [_legend_row(title, [_entry(mark, mark.words) for mark in held]) for title, held in rows]
    also = [
        _entry(Mark("harm", "medium", "high"), "at least medium, could be high"),
        _entry(Mark("harm", "high", "critical"), "at least high, could be critical"),
        _entry(Mark("harm", "none", "critical", True), "unknown"),
        e("dd", marks.state("not-asked"), "not asked yet"),
        e("dd", marks.state("not-applicable"), "does not apply"),
        e("dd", e("strong", "6×"), "six features add up"),
    ]
    return e("dl", found, _legend_row("Also", also), class_="legend")


def _legend_row(title: str, entries: list[Html]) -> Html:
    return e("div", e("dt", title), entries)


def _entry(mark: Mark, says: str) -> Html:
    letters = e("span", f" ({mark.letters})", class_="letter")
    return e("dd", marks.draw(mark, LIST), e("span", says), letters)


# -- what stands behind ----------------------------------------------------------------------------------------------


def _behind(block: ProfilePicture, level: int) -> Html | None:
    if not block.panels and not block.says:
        return None
    says = None
    if block.says:
        title = heading(level, "What the picture says")
        says = e("div", title, e("ul", [e("li", words(line)) for line in block.says]), class_="says")
    return e("div", [_panel(panel, level) for panel in block.panels], says, class_="behind")


def _panel(panel: CellPanel, level: int) -> Html:
    pair = e(
        "div",
        _large(panel.harm, "Worst harm", panel.harm_beside),
        _large(panel.benefit, "Best benefit", panel.benefit_beside),
        class_="pair",
    )
    adds = e("div", e("strong", panel.adds), e("div", words(panel.adds_up)), class_="adds") if panel.adds_up else None
    following = e("a", panel.following.text, href=f"#{panel.following.anchor}") if panel.following else None
    return e(
        "section",
        e("p", panel.over, class_="over"),
        heading(level, panel.title, id=f"{panel.anchor}-title"),
        pair,
        e("p", panel.stands, class_="stands") if panel.stands else None,
        e("p", words(panel.differs), class_="stands") if panel.differs else None,
        _list(panel.harms_title, panel.harms, level + 1),
        adds,
        _list(panel.benefits_title, panel.benefits, level + 1),
        e("p", words(panel.claimed), class_="stands") if panel.claimed else None,
        e("p", words(panel.evidence), class_="stands"),
        e("p", e("a", "Back to every right", href=f"#{panel.back}"), following, class_="moves"),
        class_="cellpanel",
        id=panel.anchor,
        aria_labelledby=f"{panel.anchor}-title",
    )


def _large(mark: Mark, title: str, beside: str) -> Html:
    return e(
        "div",
        marks.draw(mark, LARGE),
        e("strong", title),
        e("span", mark.words),
        e("span", beside, class_="quiet") if beside else None,
    )


def _list(title: str, lines: tuple[PanelLine, ...], level: int) -> Html:
    if not lines:
        return e("p", title, class_="stands quiet")
    return join(heading(level, title), e("ul", [_line(line) for line in lines], class_="bare"))


def _line(line: PanelLine) -> Html:
    level = e("span", f"{line.mark.words}: ", class_="hidden")
    title = e("a", line.title, href=f"#{line.anchor}")
    return e("li", marks.draw(line.mark, LIST), e("span", level, title, " ", words(line.ids)))
