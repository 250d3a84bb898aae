"""How far the verdict can move, and the single judgements it hangs on."""

from __future__ import annotations

from bestinterests.documents.pictures import FlipEntry, FlipList, RangePicture, RangeRow
from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.formats.html import signs
from bestinterests.formats.html.dispatch import write
from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.html.words import words


@write.register
def _range(block: RangePicture, level: int) -> Html:
    heads = [e("th", signs.sign(verdict), _breakable(VERDICT_WORDS[verdict]), scope="col") for verdict in VERDICTS]
    return e(
        "table",
        e("caption", block.name),
        e("colgroup", e("col", class_="names"), [e("col") for _ in VERDICTS]),
        e("thead", e("tr", e("td"), heads)),
        [_group(title, rows) for title, rows in block.groups],
        class_="ranges",
    )


def _breakable(words: str) -> str:
    """Long words with the place where they may be parted in a narrow column."""
    return words.replace("onsistent", "on\u00adsistent").replace("conditions", "con\u00additions")


def _group(title: str, rows: tuple[RangeRow, ...]) -> Html:
    head = e("tr", e("th", title, colspan=len(VERDICTS) + 1, scope="colgroup"), class_="grouphead")
    return e("tbody", head, [_row(row) for row in rows])


def _row(row: RangeRow) -> Html:
    worst, best = VERDICTS.index(row.worst), VERDICTS.index(row.best)
    note = e("span", row.note) if row.note else None
    cells = [_box(worst <= at <= best) for at in range(len(VERDICTS))]
    return e("tr", e("th", row.label, note, scope="row"), cells)


def _box(possible: bool) -> Html:
    said = e("span", "possible" if possible else "not possible", class_="hidden")
    return e("td", e("span", class_="possible yes" if possible else "possible", aria_hidden="true"), said)


@write.register
def _flips(block: FlipList, level: int) -> Html:
    if not block.entries:
        return e("p", block.empty)
    rest = None
    if block.rest:
        rest = e("details", e("summary", block.more), _list(block.rest))
    return join(_list(block.entries), rest)


def _list(entries: tuple[FlipEntry, ...]) -> Html:
    return e("ul", [_flip(entry) for entry in entries], class_="flips bare")


def _flip(entry: FlipEntry) -> Html:
    becomes = e("p", signs.tag(entry.verdict), " becomes ", signs.tag(entry.becomes), class_="becomes")
    rests = e("span", "Rests on ", words(entry.rests_on), ".", class_="quiet") if entry.rests_on else None
    return e("li", becomes, e("p", words(entry.words), ". ", rests))
