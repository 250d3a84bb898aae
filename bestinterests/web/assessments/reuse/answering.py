"""What changed at an origin, as an offer: some of it is taken over through the merge, or it is set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from django.db import transaction

from bestinterests.changes import merge
from bestinterests.changes.taking.content import content_digest, found
from bestinterests.changes.taking.offering import Offer, Pair
from bestinterests.domain.change import MergeResult
from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.web.assessments.actions.committing import commit, insist, locked
from bestinterests.web.assessments.actions.editing import Arriving, Brought, Settle, bring
from bestinterests.web.assessments.models import Assessment, Origin
from bestinterests.web.assessments.reuse.ground import ground_of, here_from
from bestinterests.web.assessments.reuse.taking import KIND
from bestinterests.web.assessments.snapshot import Head, Said, Unreadable, document_at, framework_of, head_of
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_edit


class Compared(NamedTuple):
    """A copy beside its origin, both as they stand, and what the origin offers."""

    origin: Origin
    head: Head
    now: Head
    pair: Pair
    offer: Offer

    def merged(self, names: Collection[str]) -> MergeResult:
        """What taking these fields over would come to."""
        base, theirs = self.pair.sides(names)
        return merge(base, self.head.document, theirs)


def compared(head: Head, origin: Origin) -> Compared | None:
    """Compare a copy with its origin; None where one of them is not there. Raises Refused without its packs.

    Once content was removed lawfully there, whatever reads otherwise here is offered: the copy may still hold it.
    """
    if origin.source is None or found(head.document.assessment, origin.item) is None:
        return None
    now = head_of(origin.source)
    then: Judged | None = None
    if origin.removed_on is None:
        try:
            then = document_at(now, origin.source_revision).assessment
        except Unreadable:
            then = None
    ground = ground_of(head.document, framework_of(head.document), here_from(head.pk, now.pk, head.document))
    pair = Pair(head.document, origin.item, now.document.assessment, origin.source_item, then, ground)
    return Compared(origin, head, now, pair, pair.offer())


def take_changes(
    *, held: Compared, names: Collection[str], settle: Settle | None, actor: Actor, at: dt.datetime
) -> Brought:
    """Write what the origin says in these fields, by a merge with the version that was taken as its base.

    What was edited here stays; settle: what a person chose where both sides say otherwise. Once nothing is left, the
    origin counts as taken as it stands. Raises Refusing where the person may not write, Unsettled where a choice is
    missing.
    """
    base, theirs = held.pair.sides(names)
    left = [edit for edit in held.offer.fields if edit.path[-1] not in names]

    def arrived(_: Document) -> tuple[Document, tuple[Problem, ...]]:
        return theirs, ()

    def beside(_: MergeResult) -> None:
        if not left and not held.offer.parts:
            settled_as(held)

    source = held.origin.source
    words = f"{held.origin.source_item} of {source.title}" if source else held.origin.source_item
    arrival = Arriving(held.head.revision, arrived, KIND, words, actor, at, beside, settle)
    return bring(held.head.pk, arrival, base)


def settled_as(held: Compared) -> None:
    """Note that the copy stands beside its origin as that is now."""
    digest = content_digest(held.now.document, held.origin.source_item)
    Origin.objects.filter(pk=held.origin.pk).update(
        source_revision=held.now.revision,
        source_version=held.origin.source.version if held.origin.source else held.origin.source_version,
        digest=digest,
        aside="",
        aside_line=0,
        untold="",
        removed_on=None,
    )


def set_aside(*, assessment: Assessment, origin: Origin, reason: str, actor: Actor, at: dt.datetime) -> int:
    """Leave what changed at the origin, with a reason, until it changes again; return the line that tells of it.

    Raises Refusing where the person may not write.
    """
    with transaction.atomic():
        head = locked(assessment.pk)
        insist(may_edit(actor, head.course))
        facts = {"item": origin.item, "origin": origin.source_item}
        line = commit(head, "reuse.set_aside", Said(words=reason, facts=facts), actor=actor.id, at=at)
        Origin.objects.filter(pk=origin.pk).update(aside=origin.latest, aside_line=line, untold="", removed_on=None)
    return line
