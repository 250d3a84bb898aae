"""The verdict in a sentence: what follows on this record, never that something is in a child's best interests."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.domain.evaluation import VERDICT_WORDS, Finding, View
from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation.index import Index, listed, number

PROJECTED = "If every action is done, tested and signed"


def verdict_sentence(
    index: Index, view: View, verdict: VerdictRange, findings: Sequence[Finding], conditions: Sequence[str]
) -> str:
    """One or two sentences that say the verdict, what holds it, and the best end where it differs."""
    opening = "On this record" if view == "now" else f"{PROJECTED}, on this record"
    holding = [f for f in findings if f.effect == verdict.worst]
    body = {
        "stop": _stop,
        "not_consistent": _not_consistent,
        "not_shown": _not_shown,
        "with_conditions": _with_conditions,
        "consistent_on_this_record": _consistent,
    }[verdict.worst](index, holding, conditions)
    sentence = f"{opening}, {body}"
    if verdict.best != verdict.worst:
        sentence += f" At the good end of every range and unknown it would be {VERDICT_WORDS[verdict.best]}."
    return sentence


def _features(index: Index, findings: Sequence[Finding]) -> list[str]:
    """Features that these findings name, in the order of the record."""
    named = {feature for finding in findings for feature in finding.features}
    return [feature for feature in index.features if feature in named]


def _stop(index: Index, holding: Sequence[Finding], conditions: Sequence[str]) -> str:
    firm = _features(index, [f for f in holding if f.firm])
    open_ = [f for f in _features(index, holding) if f not in firm]
    if firm:
        many = number(len(firm), "feature")
        text = f"{many} cannot go on as {'it is' if len(firm) == 1 else 'they are'}: {index.names(firm)}."
        if open_:
            text += f" The same may hold for {index.names(open_)}, at the bad end of a range."
    elif open_:
        text = f"stop if {index.names(open_)} {'is' if len(open_) == 1 else 'are'} as bad as a range allows."
    else:
        text = "it cannot go on as it is."
    return text + " No benefit can offset a Stop."


def _not_consistent(index: Index, holding: Sequence[Finding], conditions: Sequence[str]) -> str:
    firm = _features(index, [f for f in holding if f.firm])
    features = firm or _features(index, holding)
    what = index.names(features) if features else "the service"
    state = "they are" if len(features) > 1 else "it is"
    if any(f.firm for f in holding):
        return f"the effects on children's rights do not allow {what} as {state}."
    return f"the effects on children's rights may not allow {what} as {state}: ranges or unknowns leave it open."


def _not_shown(index: Index, holding: Sequence[Finding], conditions: Sequence[str]) -> str:
    matters = list(dict.fromkeys(_MISSING.get(f.rule, "what its findings name") for f in holding))
    return f"it is not yet shown what the effects on children's rights are. Missing: {listed(matters)}."


_MISSING = {
    "gate.coverage": "rights that nobody has looked for",
    "gate.children-heard": "children who were not heard",
    "gate.evidence": "evidence",
    "cumulative.missing": "a joint judgement of effects that add up",
    "service.statement": "the statement on the whole service",
    "service.scope": "the scope test",
}


def _with_conditions(index: Index, holding: Sequence[Finding], conditions: Sequence[str]) -> str:
    measures = [f"{len(conditions)} measures hold ({', '.join(conditions)})"] if len(conditions) > 1 else []
    measures += [f"{conditions[0]} holds"] if len(conditions) == 1 else []
    wants = list(dict.fromkeys(_CONDITION.get(f.rule, "the findings below are met") for f in holding))
    return f"it can go on if {listed([*measures, *wants]) or 'its conditions are met'}."


_CONDITION = {
    "toleration.held": "what is tolerated keeps to its reasons and is decided again in time",
    "gate.remedy": "routes to be put right are built and tested",
    "gate.record": "missing reasons are written",
    "method.escalate": "a named senior person has signed",
    "veto.grave-harm": "the controls on grave harms are tested and signed for",
    "conflict.unresolved": "open conflicts are resolved in writing",
    "conformity.should": "the expectations of the code are met or explained",
    "service.short-pass": "the rights that the short pass left out are looked for",
    "service.review": "an owner and a review date are set",
    "gate.children-heard": "the children who were not asked are asked, or the reason stands",
    "cumulative.below-suggested": "the joint judgement gets its reason",
    "together.low-harms": "low harms on the same children are judged together",
}


def _consistent(index: Index, holding: Sequence[Finding], conditions: Sequence[str]) -> str:
    review = index.assessment.review.next_review
    until = f" This holds until {review.isoformat()} or the next change." if review else ""
    return f"no effect was found that stands against it.{until}"
