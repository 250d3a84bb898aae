"""The tables of docs/method.md, taken from the profiles, scales, matrices and rules."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.domain.profile import Profile
from bestinterests.evaluation.rules import RULES
from bestinterests.packs.framework import Framework

ON_RECORD = "changes no verdict"


def table(framework: Framework, name: str) -> str:
    """A table by name: a matrix's id, or one of those below."""
    if name in framework.matrices:
        return _matrix(framework, name)
    return {
        "scales": _scales,
        "maps": _maps,
        "caps": _benefit_caps,
        "tolerations": _tolerations,
        "numbers": _numbers,
        "rules": _rules,
        "verdicts": _verdicts,
    }[name](framework)


def rows(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _matrix(framework: Framework, name: str) -> str:
    matrix = framework.matrices[name]
    levels = [[level.label for level in framework.scales[scale].levels] for scale in (matrix.rows, matrix.columns)]
    body = [[label, *cells] for label, cells in zip(levels[0], matrix.cells, strict=True)]
    return rows(["", *levels[1]], body)


def _scales(framework: Framework) -> str:
    return rows(
        ["Scale", "Question", "Levels, lowest first"],
        [[s.title, s.question, ", ".join(f"*{level.label}*" for level in s.levels)] for s in framework.scales.values()],
    )


def _maps(framework: Framework) -> str:
    body = []
    for scale in framework.scales.values():
        for mapping in scale.maps:
            reads = [f"{level} is {text.replace('..', ' to ')}" for level, text in mapping.levels.items()]
            body.append([f"`{scale.id}`", f"`{mapping.to}`", ", ".join(reads)])
    return rows(["From", "To", "Reads as"], body)


def _profiles(framework: Framework) -> list[Profile]:
    return list(framework.profiles.values())


def _benefit_caps(framework: Framework) -> str:
    profiles = _profiles(framework)
    levels = [level.id for level in framework.scales[profiles[0].certainty].levels]
    body = [[level, *(p.benefit_caps.get(level, "none") for p in profiles)] for level in levels]
    return rows(["Certainty", *(p.title for p in profiles)], body)


def _tolerations(framework: Framework) -> str:
    body = []
    for profile in _profiles(framework):
        for held in profile.tolerations:
            asks = [f"benefit {held.benefit} or more"]
            asks += [f"the harm evidenced at {held.certainty} or better"] if held.certainty else []
            asks += ["a named senior person's signature, and a second one"] if held.sign_off else []
            asks += ["the regulator's answer where its table says high"] if held.regulator else []
            body.append([profile.title, held.harm, "; ".join(asks)])
    return rows(["Profile", "Harm", "Beyond a complete balance it takes"], body)


NUMBERS = {
    "stop_at": "A harm stops from (V1)",
    "article_36_at": "ICO level from which the regulator is consulted (V4)",
    "company_only_at": "Harm from which a gain for the company alone is not enough (V5)",
    "escalate_at": "Harm from which a senior person signs though the ICO level is lower",
    "heard_at": "Harm from which children of the age must have been heard (G2)",
    "remedy_at": "Harm from which a tested way to be put right is needed (G3)",
    "remedy_hard_at": "Harm from which its absence weighs more (G3)",
    "evidence_floor": "Least certainty with which a harm is shown (G4)",
    "conflict_at": "Harm from which a benefit on another right is a conflict",
    "cumulative_at": "Harm that counts towards a joint judgement",
    "cumulative_features": "Features on one right and age that open it",
    "together_at": "Harm meant by low",
    "together_harms": "Low harms on the same children that ask to be judged together",
    "spread_steps": "Steps between assessors that are a conflict",
    "settled_distance": "Fewest steps to another verdict that are settled",
    "wide_cells": "Cells above which a coverage statement is shown as wide",
    "all_low_from": "Harms from which all being low is asked about",
    "copied_reason_from": "Characters from which the same reason is taken as copied",
}


def _numbers(framework: Framework) -> str:
    def value(profile: Profile, field: str) -> str:
        if field.startswith("together") and "together.low-harms" not in profile.rules:
            return "off"
        held = getattr(profile, field)
        return "off" if held is None else str(held)

    profiles = _profiles(framework)
    body = [[text, *(value(p, field) for p in profiles)] for field, text in NUMBERS.items()]
    for what in ("alternatives", "always_rights"):
        label = {
            "alternatives": "Alternatives that a balance answers",
            "always_rights": "Rights asked of every feature",
        }
        body.append([label[what], *(", ".join(getattr(p, what)) for p in profiles)])
    body.append(["Rights on which a grave harm stops (V2)", *(_grave(p) for p in profiles)])
    body.append(["Severity is raised", *(_raised(p) for p in profiles)])
    return rows(["", *(p.title for p in profiles)], body)


def _grave(profile: Profile) -> str:
    return ", ".join(profile.grave_harm.rights) if profile.grave_harm else "off"


def _raised(profile: Profile) -> str:
    build = profile.build
    if build is None:
        return "never; it is entered"
    return (
        f"by {build.steps} step from gravity {build.gravity_floor} on, if reach is {build.reach_at} or "
        f"irremediability {build.irremediability_at}"
    )


def _rules(framework: Framework) -> str:
    profiles = _profiles(framework)
    body = []
    for rule in RULES.values():
        if not any(rule.id in p.rules for p in profiles):
            body.append([f"`{rule.id}`", rule.title, rule.basis, *[ON_RECORD] * len(profiles)])
            continue
        variants = [
            key.removeprefix(rule.id) for p in profiles for key in p.caps if key.split(".")[:2] == rule.id.split(".")
        ]
        for variant in dict.fromkeys(["", *variants]):
            words = f" ({VARIANTS[variant]})" if variant else ""
            body.append(
                [f"`{rule.id}`", rule.title + words, rule.basis, *(_cap(p, rule.id, variant) for p in profiles)]
            )
    return rows(["Rule", "What it asks", "Basis", *(p.title for p in profiles)], body)


VARIANTS = {".signed": "controls tested and signed for", ".exempt": "not asked, with a reason", ".hard": "a worse harm"}


def _cap(profile: Profile, rule: str, variant: str) -> str:
    if rule not in profile.rules:
        return "off"
    verdict = profile.caps.get(rule + variant)
    return ON_RECORD if verdict in (None, VERDICTS[-1]) else VERDICT_WORDS[verdict]


def _verdicts(framework: Framework) -> str:
    meaning = {
        "stop": "It may not go on as it is.",
        "not_consistent": "The effects on children's rights do not allow it as it is.",
        "not_shown": "Something that must be known is missing.",
        "with_conditions": "It can go on if its conditions hold.",
        "consistent_on_this_record": "On this record nothing stands against it, until the next review or change.",
    }
    return rows(["Verdict, worst first", "Means"], [[VERDICT_WORDS[v], meaning[v]] for v in VERDICTS])
