"""What review and decision have for the home page of a person: what waits for them, and what others are at work on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import Standing
from bestinterests.web.assessments.models import Assessment, Awaited
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.reviews.stalled import reviews_here
from bestinterests.web.ui.home import Task, Work
from bestinterests.workflow.awaiting import AWAITED
from bestinterests.workflow.people import Actor
from bestinterests.workflow.transitions import TRANSITIONS
from bestinterests.workflow.triggers import WARNED

MOST = 50
"""Tasks that a home page shows of one sort; a list shows the rest."""
PAGES = {
    "round": ("Ask reviewers to read {title}", "It is submitted, and nobody has been asked to read it.", "open_round"),
    "review": ("Give your view on {title}", "You are asked to read it, alone.", "view"),
    "advice": ("Advise on {title}", "It is submitted and waits for the data protection officer's advice.", "advise"),
    "decision": ("Decide on {title}", "All views are given.", "decide"),
    "signature": ("Sign the decision on {title}, or not", "It is proposed, and takes a second signature.", "sign"),
}
"""What is waited for: the words to press, the reason, and the route. What was sent back is told by ``assessments``."""
OTHERS = {
    "round": "waits for reviewers to be asked",
    "review": "is being reviewed",
    "advice": "waits for the data protection officer's advice",
    "decision": "waits for a decision",
    "signature": "waits for a second signature",
}
"""What others are at work on, for those who wrote it."""
RELEASE = frozenset(TRANSITIONS["release"].duties)
"""Duties of those who take somebody out of a round."""
KINDS = {"advice": "Advice", "review": "Review", "round": "Review"}


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """What needs a person in review and decision, and what others have before them that the person wrote.

    Samples are left out. At most two queries, however many organisations there are.
    """
    actors = {held.organisation.pk: actor_of(held) for held in standings if not held.organisation.is_sample}
    if not actors:
        return Work()
    rows = list(_awaited(actors, standings))
    tasks = [_task(row) for row in rows if _is_theirs(row, actors[row.assessment.organisation_id])]
    on = timezone.localdate(at)
    return Work(tasks=(*tasks, *_stalled(rows, actors), *_lapsing(actors, on)), beside=_beside(rows, actors))


def _awaited(actors: dict[int, Actor], standings: Sequence[Standing]) -> Sequence[Awaited]:
    """What the person can give in one of their organisations, and what is waited for from others of what they wrote."""
    wanted = Q(pk=None)
    has_dpo = {held.organisation.pk: held.organisation.has_dpo for held in standings}
    for organisation, actor in actors.items():
        able: list[str] = [what for what in PAGES if set(AWAITED[what]) & set(actor.duties)]  # type: ignore[index]
        if "assessor" in actor.duties:
            able += [what for what in OTHERS if what not in able]
        if not has_dpo[organisation]:
            able = [what for what in able if what != "advice"]
        wanted |= Q(assessment__organisation=organisation, what__in=able)
        if RELEASE & set(actor.duties):
            wanted |= Q(assessment__organisation=organisation, what="review", is_here=False)
    own = ("what", "person", "apart", "since")
    fields = ("assessment__title", "assessment__public_id", "assessment__organisation")
    found = (
        Awaited.objects.annotate(is_here=reviews_here()).filter(wanted).select_related("assessment").only(*own, *fields)
    )
    return list(found.order_by("since", "id")[: 4 * MOST])


def _is_theirs(row: Awaited, actor: Actor) -> bool:
    able = set(AWAITED[row.what]) & set(actor.duties)  # type: ignore[index]  # one of the words of the table
    return bool(able) and row.person in ("", actor.id) and actor.id not in row.apart


def _task(row: Awaited) -> Task:
    title, reason, route = PAGES[row.what]
    address = reverse(f"reviews:{route}", args=[row.assessment.public_id])
    return Task(title.format(title=row.assessment.title), address, reason, KINDS.get(row.what, "Decision"))


def _stalled(rows: Sequence[Awaited], actors: dict[int, Actor]) -> Iterator[Task]:
    """Rounds that wait for somebody who reviews there no more, for those who can take them out of it; each once."""
    found = {
        row.assessment.public_id: row.assessment.title
        for row in rows
        if row.what == "review"
        and not row.is_here  # type: ignore[attr-defined]  # annotated
        and RELEASE & set(actors[row.assessment.organisation_id].duties)
    }
    for key, title in found.items():
        yield Task(
            f"Let the round on {title} go on",
            reverse("reviews:release", args=[key]),
            "It waits for the view of somebody who does not review here any more.",
            "Review",
        )


def _lapsing(actors: dict[int, Actor], on: dt.date) -> list[Task]:
    """Decisions that lapse soon or have lapsed, for those who assess or decide."""
    mine = [key for key, actor in actors.items() if {"assessor", "decider"} & set(actor.duties)]
    rows = Assessment.objects.filter(organisation__in=mine, lapses_on__lte=on + WARNED)
    found = rows.only("title", "public_id", "lapses_on").order_by("lapses_on", "id")[:MOST]
    return [
        Task(
            f"Look at {row.title} again",
            reverse("reviews:review", args=[row.public_id]),
            "The decision lapses." if row.lapses_on and row.lapses_on > on else "The decision has lapsed.",
            "Decision",
            row.lapses_on,
        )
        for row in found
    ]


def _beside(rows: Sequence[Awaited], actors: dict[int, Actor]) -> tuple[Task, ...]:
    """What others have before them, once for each assessment, of what the person wrote."""
    found: dict[str, Task] = {}
    for row in rows:
        if row.what in OTHERS and actors[row.assessment.organisation_id].id in row.apart:
            address = reverse("reviews:review", args=[row.assessment.public_id])
            found.setdefault(address, Task(row.assessment.title, address, f"It {OTHERS[row.what]}.", "Review"))
    return tuple(found.values())[:MOST]
