"""The picture of rights by ages: of the services that looked, how many have a harm and how many a benefit.

Nothing is set off: a square-ended bar for harms, a round-ended one for benefits, each as long as its share is large,
with the two numbers that make it. Where nobody looked stand three dots.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup

from bestinterests.documents import wording
from bestinterests.documents.inline import Side
from bestinterests.formats.html.elements import e
from bestinterests.portfolio.answering import Answer
from bestinterests.portfolio.questions import ALL_SECTORS
from bestinterests.portfolio.words import framework
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.desk.asking import addressing

WIDE, TALL = 64, 8
"""Of a bar, in units of the drawing."""


class Share(NamedTuple):
    """So many of so many services, with the list of them. words: what they have."""

    side: Side
    number: int
    of: int
    address: str
    words: str

    @property
    def bar(self) -> Markup:
        """The share as a bar; the numbers beside it say the same, so nothing in it is read aloud."""
        part = (WIDE - 1) * self.number / self.of if self.of else 0
        return _bar(self.side, round(max(part, TALL * 0.6), 1) if self.number else 0)


@lru_cache(2_000)
def _bar(side: Side, part: float) -> Markup:
    """A bar of which so much is filled; the same few are drawn hundreds of times on a page."""
    round_ = TALL / 2 if side == "benefit" else 0
    frame = e("rect", x=0.5, y=0.5, width=WIDE - 1, height=TALL - 1, rx=round_, class_="of")
    filled = e("rect", x=0.5, y=0.5, width=part, height=TALL - 1, rx=round_, class_="part") if part else None
    drawn = e(
        "svg",
        frame,
        filled,
        viewBox=f"0 0 {WIDE} {TALL}",
        preserveAspectRatio="xMinYMid meet",
        class_=f"dk-bar is-{side}{'' if part else ' is-empty'}",
        aria_hidden="true",
        focusable="false",
    )
    return Markup(drawn)  # noqa: S704  # numbers of ours


class Place(NamedTuple):
    """One right at one age. in_scope, looked: services; unlooked: the list of those in which nobody looked.

    applies: False where every service that looked says that the right does not apply.
    """

    band: str
    in_scope: int
    looked: int
    applies: bool
    unlooked: Share | None
    harm: Share | None
    benefit: Share | None

    @property
    def is_quiet(self) -> bool:
        """Say whether no service has either."""
        return not any(each and each.number for each in (self.harm, self.benefit))


class Row(NamedTuple):
    """A right at each age, None where it is in no service's scope."""

    name: str
    article: str
    places: tuple[Place | None, ...]


class Group(NamedTuple):
    """The rights of a sector, or of all of them together."""

    title: str
    rows: tuple[Row, ...]


class Heat(NamedTuple):
    """The whole picture. bands: ages as people write them."""

    bands: tuple[str, ...]
    groups: tuple[Group, ...]
    level: str
    when: str


def heat_of(
    answer: Answer, organisation: Organisation, where: str, filters: Mapping[str, str], *, level: str, when: str
) -> Heat:
    """Lay an answer to the question ``heat`` out as a picture."""
    names = [column.name for column in answer.columns]
    cells: dict[str, dict[str, dict[str, dict[str, Any]]]] = {}
    for row in answer.rows:
        held = dict(zip(names, row, strict=True))
        cells.setdefault(held["sector"], {}).setdefault(held["right"], {})[held["band"]] = held
    known = framework()
    found = {band for rights in cells.values() for bands in rights.values() for band in bands}
    bands = [*(band for band in known.bands if band in found), *sorted(found - set(known.bands))]

    address = addressing(organisation, "behind", where)

    def place(held: dict[str, Any] | None) -> Place | None:
        if held is None:
            return None
        return _place(held, address, filters, level)

    def row_of(right: str, by_band: Mapping[str, Any]) -> Row:
        name = known.right_short(right) if right in known.rights else right
        return Row(name, wording.article(right), tuple(place(by_band.get(band)) for band in bands))

    groups = [
        Group("" if sector == ALL_SECTORS else sector, tuple(row_of(right, held) for right, held in rights.items()))
        for sector, rights in cells.items()
    ]
    ages = tuple(wording.band_name(band, known.bands) for band in bands)
    return Heat(ages, tuple(groups), level, when)


def _place(
    held: Mapping[str, Any], address: Callable[[Mapping[str, str]], str], filters: Mapping[str, str], level: str
) -> Place:
    narrowed = {**filters, "right": held["right"], "band": held["band"]}
    narrowed.pop("each", None)
    if held["sector"] != ALL_SECTORS:
        narrowed["sector"] = held["sector"]
    about = f"{_right(held['right'])}, ages {_band(held['band'])}"

    def share(side: Side, number: int, words: str) -> Share:
        told = {**narrowed, "of": "heat", "direction": side}
        return Share(side, number, held["looked"], address(told), f"{words}: {about}")

    unlooked = None
    if held["not_looked"]:
        told = {name: value for name, value in narrowed.items() if name not in ("level", "slot", "profile", "pattern")}
        listed = address({**told, "of": "unlooked"})
        unlooked = Share("harm", held["not_looked"], held["in_scope"], listed, f"nobody looked: {about}")
    looked = held["looked"] > 0
    return Place(
        _band(held["band"]),
        held["in_scope"],
        held["looked"],
        held["not_applicable"] < held["looked"],
        unlooked,
        share("harm", held["harms"], f"with a harm at {level} or worse") if looked else None,
        share("benefit", held["benefits"], f"with a benefit at {level} or better") if looked else None,
    )


def _right(right: str) -> str:
    return framework().right_short(right) if right in framework().rights else right


def _band(band: str) -> str:
    return wording.band_name(band, framework().bands)
