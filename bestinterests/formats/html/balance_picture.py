"""The balance sheet of a feature: two wings and a spine. Nothing is carried from one side to the other."""

from __future__ import annotations

from bestinterests.documents.pictures import BalancePicture, BandHead, SpineRow, WingCell
from bestinterests.formats.html import marks
from bestinterests.formats.html.dispatch import write
from bestinterests.formats.html.elements import Html, e

MARK = 24


@write.register
def _balance(block: BalancePicture, level: int) -> Html:
    count = len(block.bands)
    table = e(
        "table",
        e("caption", block.name),
        e("colgroup", [e("col") for _ in block.bands], e("col", class_="spine"), [e("col") for _ in block.bands]),
        e("thead", _wings(count), e("tr", _heads(block.bands, "gain"), e("td"), _heads(block.bands, "loss"))),
        e("tbody", [_row(row, block.bands) for row in block.rows]),
        class_=f"balance bands-{count}",
    )
    carried = e("p", "Nothing is carried from one side to the other.", class_="carried")
    return e("div", table, carried, class_="sheetpicture")


def _wings(count: int) -> Html:
    return e(
        "tr",
        e("th", "What children gain", colspan=count, scope="colgroup", class_="wing gain"),
        e("td"),
        e("th", "What children lose", colspan=count, scope="colgroup", class_="wing loss"),
    )


def _heads(bands: tuple[BandHead, ...], side: str) -> list[Html]:
    count = len(bands)
    return [e("th", marks.stem(at, count), head.label, scope="col", class_=side) for at, head in enumerate(bands)]


def _row(row: SpineRow, bands: tuple[BandHead, ...]) -> Html:
    ages = [head.label for head in bands]
    gains = [_cell(cell, "gain", age) for cell, age in zip(row.gains, ages, strict=True)]
    losses = [_cell(cell, "loss", age) for cell, age in zip(row.losses, ages, strict=True)]
    spine = e("th", row.name, e("span", row.article), scope="row")
    return e("tr", _side("gain"), gains, spine, _side("lose"), losses)


def _side(word: str) -> Html:
    """The word that starts each half on a phone, where the wings stand one above the other."""
    return e("td", word, class_=f"sidename {'gain' if word == 'gain' else 'loss'}", aria_hidden="true")


def _cell(cell: WingCell, side: str, age: str) -> Html:
    drawn = marks.draw(cell.mark, MARK) if cell.mark else marks.state(cell.state)
    letter = marks.letter(cell.mark) if cell.mark else None
    return e("td", drawn, letter, e("span", cell.sentence, class_="hidden"), class_=side, data_age=age)
