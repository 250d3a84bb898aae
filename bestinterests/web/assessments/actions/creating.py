"""Beginning an assessment: blank, from patterns of features, or from what came in with a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
from django.db import transaction

from bestinterests.changes import diff, merge
from bestinterests.domain.document import FORMAT, Document
from bestinterests.domain.problem import Refused
from bestinterests.packs.beginning import new_document, unknown_patterns
from bestinterests.packs.resolve import pins_of, resolve
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments import search
from bestinterests.web.assessments.actions.committing import count, insist, wrote
from bestinterests.web.assessments.counting.keeping import keep
from bestinterests.web.assessments.counting.parts import told_of
from bestinterests.web.assessments.evaluating import project
from bestinterests.web.assessments.models import Assessment, AttachedFile
from bestinterests.web.assessments.snapshot import Written, columns, document_bytes, texts
from bestinterests.web.ledger.appending import append, open_ledger
from bestinterests.workflow import moves
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_edit

PACKS = ("uk-childrens-code",)
BLANK = Document(format=FORMAT)


def create(
    *,
    organisation: Organisation,
    title: str = "",
    patterns: Sequence[str] = (),
    packs: Sequence[str] = PACKS,
    short: bool = False,
    evaluate: bool = True,
    actor: Actor,
    at: dt.datetime,
) -> Assessment:
    """Begin an assessment, with a feature for each pattern. evaluate: as of ``create_from``.

    Raises Refusing for people who do not assess; Refused for a pack or pattern that is not there.
    """
    framework, problems = resolve(pins_of(*packs))
    problems = list(problems) if framework is None else unknown_patterns(framework, patterns)
    if framework is None or problems:
        raise Refused(problems)
    document = new_document(framework, title=title, patterns=patterns, short=short, on=at.date())
    return create_from(organisation=organisation, document=document, evaluate=evaluate, actor=actor, at=at)


def create_from(
    *,
    organisation: Organisation,
    document: Document,
    attachments: Mapping[str, bytes] | None = None,
    source: str = "",
    evaluate: bool = True,
    actor: Actor,
    at: dt.datetime,
) -> Assessment:
    """Begin an assessment from a document, such as one that came in with a file named ``source``.

    Provisional keys get numbers. attachments: bytes by the digest that names them. evaluate: work out at once
    what lists show; else the caller does once its own transaction has ended, or the clock. Raises Refusing for people
    who do not assess.
    """
    course = moves.edited(Course(), actor.id)
    insist(may_edit(actor, course))
    document = merge(BLANK, BLANK, document).document
    content = document_bytes(document)
    public = new_id(at)
    with transaction.atomic():
        ledger = open_ledger(kind="assessment", subject=public, at=at)
        line = append(
            ledger=ledger,
            kind="assessment.created",
            content=msgspec.json.encode(Written(changes=diff(BLANK, document), source=source)),
            document=lambda: content,
            actor=actor.id,
            at=at,
        )
        row = Assessment.objects.create(
            public_id=public,
            organisation=organisation,
            ledger=ledger,
            head=content,
            course=msgspec.json.encode(course),
            revision=line.seq,
            updated_at=at,
            **columns(document, course),
        )
        _beside(row, document, attachments or {}, actor.id, at)
        keep(row.pk, told=told_of(document, course))
    if evaluate:
        project(row.pk, at.date())
    return row


def _beside(row: Assessment, document: Document, attachments: Mapping[str, bytes], actor: str, at: dt.datetime) -> None:
    """What stands beside a new row: its attached files, its total, its words, and who wrote it."""
    files = attachments.items()
    AttachedFile.objects.bulk_create(AttachedFile(assessment=row, digest=d, content=data) for d, data in files)
    count(row.organisation_id, row.state, row.fictional, 1)
    search.index(row.pk, texts(document))
    wrote(row.pk, actor, at)
