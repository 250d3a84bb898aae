"""What a page asks in one slot of an impact: the scales of a profile, and the measures that may be counted on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bestinterests.documents import wording
from bestinterests.domain.document import Assessment
from bestinterests.domain.impact import Impact, Slot
from bestinterests.domain.measure import Measure
from bestinterests.domain.profile import Profile
from bestinterests.evaluation.slots import MeasureBook
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.sheets.judgements import Asked, Asking, Offered, level_words

LATER = {"now": "As before controls", "expected": "As it is now"}
"""The choice that judges nothing anew, in the slots that come after another."""
READ_BADLY = {
    "harm": ("The verdict reads the worse end.", "It counts as the worst until somebody does."),
    "benefit": ("The verdict reads the smaller end.", "It counts for nothing until somebody does."),
    "certainty": ("The verdict reads the weaker end.", "It counts as assertion only until somebody does."),
}
"""How a range and what is not known read, by direction, and for certainty."""


def profile_of(framework: Framework, judged: Assessment, wanted: str = "") -> Profile:
    """The profile whose scales are asked: the one wanted, else the one that heads, else the first of the packs."""
    profiles = framework.profiles
    return profiles.get(wanted) or profiles.get(judged.profile) or next(iter(profiles.values()))


def scales_of(profile: Profile, direction: str, slot: str) -> tuple[str, ...]:
    """The scales that a profile asks in a slot, in the order of the questions."""
    if slot == "certainty":
        return (profile.certainty,)
    if direction == "benefit":
        return (profile.size, profile.likelihood)
    build = profile.build
    parts = (build.gravity, build.reach, build.irremediability) if build else ()
    return (*parts, profile.severity, profile.likelihood)


def asking(
    framework: Framework, judged: Assessment, impact: Impact, slot: str, profile: Profile, on: dt.date
) -> Asking:
    """What a page asks in a slot of an impact."""
    scales = tuple(
        _asked(framework, impact, slot, profile, scale) for scale in scales_of(profile, impact.direction, slot)
    )
    if slot not in LATER:
        return Asking(scales)
    return Asking(scales, tuple(_offered(judged, impact, slot, on)))


def _asked(framework: Framework, impact: Impact, slot: str, profile: Profile, scale: str) -> Asked:
    between, unknown = READ_BADLY["certainty" if slot == "certainty" else impact.direction]
    blank = hint = ""
    if slot in LATER:
        blank, hint = LATER[slot], _earlier(framework, impact, slot, scale)
    elif profile.build and scale == profile.severity:
        blank = "Build it from the answers above"
        hint = "Enter it only where it is worse than they give. It is never read lower."
    elif profile.id != (impact_profile := _own(framework, impact, slot, profile)):
        blank = "Not judged on this scale"
        hint = f"The record judges it on the scales of {framework.profile_title(impact_profile)}."
    return Asked(scale, blank, hint, between, unknown)


def _own(framework: Framework, impact: Impact, slot: str, profile: Profile) -> str:
    """The profile on whose scales a slot is judged; the one asked where it is on that one, or not judged at all."""
    judged = {judgement.scale for judgement in getattr(impact, slot).agreed}
    own = set(scales_of(profile, impact.direction, slot))
    if not judged or judged & own:
        return profile.id
    fitting = (p.id for p in framework.profiles.values() if judged & set(scales_of(p, impact.direction, slot)))
    return next(fitting, profile.id)


def _earlier(framework: Framework, impact: Impact, slot: str, scale: str) -> str:
    """What the slots before this one say on a scale."""
    earlier = (impact.now, impact.before) if slot == "expected" and impact.now.credits else (impact.before,)
    for held in earlier:
        found = _level(held, scale)
        if found:
            return f"That is {level_words(framework, scale, found)}."
    return "Nobody has judged that yet." if scale != "severity" else "It is not entered there."


def _level(held: Slot, scale: str) -> str:
    return next((judgement.level for judgement in held.agreed if judgement.scale == scale), "")


def _offered(judged: Assessment, impact: Impact, slot: str, on: dt.date) -> Iterator[Offered]:
    """Measures that may be counted on: done ones now, those that will be when expected; those that act on it first.

    One that is credited already stands here whatever has become of it, so that it can be taken out.
    """
    book = MeasureBook(judged.measures, on)
    held = getattr(impact, slot).credits
    can = book.in_place if slot == "now" else book.to_come
    found = [measure for measure in judged.measures if measure.id in can or measure.id in held]
    counting = book.counting("now" if slot == "now" else "expected")
    for measure in sorted(found, key=lambda each: impact.id not in each.acts_on):
        yield Offered(
            measure.id,
            f"{measure.title or wording.short(measure.what)} {measure.id}".strip(),
            _state(measure, counting),
        )


def _state(measure: Measure, counting: frozenset[str]) -> str:
    """How far a measure has come, and why it does not count where it does not."""
    state = {
        "planned": "Planned.",
        "implemented": "Done, not tested.",
        "tested": "Done and tested.",
        "abandoned": "Abandoned.",
    }[measure.status]
    if measure.id in counting:
        return state
    if measure.type == "terms-rule":
        return f"{state} A rule in the terms moves nothing."
    if measure.test_result == "failed":
        return f"{state} Its test failed, so it does not count."
    return f"{state} It does not count here."
