"""Withdrawing: the page stays and says why, and nothing of what was published is kept in the register any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from bestinterests.web.assessments import search
from bestinterests.web.assessments.actions.committing import commit, insist, locked
from bestinterests.web.assessments.actions.forgetting import insist_overwritten
from bestinterests.web.assessments.evaluating import project
from bestinterests.web.assessments.snapshot import Said
from bestinterests.web.register.holding import forget, stands
from bestinterests.web.register.models import Facet, Published, Series, Standing
from bestinterests.web.register.search import WORDS
from bestinterests.workflow.people import Actor
from bestinterests.workflow.publishing.policies import may_withdraw

EVENT = "publication.withdrawn"


def withdraw(*, published: Published, because: str, actor: Actor, at: dt.datetime) -> None:
    """Withdraw a publication, for a reason that everybody reads. Its bytes and words go; its digest stays.

    What it had superseded does not come back. Raises Refusing with every reason why not.
    """
    with transaction.atomic():
        insist_overwritten()
        head = locked(published.series.assessment_id)
        row = Published.objects.select_related("standing", "series").get(pk=published.pk)
        insist(may_withdraw(actor, stands(row), because))
        facts = {"series": row.series.slug, "number": row.number, "digest": row.digest}
        revision = commit(head, EVENT, Said(words=because, facts=facts), actor=actor.id, at=at)
        Standing.objects.filter(pk=row.pk).update(
            state="withdrawn", because=because.strip(), on=timezone.localdate(at), by=actor.id
        )
        Published.objects.filter(pk=row.pk).update(content=b"")
        Facet.objects.filter(published=row).delete()
        Series.objects.filter(pk=row.series_id, number=row.number).update(number=None)
        search.remove(row.pk, WORDS)
    forget()
    project(head.pk, timezone.localdate(at), revision, head.document)
