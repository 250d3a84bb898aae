"""The scope test as questions, one a page: their order, how far they are answered, and what follows.

Source: Children's code, services covered; the regulator's guidance of 2023 on services likely to be accessed by
children. Nothing here decides: what follows is told, and a person concludes.
"""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.documents.wording import day
from bestinterests.domain.document import Assessment
from bestinterests.domain.pack import Statement
from bestinterests.packs.framework import Framework

MADE = "intended-for-children"
"""The factor that the first question asks."""
OUTCOMES = {"in-scope": "In scope", "screened-out": "Screened out", "undecided": "Not decided yet"}
ANSWERS = {"yes": "Yes", "no": "No", "unknown": "We do not know"}
OUTCOME, AGE_GATE, NEXT_REVIEW, DECIDED = "outcome", "age-gate", "next-review", "decided"
"""Questions besides those of the factors, as addresses name them."""


class Question(NamedTuple):
    """One question. key: the factor, or as above. answer: in words, blank where there is none yet. why: its reason.

    applies: is it asked on this record? optional: may it stay blank?
    """

    key: str
    title: str
    answer: str = ""
    why: str = ""
    evidence: tuple[str, ...] = ()
    applies: bool = True
    optional: bool = False

    @property
    def is_factor(self) -> bool:
        """Is it one of the factors, the first of which is whether the service is made for children?"""
        return self.key not in (OUTCOME, AGE_GATE, NEXT_REVIEW, DECIDED)

    @property
    def is_open(self) -> bool:
        """Does it wait for an answer?"""
        return self.applies and not self.optional and not self.answer


def questions(framework: Framework, judged: Assessment) -> tuple[Question, ...]:
    """Every question in its order, as the record answers it."""
    test = judged.scope
    out = test.outcome == "screened-out"
    people = {person.id: person.role for person in judged.people}
    signed = [people[test.by]] if test.by in people else []
    signed += [day(test.on)] if test.on else []
    review = judged.review.next_review
    outcome = "" if test.outcome == "undecided" else OUTCOMES[test.outcome]
    return (
        *factors(framework, judged),
        Question(OUTCOME, "What do you conclude?", outcome, test.reason),
        Question(
            AGE_GATE,
            "Does an age gate keep under-18s out?",
            "An age gate is described" if test.age_gate.strip() else "",
            test.age_gate,
            applies=out,
            optional=True,
        ),
        Question(
            NEXT_REVIEW,
            "When is this looked at again?",
            day(review) if review else "",
            judged.review.owner,
            applies=out,
        ),
        Question(DECIDED, "Who decided, and when?", ", ".join(signed) if len(signed) == 2 else "", ", ".join(signed)),
    )


def factors(framework: Framework, judged: Assessment) -> tuple[Question, ...]:
    """Whether the service is made for children, then each other factor that the packs name.

    Where it is made for children the others need no answer; what is recorded all the same is shown.
    """
    test = judged.scope
    given = {each.factor: each for each in test.factors}
    terms = framework.vocabularies.get("scope-factors", {})
    made = given.get(MADE)
    answered = made is not None or test.intended_for_children != "unknown"
    found = [
        Question(
            MADE,
            "Is the service made for children?",
            ANSWERS[test.intended_for_children] if answered else "",
            made.reason if made else "",
            made.evidence if made else (),
        )
    ]
    for key, term in terms.items():
        if key == MADE:
            continue
        held = given.get(key)
        answer = ANSWERS[held.answer] if held else ""
        applies = test.intended_for_children != "yes" or held is not None
        why, evidence = (held.reason, held.evidence) if held else ("", ())
        found.append(Question(key, f"{term.label}?", answer, why, evidence, applies))
    return tuple(found)


def following(asked: tuple[Question, ...], key: str) -> Question | None:
    """The next question that is asked after one; None after the last."""
    place = [each.key for each in asked].index(key)
    return next((each for each in asked[place + 1 :] if each.applies), None)


