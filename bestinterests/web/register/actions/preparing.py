"""Preparing: texts for each audience, and what is left out. Nothing of it is in the record of the assessment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import msgspec
from django.db import transaction
from msgspec.structs import replace

from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Refusal
from bestinterests.domain.publication import LeftOut
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.register.drafting import Draft, Prepared, draft_of, read, text_for, written
from bestinterests.web.register.models import PublishingDraft

MEANWHILE = Refusal(
    code="publish.meanwhile",
    sentence="Somebody else saved this since you opened it.",
    who_could_help="What you typed stands here still. Compare it with what is saved now, and save again.",
)


class Who(NamedTuple):
    """Who is named (ids), as whom the decider stands, and how to object, in words."""

    named: tuple[str, ...] = ()
    decider: str = ""
    object_how: str = ""

    @classmethod
    def of(cls, held: Prepared) -> Who:
        """What is prepared of it."""
        return cls(held.named, held.decider, held.object_how)


def save_text(
    *,
    assessment: Assessment,
    document: Document | None,
    text: AudienceText,
    seen: AudienceText,
    actor: str,
    at: dt.datetime,
) -> None:
    """Keep the text for one audience; a blank one takes it away.

    seen: the text that the person had before them. Raises Refusing where somebody changed this text since; texts for
    other audiences may change meanwhile.
    """

    def changed(held: Prepared) -> Prepared:
        now = text_for(held, text.audience)
        if (now.text, now.tested) not in ((seen.text, seen.tested), (text.text, text.tested)):
            raise Refusing([MEANWHILE])
        others = tuple(each for each in held.texts if each.audience != text.audience)
        return replace(held, texts=written((*others, text)))

    _change(assessment, document, changed, actor, at)


def leave_out(
    *, assessment: Assessment, document: Document | None, left_out: LeftOut, actor: str, at: dt.datetime
) -> None:
    """Leave one thing out; what was said of the same place before is replaced."""

    def changed(held: Prepared) -> Prepared:
        others = tuple(each for each in held.left_out if each.place != left_out.place)
        return replace(held, left_out=tuple(sorted((*others, left_out), key=lambda each: each.place)))

    _change(assessment, document, changed, actor, at)


def put_back(*, assessment: Assessment, document: Document | None, place: str, actor: str, at: dt.datetime) -> None:
    """Leave something out no longer. Does nothing where it is not left out."""

    def changed(held: Prepared) -> Prepared:
        return replace(held, left_out=tuple(each for each in held.left_out if each.place != place))

    _change(assessment, document, changed, actor, at)


def say_who(
    *, assessment: Assessment, document: Document | None, told: Who, seen: Who, actor: str, at: dt.datetime
) -> None:
    """Say who is named, as whom the decider stands, and how to object.

    seen: what the person had before them. Raises Refusing where somebody changed any of it since.
    """

    def changed(held: Prepared) -> Prepared:
        if Who.of(held) not in (seen, told):
            raise Refusing([MEANWHILE])
        return replace(held, **told._asdict())

    _change(assessment, document, changed, actor, at)


def _change(
    assessment: Assessment,
    document: Document | None,
    changed: Callable[[Prepared], Prepared],
    actor: str,
    at: dt.datetime,
) -> None:
    """Change what is prepared, under the lock of its assessment, so that nothing that somebody saved meanwhile goes."""
    with transaction.atomic():
        Assessment.objects.select_for_update(of=("self",)).only("pk").get(pk=assessment.pk)
        row = PublishingDraft.objects.filter(assessment=assessment).first()
        before: Draft = draft_of(assessment, document)
        after = changed(before.prepared if row is None else read(row.held))
        row = row or PublishingDraft(assessment=assessment)
        row.held, row.revision = msgspec.json.encode(after), before.revision + 1
        row.changed_at, row.changed_by = at, actor
        row.save()
