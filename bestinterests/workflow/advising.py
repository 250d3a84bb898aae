"""The data protection officer's advice: a step of its own, independent of those who assess and decide."""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.standing import may_take


def may_advise(actor: Actor, course: Course, advice: str | None = None) -> tuple[Refusal, ...]:
    """May this person advise on what is submitted? Without a text: may they advise at all?

    Source: UK GDPR Art 35(2) (advice is sought), Art 38(3) and (6) (independence, no conflict of interests).
    """
    found = list(may_take("advise", actor, course.working.state))
    if actor.id in course.authors:
        found.append(refusal("advise.own-work"))
    if "decider" in actor.duties:
        found.append(refusal("advise.decides"))
    if advice is not None and not advice.strip():
        found.append(refusal("advise.blank"))
    return tuple(found)
