"""Rights, activities, standards, patterns, practices: references that lead somewhere and prompts both ways."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from bestinterests.packs.checks.ground import Ground
from bestinterests.packs.statements import CATEGORY, Placed, walk, walk_list

NO_PROMPTS = {"outside", "machinery"}


def check_rights(ground: Ground) -> None:
    """Related rights exist; each right that the framework takes up can be thought of both ways."""
    rights, standards = ground.items["rights"], ground.items["standards"]
    themes = ground.words("themes")
    for right in ground.pack.rights:
        place = f"rights/{right.id}"
        if themes is not None:
            ground.refer("pack.unknown-term", f"{place}/theme", right.theme, themes, "theme")
        ground.refer_all("pack.unknown-right", f"{place}/related", right.related, rights, "right")
        ground.refer_prompts(f"{place}/prompts", right.prompts)
    for taken_up in ground.pack.framework_rights:
        place = f"framework_rights/{taken_up.right}"
        ground.refer("pack.unknown-right", f"{place}/right", taken_up.right, rights, "right")
        ground.refer_all("pack.unknown-standard", f"{place}/standards", taken_up.standards, standards, "standard")
        ground.refer_prompts(f"{place}/prompts", taken_up.prompts)
        _check_prompts_of_right(ground, taken_up.right)


def _check_prompts_of_right(ground: Ground, right: str) -> None:
    taken_up = ground.items["framework_rights"][right]
    held = ground.items["rights"].get(right)
    prompts = (*taken_up.prompts, *(held.prompts if held else ()))
    if taken_up.category in NO_PROMPTS:
        return
    missing = {"support", "risk"} - {prompt.direction for prompt in prompts}
    for direction in sorted(missing):
        ground.add(
            "pack.prompt-missing",
            f"framework_rights/{right}/prompts",
            f"{right} has no {direction} prompt.",
            "Write one: the framework asks how data use supports a right and how it puts it at risk.",
        )


def check_activities(ground: Ground) -> None:
    """Each activity refers to what exists and has prompts both ways."""
    rights, standards = ground.items["rights"], ground.items["standards"]
    for activity in ground.pack.activities:
        place = f"activities/{activity.id}"
        ground.refer_all("pack.unknown-standard", f"{place}/standards", activity.standards, standards, "standard")
        for listed in activity.rights:
            ground.refer("pack.unknown-right", f"{place}/rights/{listed.right}", listed.right, rights, "right")
        twice = [right for right, n in Counter(listed.right for listed in activity.rights).items() if n > 1]
        for right in twice:
            ground.add("pack.listed-twice", f"{place}/rights/{right}", f"{right} is listed twice.", "Keep one.")
        ground.refer_prompts(f"{place}/prompts", activity.prompts)
        for direction in sorted({"support", "risk"} - {prompt.direction for prompt in activity.prompts}):
            ground.add(
                "pack.prompt-missing",
                f"{place}/prompts",
                f"{activity.id} has no {direction} prompt.",
                "Write one: every activity is asked about both ways.",
            )


def check_standards(ground: Ground) -> None:
    """Obligations name activities that exist; patterns and practices refer to what exists."""
    activities, standards = ground.items["activities"], ground.items["standards"]
    groups = ground.words("standard-groups")
    for standard in ground.pack.standards:
        place = f"standards/{standard.id}"
        if groups is not None:
            ground.refer("pack.unknown-term", f"{place}/group", standard.group, groups, "group")
        if not standard.obligations:
            ground.add(
                "pack.no-obligations",
                place,
                f"{standard.id} asks for nothing.",
                "List its obligations.",
                "warning",
            )
        for duty in standard.obligations:
            inner = f"{place}/obligations/{duty.id}"
            ground.refer_all("pack.unknown-activity", inner, duty.activities, activities, "activity")
    for pattern in ground.pack.patterns:
        place = f"patterns/{pattern.id}"
        ground.refer_all("pack.unknown-activity", f"{place}/activities", pattern.activities, activities, "activity")
        ground.refer_all("pack.unknown-standard", f"{place}/standards", pattern.standards, standards, "standard")
        if not pattern.questions_support or not pattern.questions_risk:
            ground.add(
                "pack.prompt-missing",
                place,
                f"{pattern.id} does not ask both ways.",
                "Give it questions for support and for risk.",
            )
    for practice in ground.pack.practices:
        if practice.obligation is not None:
            place = f"practices/{practice.id}/obligation"
            ground.refer("pack.unknown-obligation", place, practice.obligation, ground.obligations, "obligation")


def check_bands(ground: Ground) -> None:
    """Ages run from low to high, and no year stands in two bands or in none."""
    bands = sorted(ground.items["bands"].values(), key=lambda band: band.from_age)
    for band in ground.pack.bands:
        if band.from_age > band.to_age:
            ground.add("pack.band-ages", f"bands/{band.id}", f"{band.id} ends before it begins.", "Mend the ages.")
    for lower, upper in pairwise(bands):
        if upper.from_age != lower.to_age + 1:
            ground.add(
                "pack.band-ages",
                f"bands/{upper.id}",
                f"{lower.id} ends at {lower.to_age} and {upper.id} begins at {upper.from_age}.",
                "Let each band begin the year after the one before it ends.",
            )


def check_statements(ground: Ground) -> None:
    """No statement is blank; a checked one says where; every source named is listed."""
    sources = ground.items["sources"]
    for statement in _statements(ground):
        if not statement.text.strip():
            ground.add("pack.blank-text", statement.place, "A statement without words.", "Write it, or take it out.")
        if _lacks_source(statement):
            ground.add(
                "pack.no-source",
                statement.place,
                f"It is marked {statement.provenance} but names no source.",
                "Name the source, or mark it to_verify or ours.",
            )
        ground.refer_all("pack.unknown-source", statement.place, statement.sources, sources, "source")


def _lacks_source(statement: Placed) -> bool:
    checked = statement.provenance in {"confirmed", "secondary"}
    return checked and not statement.sources and not statement.place.endswith(f"/{CATEGORY}")


def _statements(ground: Ground) -> list[Placed]:
    pack = ground.pack
    found = list(walk(pack.summary, "summary"))
    for name in pack.__struct_fields__:
        value = getattr(pack, name)
        if isinstance(value, tuple) and name != "confirmations":
            found.extend(walk_list(value, name))
    return found