def preceding(asked: tuple[Question, ...], key: str) -> Question | None:
    """The question that is asked before one; None before the first."""
    place = [each.key for each in asked].index(key)
    return next((each for each in reversed(asked[:place]) if each.applies), None)


def first_open(asked: tuple[Question, ...]) -> Question | None:
    """The first question that waits for an answer; None where all are answered."""
    return next((each for each in asked if each.is_open), None)


_DRAFTS = ("S73", "S74", "S134")
_FACTS: dict[str, tuple[Statement, ...]] = {
    MADE: (
        Statement(text="A child is anyone under 18.", provenance="confirmed", sources=("S41b",)),
        Statement(
            text="A service that is meant for children is in scope. The other factors then need no answer.",
            provenance="secondary",
            sources=_DRAFTS,
        ),
        Statement(
            text="Apps, games, shops, search, streaming and connected toys can all be in scope, whether or not anybody "
            "pays; services that prevent harm or give counselling are not.",
            provenance="secondary",
            sources=("S134", "S144"),
        ),
    ),
    "factor": (
        Statement(
            text="A service that is not meant for children is in scope where a significant number of them use it or "
            "are likely to. The bar is low: more than a few who do not matter, and no percentage. Fewer are enough "
            "where the use of data is riskier.",
            provenance="secondary",
            sources=_DRAFTS,
        ),
        Statement(
            text="A service for adults only is no exception.",
            provenance="secondary",
            sources=_DRAFTS,
        ),
        Statement(
            text="To have no evidence that children use it is not enough to answer no.",
            provenance="confirmed",
            sources=("S75",),
        ),
    ),
    AGE_GATE: (
        Statement(
            text="Where an age gate really keeps under-18s out, the service is outside the code, and so is the page of "
            "the gate. It is a way for services that are not right for children.",
            provenance="secondary",
            sources=(*_DRAFTS, "S76"),
        ),
        Statement(
            text="What users say about their own age does not show that children cannot get in.",
            provenance="secondary",
            sources=(*_DRAFTS, "S76"),
        ),
    ),
    "undecided": (
        Statement(
            text="Where children may well get in, the choice is to keep to the code, by risk and in proportion, or to "
            "restrict access so that it works.",
            provenance="secondary",
            sources=_DRAFTS,
        ),
    ),
    DECIDED: (
        Statement(
            text="Software does not decide this. The person named here does, and answers for it.",
            provenance="ours",
        ),
    ),
}
"""What the law and the code say at each question and outcome, where no pack says it."""
_DUTIES = {"in-scope": ("s2-1", "s2-19"), "screened-out": ("s2-19",), "undecided": ("s2-19",), AGE_GATE: ("s3-7",)}
"""Obligations of the standards that are told there."""


def told(framework: Framework, key: str) -> tuple[Statement, ...]:
    """What is told at a question or an outcome, each statement with how sure it is and where it comes from."""
    found = list(_FACTS.get(key, ()))
    terms = framework.vocabularies.get("scope-factors", {})
    if key in terms and key != MADE:
        found = [terms[key], *_FACTS["factor"]]
    if key == OUTCOME:
        found = [_FACTS[MADE][1], _FACTS["factor"][0], _FACTS["factor"][2], _FACTS[AGE_GATE][0], *_FACTS["undecided"]]
    for duty in _DUTIES.get(key, ()):
        if duty in framework.obligations:
            held = framework.obligations[duty][1]
            found.append(Statement(text=held.text, provenance=held.provenance, sources=held.sources))
    if key == "in-scope":
        found.append(_always(framework))
    return tuple(found)


def _always(framework: Framework) -> Statement:
    count = sum(1 for standard in framework.standards.values() if standard.always)
    return Statement(
        text=f"{count} standards are in play for every service in scope. Others follow from what the service does with "
        "data, and are asked as features and uses of data are written down.",
        provenance="ours",
    )
