"""Profiles: every scale, level, right and rule they name exists, and their tables cover what they must."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from bestinterests.domain.profile import Profile
from bestinterests.packs.checks.ground import Ground

HARM_LEVELS = (
    "stop_at",
    "escalate_at",
    "company_only_at",
    "heard_at",
    "remedy_at",
    "remedy_hard_at",
    "cumulative_at",
    "together_at",
    "conflict_at",
)
NONE = "none"


def check_profiles(ground: Ground, rules: Collection[str] | None) -> None:
    """Check each profile; ``rules`` are the ids that the engine knows, None where the caller does not say."""
    for profile in ground.pack.profiles:
        place = f"profiles/{profile.id}"
        scales = (profile.likelihood, profile.severity, profile.size, profile.certainty)
        matrices = (profile.harm_matrix, profile.benefit_matrix)
        ground.refer_all("pack.unknown-scale", place, scales, ground.items["scales"], "scale")
        ground.refer_all("pack.unknown-matrix", place, matrices, ground.items["matrices"], "matrix")
        _check_build(ground, profile, place)
        _check_levels(ground, profile, place)
        _check_caps_of_benefit(ground, profile, place)
        _check_rules(ground, profile, place, rules)
        rights = (*profile.always_rights, *(profile.grave_harm.rights if profile.grave_harm else ()))
        ground.refer_all("pack.unknown-right", place, rights, ground.items["rights"], "right")
        alternatives = ground.words("alternatives")
        if alternatives is not None:
            ground.refer_all(
                "pack.unknown-term",
                f"{place}/alternatives",
                profile.alternatives,
                alternatives,
                "alternative",
            )


def _check_build(ground: Ground, profile: Profile, place: str) -> None:
    build, grave = profile.build, profile.grave_harm
    if build is not None:
        scales = (build.gravity, build.reach, build.irremediability)
        ground.refer_all("pack.unknown-scale", f"{place}/build", scales, ground.items["scales"], "scale")
        _level(ground, f"{place}/build", build.gravity_floor, ground.levels(build.gravity))
        _level(ground, f"{place}/build", build.reach_at, ground.levels(build.reach))
        _level(ground, f"{place}/build", build.irremediability_at, ground.levels(build.irremediability))
        if ground.levels(build.gravity) != ground.levels(profile.severity):
            ground.add(
                "pack.build-levels",
                f"{place}/build",
                "Gravity and severity do not have the same levels.",
                "Severity is gravity, raised: give both scales the same levels.",
            )
    if grave is not None:
        _level(ground, f"{place}/grave_harm", grave.severity, ground.levels(profile.severity))
        if build is not None:
            _level(ground, f"{place}/grave_harm", grave.gravity, ground.levels(build.gravity))


def _level(ground: Ground, place: str, level: str, known: Sequence[str]) -> None:
    if known:
        ground.refer("pack.unknown-level", place, level, known, "level")


def _matrix_levels(ground: Ground, matrix: str) -> tuple[str, ...]:
    held = ground.items["matrices"].get(matrix)
    return tuple(held.levels) if held else ()


def _check_levels(ground: Ground, profile: Profile, place: str) -> None:
    harm = _matrix_levels(ground, profile.harm_matrix)
    benefit = _matrix_levels(ground, profile.benefit_matrix)
    certainty = ground.levels(profile.certainty)
    for name in HARM_LEVELS:
        level = getattr(profile, name)
        if level is not None:
            _level(ground, f"{place}/{name}", level, harm)
    _level(ground, f"{place}/evidence_floor", profile.evidence_floor, certainty)
    for toleration in profile.tolerations:
        inner = f"{place}/tolerations"
        _level(ground, inner, toleration.harm, harm)
        _level(ground, inner, toleration.benefit, benefit)
        if toleration.certainty is not None:
            _level(ground, inner, toleration.certainty, certainty)


def _check_caps_of_benefit(ground: Ground, profile: Profile, place: str) -> None:
    inner = f"{place}/benefit_caps"
    certainty = ground.levels(profile.certainty)
    levels = (NONE, *_matrix_levels(ground, profile.benefit_matrix))
    for key, value in profile.benefit_caps.items():
        _level(ground, inner, key, certainty)
        _level(ground, inner, value, levels)
    missing = [level for level in certainty if level not in profile.benefit_caps]
    if missing:
        ground.add("pack.cap-gap", inner, f"No cap for certainty {', '.join(missing)}.", "Give every level a cap.")
    caps = [levels.index(cap) for level in certainty if (cap := profile.benefit_caps.get(level)) in levels]
    if any(a > b for a, b in pairwise(caps)):
        ground.add(
            "pack.cap-order",
            inner,
            "Weaker evidence carries a higher benefit than stronger.",
            "Let caps rise with certainty.",
        )


def _check_rules(ground: Ground, profile: Profile, place: str, rules: Collection[str] | None) -> None:
    if rules is not None:
        ground.refer_all("pack.unknown-rule", f"{place}/rules", profile.rules, rules, "rule")
    for cap in profile.caps:
        parent = cap if cap in profile.rules else cap.rpartition(".")[0]
        if parent not in profile.rules:
            ground.add(
                "pack.cap-without-rule",
                f"{place}/caps/{cap}",
                f"{cap} has a cap, but no such rule is switched on in {profile.id}.",
                "Switch the rule on, or take the cap out.",
            )
