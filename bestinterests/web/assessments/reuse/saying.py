"""What stays at the origin, in sentences; and what else has to be looked at once something is taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bestinterests.changes.taking.fitting import Left
from bestinterests.changes.taking.parcel import Parcel
from bestinterests.documents import wording
from bestinterests.domain.document import Assessment
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.differing.values import NAMES

TITLES = {
    "features": "Features",
    "data_activities": "Data activities",
    "impacts": "Impacts",
    "measures": "Measures",
    "evidence": "Evidence",
    "attachments": "Files",
    "groups": "Groups of children",
    "links": "What acts on what",
}
WHYS: dict[str, str] = {
    "word": "The packs here have no {words}, so {field} comes without.",
    "band-unknown": "The packs here have no age band {words}.",
    "band-unused": "Ages {words} do not use this service, so it comes without them.",
    "no-right": "It does not come: the packs here have no right {words}.",
    "no-band": "It does not come: none of its ages ({words}) uses this service.",
    "no-owner": "It does not come: what it belongs to is not here.",
    "reference": "Not linked here, since it is not taken over: {words} ({field}).",
    "slot-now": "{field} stay: they count on what is in place there ({words}).",
    "slot-credits": "{field} stay: they count on what is not taken over ({words}).",
    "level": "{field} stay in part: the packs here do not have their scale ({words}).",
    "assessor": "{field} stay: single assessors gave them, and nothing was agreed.",
}
MOST = 12
"""Words that one sentence names."""


class Stays(NamedTuple):
    """An item there, and why something of it stays."""

    item: str
    title: str
    sentences: tuple[str, ...]


def stays(left: Iterable[Left], titles: Mapping[str, str], framework: Framework) -> list[Stays]:
    """Everything that stays, by the item that it belongs to. titles: of items there."""
    held: dict[str, list[str]] = {}
    for each in left:
        held.setdefault(each.item, []).append(_sentence(each, titles, framework))
    return [Stays(item, titles.get(item, ""), tuple(dict.fromkeys(said))) for item, said in held.items()]


def _sentence(left: Left, titles: Mapping[str, str], framework: Framework) -> str:
    words = [_word(each, left.refers, titles, framework) for each in left.words[:MOST]]
    more = len(left.words) - MOST
    field = NAMES.get(left.field, wording.spaced(left.field))
    said = wording.listed([*words, *([f"{more} more"] if more > 0 else [])]) if words else ""
    return wording.upper(WHYS[left.why].format(words=said, field=field))


def _word(word: str, refers: str, titles: Mapping[str, str], framework: Framework) -> str:
    if refers == "pack:bands":
        return wording.band_name(word, framework.bands) if word in framework.bands else word
    if refers == "pack:rights":
        return framework.right_short(word) if word in framework.rights else wording.spaced(word)
    if refers:
        return f"“{wording.spaced(word)}”"
    title = titles.get(word, "")
    return f"{title} ({word})" if title else word


def cautions(held: Parcel, judged: Assessment, framework: Framework) -> list[str]:
    """What the record here says otherwise about what comes: rights that were set aside."""
    aside = {each.right for each in judged.rights_set_aside}
    found: Sequence[tuple[str, str]] = [
        (impact.title, right) for impact in held.items.get("impacts", ()) for right in impact.rights if right in aside
    ]
    return [
        f"{title} touches a right that was set aside here: {framework.right_short(right)}. One of them has to change."
        for title, right in found
    ]
