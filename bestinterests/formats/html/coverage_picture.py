"""What has been asked: a box for each feature and right, a stem for each age band. Ink only."""

from __future__ import annotations

from bestinterests.documents.pictures import CoveragePicture, CoverageRow, CoverageSheet, StemBox, StemState
from bestinterests.formats.html.dispatch import write
from bestinterests.formats.html.elements import Html, e, join

STEP, WIDTH, FOOT = 7, 4, 18
LEGEND: tuple[tuple[StemState, str], ...] = (
    ("impact", "an impact is recorded"),
    ("none", "looked for, no impact"),
    ("not-asked", "not asked yet"),
    ("not-applicable", "does not apply"),
)


@write.register
def _coverage(block: CoveragePicture, level: int) -> Html:
    count = len(block.bands)
    ages = ", ".join(block.bands)
    entries = [e("dd", drawn((state,) * count), says) for state, says in LEGEND]
    legend = e("dl", e("div", e("dt", "Stems"), e("dd", f"ages {ages}, youngest first"), entries), class_="legend")
    sheets = [_sheet(sheet, block.name) for sheet in block.sheets]
    whole = _whole(block) if block.whole else None
    return e("div", legend, sheets, whole, class_="asked")


def _sheet(sheet: CoverageSheet, name: str) -> Html:
    heads = [
        e("th", number, e("span", f" {right}", class_="hidden"), scope="col", title=right)
        for number, right in sheet.rights
    ]
    table = e(
        "table",
        e("caption", sheet.title),
        e("thead", e("tr", e("td", class_="void"), heads)),
        e("tbody", [_row(row) for row in sheet.rows]),
    )
    return e("div", table, class_="scroll", role="region", aria_label=f"{name}: {sheet.title}", tabindex="0")


def _row(row: CoverageRow) -> Html:
    name = e("span", f" {row.name}", class_="hidden")
    head = e("th", e("a", row.id, name, href=f"#{row.anchor}", class_="id"), scope="row")
    return e("tr", head, [_box(box) for box in row.boxes])


def _box(box: StemBox) -> Html:
    empty = all(state == "not-required" for state in box.stems)
    said = e("span", box.sentence, class_="hidden")
    return e("td", None if empty else drawn(box.stems), said, class_="void" if empty else None)


def _whole(block: CoveragePicture) -> Html:
    items = [
        e(
            "li",
            e("span", number, class_="id quiet"),
            e("span", right),
            e("span", drawn(box.stems), e("span", box.sentence, class_="hidden")),
        )
        for number, right, box in block.whole
    ]
    title = e("p", "Asked once, of the service as a whole")
    return e("div", title, e("ul", items, class_="whole bare"))


def drawn(states: tuple[StemState, ...]) -> Html:
    """The stems of a box as a drawing by itself."""
    view = f"0 0 {stems_width(len(states))} 20"
    return e("svg", stems(states), class_="stems", viewBox=view, aria_hidden="true", focusable="false")


def stems_width(count: int) -> int:
    """Units that so many stems are wide; they are 20 high."""
    return 2 + count * STEP


def stems(states: tuple[StemState, ...]) -> Html:
    """A stem for each band: filled, hollow, a dot, or a short bar."""
    count = len(states)
    filled, hollow, dots, bars = [], [], [], []
    for at, state in enumerate(states):
        x = 2 + at * STEP
        top = FOOT - 5 - 9 * (at / max(1, count - 1))
        if state == "impact":
            filled.append(f"M{x + WIDTH / 2:g} {FOOT}V{top:.1f}")
        elif state in ("looked", "none"):
            hollow.append(f"M{x + 0.5:g} {FOOT - 0.5}V{top + 0.5:.1f}H{x + WIDTH - 0.5:g}V{FOOT - 0.5}Z")
        elif state == "not-applicable":
            bars.append(f"M{x:g} {FOOT - 2}h{WIDTH}")
        else:
            dots.append(f"M{x + WIDTH / 2:g} {FOOT - 1.5}v0")
    return join(
        e("path", d="".join(filled), stroke_width=WIDTH) if filled else None,
        e("path", d="".join(hollow), stroke_width=1, class_="hollow") if hollow else None,
        e("path", d="".join(dots), stroke_width=2, class_="dots") if dots else None,
        e("path", d="".join(bars), stroke_width=1.5, class_="dots") if bars else None,
    )
