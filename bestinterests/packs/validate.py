"""Is a pack fit to be built? Shape is found on reading; references and meaning are found here, all at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bestinterests.domain.pack import Pack, Step
from bestinterests.domain.problem import Problem
from bestinterests.packs.checks.content import (
    check_activities,
    check_bands,
    check_rights,
    check_standards,
    check_statements,
)
from bestinterests.packs.checks.ground import Ground
from bestinterests.packs.checks.profiles import check_profiles
from bestinterests.packs.checks.scales import check_matrices, check_scales
from bestinterests.packs.framework import Framework
from bestinterests.packs.lock import version_key
from bestinterests.packs.resolve import satisfies
from bestinterests.packs.statements import Placed


def validate(pack: Pack, required: Sequence[Pack] = (), rules: Collection[str] | None = None) -> list[Problem]:
    """Every fault of reference and of meaning in a pack, with its place as ``<pack>/rights/article-16/adult``.

    required: the packs that it requires, and those that they require, in order. rules: ids of the rules that the
    engine knows; where None, rules of profiles are checked against one another only.
    """
    ground = Ground(pack, required)
    _check_requirements(ground)
    check_rights(ground)
    check_activities(ground)
    check_standards(ground)
    check_bands(ground)
    check_scales(ground)
    check_matrices(ground)
    check_profiles(ground, rules)
    check_statements(ground)
    _check_terms(ground)
    _check_upgrades(ground)
    return ground.problems


def unverified(framework: Framework) -> list[Placed]:
    """The worklist: every statement that somebody still has to check, with place, text and sources."""
    return [statement for statement in framework.statements if statement.provenance == "to_verify"]


def _check_requirements(ground: Ground) -> None:
    held = {pack.id: pack.version for pack in ground.required}
    if ground.pack.kind == "overlay" and not ground.pack.requires:
        ground.add("pack.overlay-alone", "requires", "An overlay lies over nothing.", "Name the packs it adds to.")
    for need in ground.pack.requires:
        place = f"requires/{need.pack}"
        if need.pack == ground.pack.id:
            ground.add("pack.requires-itself", place, "The pack requires itself.", "Take this out.")
        elif need.pack not in held:
            ground.add(
                "pack.requirement",
                place,
                f"{need.pack} {need.version} is required and not here.",
                "Bring it, or build it first.",
            )
        elif not satisfies(held[need.pack], need.version):
            ground.add(
                "pack.requirement",
                place,
                f"{need.version} is required; here is {held[need.pack]}.",
                "Require a version that is here, with the same first number.",
            )


def _check_terms(ground: Ground) -> None:
    for vocabulary in ground.pack.vocabularies:
        ids = [term.id for term in vocabulary.terms]
        for word in sorted({word for word in ids if ids.count(word) > 1}):
            ground.add(
                "pack.duplicate-id",
                f"vocabularies/{vocabulary.id}/terms/{word}",
                f"{word} stands twice.",
                "Keep one of them.",
            )


def _check_upgrades(ground: Ground) -> None:
    for upgrade in ground.pack.upgrades:
        place = f"upgrades/{upgrade.from_version}"
        if version_key(upgrade.from_version) >= version_key(ground.pack.version):
            ground.add(
                "pack.upgrade-order",
                place,
                f"{upgrade.from_version} is not before {ground.pack.version}.",
                "Name an earlier version.",
            )
        for step in upgrade.steps:
            _check_step(ground, place, step)


def _check_step(ground: Ground, place: str, step: Step) -> None:
    fewest = {"moved": (1, 1), "split": (2, 99), "reworded": (0, 1), "removed": (0, 0)}[step.kind]
    if not fewest[0] <= len(step.new) <= fewest[1]:
        ground.add(
            "pack.upgrade-ids",
            place,
            f"{step.old} is {step.kind} to {len(step.new)} ids.",
            "A move names one new id, a split two or more, a removal none.",
        )
    known = known_ids(ground, step.of)
    ground.refer_all("pack.upgrade-ids", place, step.new, known, f"id among {step.of}")


def known_ids(ground: Ground, of: str) -> Collection[str]:
    """Ids that an upgrade step may name: of a level as scale/level, of a term as vocabulary/term."""
    if of == "obligations":
        return ground.obligations
    if of == "scales":
        scales = ground.items["scales"]
        return {*scales, *(f"{scale}/{level.id}" for scale, held in scales.items() for level in held.levels)}
    if of == "terms":
        held = ground.items["vocabularies"]
        return {f"{name}/{term.id}" for name, vocabulary in held.items() for term in vocabulary.terms}
    return set(ground.items[of])
