"""How far scope, the service and its children, and rights have come, as facts for the task list."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from bestinterests.documents.wording import article, day, listed, many, numbered, spaced, upper
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.progress import State, Task
from bestinterests.web.assessments.rights import FRAMEWORK, InPlay, Rights
from bestinterests.web.assessments.scoping import NEXT_REVIEW, OUTCOMES, questions

NAMED = 5
"""Rights that a fact names before it counts the rest."""


def scope_tasks(opened: Opened) -> tuple[Task, ...]:
    """The scope test, and who takes part."""
    return _scope(opened), _people(opened)


def rights_tasks(opened: Opened) -> tuple[Task, ...]:
    """Step 1: rights of the framework, rights outside it, and how they hang together."""
    of = Rights(opened.framework, opened.judged, opened.evaluation)
    return _framework(opened, of), _outside(opened, of), _together(opened, of)


def service_tasks(opened: Opened) -> tuple[Task, ...]:
    """The service and its children."""
    return _service(opened), _children(opened)


def review_tasks(opened: Opened) -> tuple[Task, ...]:
    """The review plan: who owns it and when it is looked at again."""
    review = opened.judged.review
    parts = [f"On {day(review.next_review)}"] if review.next_review else []
    parts += [review.owner.strip()] if review.owner.strip() else []
    parts += [f"summary: {spaced(review.publication)}"] if review.publication != "undecided" else []
    is_late = review.next_review is not None and review.next_review < opened.on
    both = review.next_review is not None and bool(review.owner.strip())
    state: State = "needs-you" if is_late else "done" if both else "in-progress" if parts else "not-started"
    fact = "; ".join(parts) or "No day of review, and no owner"
    return (_task(opened, "Set the review", "review_plan", f"{fact}{' (overdue)' if is_late else ''}", state),)


def _scope(opened: Opened) -> Task:
    test = opened.judged.scope
    asked = questions(opened.framework, opened.judged)
    answered = [each for each in asked if each.is_factor and each.answer]
    waiting = [each for each in asked if each.is_open]
    fact = OUTCOMES[test.outcome] if test.outcome != "undecided" else "Nothing is answered yet"
    state: State = "not-started"
    if test.outcome == "undecided" and answered:
        fact, state = f"{upper(many(len(answered), 'question'))} answered, no outcome yet", "in-progress"
        if not any(each.is_open and each.is_factor for each in asked):
            state = "needs-you"
    elif test.outcome != "undecided":
        state = "done"
        if not test.reason.strip():
            fact, state = f"{fact}, without a reason", "needs-you"
        elif any(each.key == NEXT_REVIEW for each in waiting):
            fact, state = f"{fact}, with no day on which it is looked at again", "needs-you"
        elif waiting:
            fact = f"{fact}; {many(len(waiting), 'question')} left blank"
            state = "in-progress"
    return _task(opened, "The scope test", "scope", fact, state)


def _people(opened: Opened) -> Task:
    people = opened.judged.people
    if not people:
        return _task(opened, "People who take part", "people_here", "Nobody is named yet", "not-started")
    with_duties = [each for each in people if each.duties]
    declared = [each for each in people if each.interests.strip()]
    with_interests = numbered(len(declared)) if declared else "none"
    fact = f"{upper(many(len(people), 'person', 'people'))}, {with_interests} with interests declared"
    return _task(opened, "People who take part", "people_here", fact, "done" if with_duties else "in-progress")


def _framework(opened: Opened, of: Rights) -> Task:
    rights = [each for each in of.all if each.group in FRAMEWORK]
    settled = [each for each in rights if each.state in ("looked-at", "set-aside")]
    waiting = [each for each in rights if each.state in ("not-asked", "in-part")]
    fact = f"{len(settled)} of {len(rights)} looked at or set aside"
    if waiting:
        fact += f". {_named(of, waiting)} {'is' if len(waiting) == 1 else 'are'} still to look at"
    left = len(rights) - len(settled) - len(waiting)
    if left:
        fact += f". The short pass leaves out {left}"
    begun = any(each.state != "not-asked" for each in rights)
    state: State = "done" if not waiting else "in-progress" if begun else "not-started"
    return _task(opened, "Rights in the framework", "rights", fact, state)


def _outside(opened: Opened, of: Rights) -> Task:
    rights = [each for each in of.all if each.group == "outside"]
    settled = [each for each in rights if each.state in ("looked-at", "set-aside")]
    suggested = [each for each in rights if each.is_suggested]
    parts = [f"{len(settled)} of {len(rights)} looked at or set aside"]
    if suggested:
        verb = "is" if len(suggested) == 1 else "are"
        parts.append(f"{_named(of, suggested)} {verb} suggested")
    state: State = "done" if not suggested else "needs-you"
    address = "?".join((reverse("assessments:rights", args=[opened.id]), "show=open#group-outside"))
    return Task("Rights outside the framework", address, ". ".join(parts), state)


def _together(opened: Opened, of: Rights) -> Task:
    in_play = [each for each in of.all if each.is_in_play and each.is_askable]
    overlooked = of.overlooked()
    if not in_play:
        return _task(opened, "How rights hang together", "rights_together", "No right is in play yet", "not-started")
    fact = f"{upper(many(len(in_play), 'right'))} in play"
    if overlooked:
        fact += f". Linked with them and not looked at: {_named(of, overlooked)}"
    return _task(opened, "How rights hang together", "rights_together", fact, "in-progress" if overlooked else "done")


def _service(opened: Opened) -> Task:
    held = opened.judged.service
    missing = [
        words
        for words, text in (
            ("name", held.name),
            ("what it does", held.description),
            ("who answers for it", held.controller.name),
            ("how ages are known", held.age_assurance),
        )
        if not text.strip()
    ]
    fact = ", ".join(part for part in (held.kind.strip(), spaced(held.stage)) if part)
    if not missing:
        return _task(opened, "The service", "service", upper(fact), "done")
    state: State = "not-started" if len(missing) == 4 else "in-progress"
    return _task(opened, "The service", "service", f"Still to say: {listed(missing)}", state)


def _children(opened: Opened) -> Task:
    judged, bands = opened.judged, opened.framework.bands
    known = {use.band: use for use in judged.children}
    inside = [use for use in judged.children if use.in_scope]
    unsaid = [
        use.band
        for use in judged.children
        if (not use.in_scope and not use.reason.strip()) or (use.in_scope and not use.needs.strip())
    ]
    said = any(use.needs.strip() or use.how_known.strip() or not use.in_scope for use in judged.children)
    fact = f"{upper(many(len(inside), 'age band'))}, {many(len(judged.groups), 'group')}"
    if not known or (not said and not judged.groups):
        return _task(opened, "Its children", "children", "Nothing is said of any age yet", "not-started")
    done = set(bands) <= set(known) and not unsaid
    return _task(opened, "Its children", "children", fact, "done" if done else "in-progress")


def _named(of: Rights, rights: Sequence[InPlay]) -> str:
    """Rights by article and short name: 33 (drugs), 28 and 29."""
    names = [f"{article(each.id)} ({of.framework.right_short(each.id).lower()})" for each in rights[:NAMED]]
    rest = len(rights) - len(names)
    return listed([*names, f"{rest} more"] if rest else names)


def _task(opened: Opened, title: str, route: str, fact: str, state: State) -> Task:
    return Task(title, reverse(f"assessments:{route}", args=[opened.id]), fact, state)
