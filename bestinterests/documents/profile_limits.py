"""The limits and rules of a profile in words, for whoever prints or shows them."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.domain.profile import Profile
from bestinterests.packs.framework import Framework


def limits(framework: Framework, p: Profile) -> list[tuple[str, str]]:
    """Return every limit that the method reads from a profile: what it is about, and the limit in words."""
    labels = {key: framework.level_label(p.certainty, key).lower() for key in p.benefit_caps}
    caps = "; ".join(f"{labels[key]}: {level}" for key, level in p.benefit_caps.items())
    texts = [
        ("Stops at harm", p.stop_at or "no level by itself"),
        (f"{wording.regulator(framework.regulator)} consulted from its level", p.article_36_at),
        ("A senior person signs from", p.escalate_at or "no level"),
        ("Children must have been heard from harm", p.heard_at),
        ("A tested way to be put right from harm", f"{p.remedy_at}; weighs more from {p.remedy_hard_at}"),
        ("Least certainty of a harm", p.evidence_floor),
        ("Highest benefit that counts, by certainty", caps),
        ("Judged together from", f"{wording.many(p.cumulative_features, 'feature')} at {p.cumulative_at} or worse"),
        ("Settled from", f"{wording.many(p.settled_distance, 'step')} to another verdict"),
        ("What it takes to tolerate a harm", "; ".join(_tolerations(framework, p)) or "nothing is tolerated"),
        ("Asked of every feature", wording.listed([wording.right_of(framework, right) for right in p.always_rights])),
    ]
    if p.build:
        built = (
            f"gravity, one step up where it is {p.build.gravity_floor} or more and "
            f"reach is {p.build.reach_at} or it is {p.build.irremediability_at}; never lowered"
        )
        texts.insert(0, ("Severity is built from", built))
    return texts


def rules(p: Profile) -> list[tuple[str, str]]:
    """Return each rule that is switched on, with the best verdict that it allows when it fires, in words."""
    return [(rule, _allowed(p, rule)) for rule in dict.fromkeys((*p.caps, *p.rules))]


def _allowed(p: Profile, rule: str) -> str:
    cap = p.caps.get(rule)
    return VERDICT_WORDS[cap] if cap else "changes no verdict"


def _tolerations(framework: Framework, p: Profile) -> list[str]:
    found = []
    for t in p.tolerations:
        asks = [f"a benefit of {t.benefit} or more to the same children in the same feature"]
        if t.certainty:
            asks.append(f"certainty {framework.level_label(p.certainty, t.certainty).lower()} or more")
        asks += ["a named senior person's signature"] if t.sign_off else []
        asks += ["the regulator's outcome where its level is high"] if t.regulator else []
        found.append(f"{t.harm}: {wording.listed(asks)}")
    return found
