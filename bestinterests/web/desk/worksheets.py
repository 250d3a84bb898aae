"""The parts of a worksheet as the page shows them: under each heading what to look into, or that there is nothing."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.portfolio.words import called, framework
from bestinterests.portfolio.worksheets.sheet import Planned, Short, Told, Unheard, Worksheet

HEARD = {"no": "not heard", "planned": "to be heard", "exempt": "said not to need hearing"}
ANSWERS = {"unmet": "not met", "partly": "partly met", "unknown": "not known"}


class Part(NamedTuple):
    """A heading with what stands under it. nothing: what is said where there is nothing."""

    title: str
    id: str
    rows: tuple[Told, ...]
    nothing: str


def parts_of(sheet: Worksheet) -> tuple[Part, ...]:
    """Lay out what to look into."""
    unheard = tuple(_unheard(each) for each in sheet.unheard)
    short = tuple(_short(each) for each in sheet.obligations)
    planned = tuple(_planned(each) for each in sheet.measures)
    heard = "Children of every age in scope were heard, or no age is in scope yet."
    looked = "Somebody looked at every right for every age in scope, or no age is in scope yet."
    met = "No obligation is answered as partly met, not met or not known."
    return (
        Part("Why it reads so", "why", sheet.findings, "No finding changes the verdict now."),
        Part("Gaps", "gaps", sheet.gaps, "No gap was found on the record."),
        Part("Contradictions", "contradictions", sheet.contradictions, "No contradiction was found on the record."),
        Part("Ages not heard", "unheard", unheard, heard),
        Part("Rights that nobody looked at", "unlooked", sheet.unlooked, looked),
        Part("Obligations not met", "obligations", short, met),
        Part("Measures that are planned", "measures", planned, "No measure is planned."),
    )


def _unheard(each: Unheard) -> Told:
    return Told(f"Children of {wording.band_name(each.band, framework().bands)}: {HEARD[each.heard]}")


def _short(each: Short) -> Told:
    known = framework().obligations
    text = known[each.obligation][1].text if each.obligation in known else each.obligation
    return Told(f"{text} ({ANSWERS[each.answer]})", called("standard", each.standard))


def _planned(each: Planned) -> Told:
    due = f"due {wording.day(each.due)}" if each.due else "no day set"
    return Told(f"{each.title}, {due}", each.measure)
