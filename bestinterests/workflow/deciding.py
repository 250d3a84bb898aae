"""The decision: a named person who neither assessed nor reviewed, within what the record and the law allow.

The software refuses what may not be signed; it never proposes an outcome or a reason.
"""

import datetime as dt
from collections.abc import Iterator

from bestinterests.domain.evaluation import VERDICT_WORDS, Evaluation, Finding, ProfileResult, ViewResult
from bestinterests.domain.problem import Refusal
from bestinterests.domain.profile import Verdict
from bestinterests.workflow.course import Course, Ruling
from bestinterests.workflow.declaring import barred
from bestinterests.workflow.people import Actor, Arrangement
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.standing import may_take, reasoned
from bestinterests.workflow.transitions import TRANSITIONS

ARTICLE_36 = "law.article-36"
ESCALATE = "method.escalate"
DEPARTS: frozenset[Verdict] = frozenset({"not_consistent", "not_shown"})
"""Verdicts against which going on is a departure upwards, which takes a second signature (method, always human)."""


def may_decide(
    actor: Actor,
    course: Course,
    evaluation: Evaluation,
    ruling: Ruling | None,
    arrangement: Arrangement,
    on: dt.date,
    second: Actor | None = None,
) -> tuple[Refusal, ...]:
    """May this person decide so, on this day? Without a ruling: may they decide at all?

    evaluation: the one stored at submission. second: the second signatory, where the ruling names one.
    """
    found = [*may_take("decide", actor, course.working.state), *_person(actor, course, evaluation)]
    if arrangement.dpo and not course.working.own_advice:
        found.append(refusal("decide.no-advice"))
    if ruling is not None:
        found += [*reasoned(ruling.reasons), *_advice(course, ruling)]
        if ruling.proceeds:
            found += [*_end(ruling, on), *_record(actor, evaluation, ruling)]
            found += _second(actor, course, evaluation, ruling, second)
    return tuple(found)


def head(evaluation: Evaluation) -> ProfileResult:
    """The profile that heads the evaluation."""
    return next(held for held in evaluation.profiles if held.profile == evaluation.headline_profile)


def ground(evaluation: Evaluation, ruling: Ruling) -> ViewResult:
    """The view that a ruling rests on: what is expected where it sets conditions, what is now where it sets none."""
    return head(evaluation).expected if ruling.outcome == "proceed-with-conditions" else head(evaluation).now


def conditions_of(evaluation: Evaluation) -> tuple[str, ...]:
    """Measures between the two views: those that the verdict expected counts on and that are not done yet."""
    return head(evaluation).expected.conditions


def asks_second_signature(evaluation: Evaluation, ruling: Ruling) -> bool:
    """Does this ruling depart upwards from the verdict, so that somebody else has to sign too?"""
    return ruling.proceeds and ground(evaluation, ruling).verdict.worst in DEPARTS


def may_be_second(second: Actor, decider: Actor, course: Course) -> tuple[Refusal, ...]:
    """May this person give the second signature to what the decider proposes? Who has the duty and took no part."""
    version = course.working
    took_part = {decider.id, *course.authors, *version.reviewers, *(held.by for held in version.advice)}
    able = set(TRANSITIONS["sign"].duties) & set(second.duties) and second.name.strip()
    apart = () if able and second.id not in took_part else (refusal("decide.second-not-independent"),)
    return (*apart, *barred("decide.second-interest", second, course))


def _person(actor: Actor, course: Course, evaluation: Evaluation) -> Iterator[Refusal]:
    version = course.working
    if not actor.name.strip():
        yield refusal("decide.not-named")
    if actor.id in course.authors:
        yield refusal("decide.own-work")
    if actor.id in version.reviewers:
        yield refusal("decide.own-review")
    if any(held.by == actor.id for held in version.advice):
        yield refusal("decide.own-advice")
    yield from barred("decide.interest", actor, course)
    if evaluation.assessment_digest != version.digest:
        yield refusal("decide.other-record")


def _advice(course: Course, ruling: Ruling) -> Iterator[Refusal]:
    if course.working.own_advice and ruling.followed == "undecided":
        yield refusal("decide.advice-undecided")
    if ruling.followed == "overruled" and not ruling.overruling_reason.strip():
        yield refusal("decide.overruled-without-reasons")


def _end(ruling: Ruling, on: dt.date) -> Iterator[Refusal]:
    if ruling.expires_on is None:
        yield refusal("decide.no-expiry")
    elif ruling.expires_on <= on:
        yield refusal("decide.expiry-past")


def _record(actor: Actor, evaluation: Evaluation, ruling: Ruling) -> Iterator[Refusal]:
    """What the evaluated record allows. Article 36 is read in every profile and view: the engine fires it where due."""
    if due := _due(evaluation):
        impacts = dict.fromkeys(impact for finding in due for impact in finding.impacts)
        yield refusal("decide.article-36", impacts=", ".join(impacts))
    view = ground(evaluation, ruling)
    if view.verdict.worst == "stop" and (stops := [each.rule for each in view.stops if each.rule != ARTICLE_36]):
        yield refusal("decide.stop", rules=", ".join(dict.fromkeys(stops)))
    if ESCALATE in {finding.rule for finding in view.findings} and not actor.senior:
        yield refusal("decide.senior")
    if ruling.outcome == "proceed":
        if view.verdict.worst == "with_conditions":
            yield refusal("decide.conditions-asked")
        return
    if missing := [measure for measure in conditions_of(evaluation) if measure not in ruling.measures]:
        yield refusal("decide.conditions-missing", measures=", ".join(missing))
    if not ruling.measures and not ruling.conditions.strip():
        yield refusal("decide.no-conditions")


def _due(evaluation: Evaluation) -> list[Finding]:
    views = (view for held in evaluation.profiles for view in (held.now, held.expected))
    return [finding for view in views for finding in view.findings if finding.rule == ARTICLE_36]


def _second(
    actor: Actor, course: Course, evaluation: Evaluation, ruling: Ruling, second: Actor | None
) -> Iterator[Refusal]:
    if second is None:
        if asks_second_signature(evaluation, ruling):
            worst = ground(evaluation, ruling).verdict.worst
            yield refusal("decide.second-signature", verdict=VERDICT_WORDS[worst].lower())
        return
    found = may_be_second(second, actor, course)
    if second.id != ruling.second and not found:
        yield refusal("decide.second-not-independent")
    yield from found
