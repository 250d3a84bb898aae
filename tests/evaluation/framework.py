"""A framework small enough to read: the shipped scales, matrices and profiles over a handful of rights and duties.

The rules read numbers from the shipped profiles, so those are the real ones; everything else is made here, so that a
reworded or added statement of a pack changes no case.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.pack import Activity, ActivityRight, Force, Obligation, Practice, Standard, Statement, Term
from bestinterests.domain.profile import Matrix, Profile, Scale
from bestinterests.packs.framework import Framework, compose
from bestinterests.packs.load import latest, load

RIGHTS = tuple(f"article-{number}" for number in (3, 6, 12, 13, 16, 19, 31, 34, 36))
"""Article 3 is the umbrella: it is never asked of a service."""
ASKED = RIGHTS[1:]


@cache
def shipped() -> Framework:
    """The framework as it is shipped."""
    names = ("uncrc", "uk-childrens-code")
    return compose(load(name, latest(name) or "") for name in names)


@cache
def small() -> Framework:
    """The small framework with the profiles as they are shipped."""
    whole = shipped()
    standards = _by_id(_standards())
    return dataclasses.replace(
        whole,
        rights={right: whole.rights[right] for right in RIGHTS},
        framework_rights={right: whole.framework_rights[right] for right in RIGHTS},
        activities=_by_id(_activities()),
        standards=standards,
        obligations={duty.id: (held, duty) for held in standards.values() for duty in held.obligations},
        patterns={},
        practices=_by_id(_practices()),
        vocabularies={
            "minimum-harms": _by_id((_term("sleep"), _term("spending"))),
            "higher-protection-matters": _by_id((_term("needs-by-age"), _term("protect-and-support"))),
        },
    )


@cache
def strict() -> Framework:
    """The small framework with profiles in which a gain of the company alone stops.

    As shipped it caps no lower than a harm that nobody may tolerate, and no such harm can be tolerated; so what it
    does could not be told from what that does.
    """
    framework = small()
    for profile in framework.profiles.values():
        caps = {**profile.caps, "veto.company-only": "stop"}
        framework = with_profile(framework, msgspec.structs.replace(profile, caps=caps))
    return framework


@cache
def only(*rules: str) -> Framework:
    """The small framework with profiles in which these rules alone cap; a rule is named by how its id begins."""
    framework = small()
    for profile in framework.profiles.values():
        caps = {key: cap if key.startswith(rules) else VERDICTS[-1] for key, cap in profile.caps.items()}
        framework = with_profile(framework, msgspec.structs.replace(profile, caps=caps))
    return framework


def adding() -> Framework:
    """Profiles in which only what adds up caps, so that the harms that add up do not hide it.

    Here a harm that falls from medium to low may read worse: it costs nothing alone, and low harms ask to be judged
    together. So this is for what holds of any profile, not for what takes the order of levels for granted.
    """
    return only("cumulative", "together")


def with_profile(framework: Framework, profile: Profile) -> Framework:
    """The framework with one profile put in the place of the one of that id."""
    return dataclasses.replace(framework, profiles={**framework.profiles, profile.id: profile})


def with_matrix(framework: Framework, matrix: Matrix) -> Framework:
    """The framework with one matrix put in the place of the one of that id."""
    return dataclasses.replace(framework, matrices={**framework.matrices, matrix.id: matrix})


def with_scale(framework: Framework, scale: Scale) -> Framework:
    """The framework with one scale put in the place of the one of that id."""
    return dataclasses.replace(framework, scales={**framework.scales, scale.id: scale})


def _by_id(items: Iterable[Any]) -> dict[str, Any]:
    return {item.id: item for item in items}


def _said(text: str) -> Statement:
    return Statement(text=text, provenance="ours")


def _term(name: str) -> Term:
    return Term(id=name, label=name.replace("-", " "), text="", provenance="ours")


def _duty(name: str, force: Force, activities: tuple[str, ...] = ()) -> Obligation:
    return Obligation(id=name, force=force, text=f"Duty {name}.", provenance="ours", activities=activities)


def _standards() -> tuple[Standard, ...]:
    return (
        Standard(
            id="standard-2",
            number=2,
            title=_said("Impact assessments"),
            summary=_said("Look first."),
            group="all",
            always=True,
            obligations=(_duty("s2-1", "must"), _duty("s2-2", "should"), _duty("s2-3", "could")),
        ),
        Standard(
            id="standard-12",
            number=12,
            title=_said("Profiling"),
            summary=_said("Off from the start."),
            group="some",
            obligations=(_duty("s12-1", "should"), _duty("s12-2", "should", ("advertising",))),
        ),
    )


def _activities() -> tuple[Activity, ...]:
    def activity(name: str, *rights: str) -> Activity:
        return Activity(
            id=name,
            name=_said(name),
            text=_said(name),
            standards=("standard-12",),
            rights=tuple(ActivityRight(right=right, provenance="ours") for right in rights),
        )

    return (activity("profiling", "article-13"), activity("advertising", "article-36"))


def _practices() -> tuple[Practice, ...]:
    return (
        Practice(id="against-law", title="Against the law", text=_said(""), obligation="s2-1"),
        Practice(id="against-code", title="Against the code", text=_said(""), obligation="s2-2"),
        Practice(id="against-us", title="Against our method", text=_said("")),
    )
