"""A file that was sent in, looked at before anything is done: what it is, what it would change, what it asks."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.utils import timezone

from bestinterests.changes import diff, edits_that_meet, merge
from bestinterests.documents.wording import day
from bestinterests.domain.change import MergeResult, Renumbering, place
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Finding
from bestinterests.domain.problem import Problem, Refusal, Refused
from bestinterests.domain.robustness import VerdictRange
from bestinterests.formats import Format
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.arriving import arrive, recognised
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.sides import base_of, deleted
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.models import User
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.authors import Authors
from bestinterests.web.assessments.differing.changes import Group, grouped, titles, told
from bestinterests.web.assessments.differing.questions import Question, Sides, Who, questions
from bestinterests.web.assessments.evaluating import evaluated, findings_of
from bestinterests.web.assessments.keepers import held_still
from bestinterests.web.assessments.meeting import Met, in_words
from bestinterests.web.assessments.models import AttachedFile, Upload
from bestinterests.web.assessments.offered import revision_in
from bestinterests.web.assessments.snapshot import Unreadable, document_at

ARCHIVE = Limits(size=50_000_000)
"""Bounds on an archive with attached files that is sent in by a form."""


NOUNS = {"xlsx": "Workbook", "html": "Paper", "pdf": "Paper", "docx": "Document"}
"""What a person calls a file of a format."""


class Missing(NamedTuple):
    """An item that the file no longer shows. place: how it is named in a form. agreed: may it go?"""

    place: str
    key: str
    title: str
    agreed: bool


class Verdicts(NamedTuple):
    """The verdict now and with every measure done, before and after; how many points are open."""

    before: tuple[VerdictRange, VerdictRange]
    after: tuple[VerdictRange, VerdictRange]
    open_before: int
    open_after: int


class Preview(NamedTuple):
    """What a file would do. result: None where it cannot be used, or where its base has to be named first.

    base: the revision that it was made from, where that is known; suggested: what its name says. theirs: what it says
    without the items that may go. new_files: attached files that are not here yet. problems: of the file. still: why it
    cannot be brought in as it is, with what stands here at each question.
    """

    arrival: Arrival
    form: Format | None
    base_document: Document | None
    base: int | None
    suggested: int | None
    theirs: Document | None
    new_files: int
    result: MergeResult | None
    groups: tuple[Group, ...] = ()
    questions: tuple[Question, ...] = ()
    missing: tuple[Missing, ...] = ()
    renumberings: tuple[Renumbering, ...] = ()
    meeting: tuple[Met, ...] = ()
    verdicts: Verdicts | None = None
    still: tuple[Refusal, ...] = ()

    @property
    def problems(self) -> list[Problem]:
        """What is said of the file itself."""
        return self.arrival.problems

    @property
    def needs_base(self) -> bool:
        """Has a person to say which revision the file was made from?"""
        return self.arrival.document is not None and not self.arrival.errors and self.base_document is None

    @property
    def is_new(self) -> bool:
        """Does it change or contradict anything, or bring files along?"""
        return bool(self.groups or self.questions or self.new_files)


def limits_for(name: str) -> Limits:
    """How large a file of this name may be."""
    return ARCHIVE if name.lower().endswith(".zip") else LIMITS


def read(upload: Upload) -> tuple[Arrival, Format | None]:
    """What came in with a file, and what it is."""
    given = Given(bytes(upload.content), upload.name, upload.mapping, limits_for(upload.name))
    try:
        return arrive(given), recognised(given)
    except Refused as refused:
        return Arrival(problems=refused.problems), recognised(given)


def preview(opened: Opened, upload: Upload, *, base: int | None = None, agreed: Collection[str] = ()) -> Preview:
    """What bringing in a file would do to an assessment as it stands. Nothing is written.

    base: the revision that a person says it was made from. agreed: places of missing items that may go.
    """
    arrival, form = read(upload)
    head = opened.head
    named = _document(opened, base) if base is not None else None
    before = None if arrival.errors else base_of(arrival, form, named)
    known = base if named is not None else _revision_of(opened, before, upload.name)
    theirs = deleted(arrival, agreed)
    found = Preview(arrival, form, before, known, revision_in(upload.name), theirs, _new_files(opened, arrival), None)
    if before is None or theirs is None or arrival.errors:
        return found
    result = merge(before, head.document, theirs, as_listed=arrival.draft)
    edits = told(diff(head.document, result.document).edits)
    names = titles(before, theirs, head.document, result.document)
    framework = framework_or_none(opened)
    return found._replace(
        result=result,
        groups=grouped(edits, opened.id, names, framework),
        questions=questions(
            result,
            _sides(opened, upload, form, known),
            titles=names,
            framework=framework,
            evaluate=lambda document: evaluated(document, opened.on),
        ),
        missing=_missing(arrival, names, agreed),
        renumberings=tuple(each for each in result.renumberings if not arrival.draft or each.reason != "provisional"),
        meeting=() if arrival.draft else in_words(meeting(opened, theirs, result), framework),
        verdicts=verdicts(opened, result.document) if edits else None,
        still=held_still(head, result.document),
    )


def framework_or_none(opened: Opened) -> Framework | None:
    """The framework of an assessment, None where its packs are not here."""
    try:
        return opened.framework
    except Refused:
        return None


def verdicts(opened: Opened, after: Document) -> Verdicts | None:
    """The verdict as it stands and on another record; None where either cannot be evaluated."""
    try:
        both = opened.evaluation, evaluated(after, opened.on)
    except Refused:
        return None
    heads = [next(each for each in held.profiles if each.profile == held.headline_profile) for held in both]
    before, then = ((each.now.verdict, each.expected.verdict) for each in heads)
    counts = [len(each.completeness.open) for each in both]
    return Verdicts(before, then, counts[0], counts[1])


def meeting(opened: Opened, theirs: Document, result: MergeResult) -> tuple[Finding, ...]:
    """Findings that neither side has alone; nothing where one side alone had changes, or packs are not here."""
    if not (result.from_ours and result.from_theirs):
        return ()
    try:
        return edits_that_meet(
            opened.head.document,
            theirs,
            result.document,
            lambda document: findings_of(evaluated(document, opened.on)),
        )
    except Refused:
        return ()


def _document(opened: Opened, seq: int) -> Document | None:
    if not 1 <= seq <= opened.head.revision:
        return None
    try:
        return document_at(opened.head, seq)
    except Unreadable:
        return None


def _revision_of(opened: Opened, base: Document | None, name: str) -> int | None:
    """The revision whose record a base is, looked for where it most likely is: at the head, or where the name says."""
    if base is None:
        return None
    said: int | None = revision_in(name)
    for seq in (opened.head.revision, said or opened.head.revision):
        held = _document(opened, seq)
        if held is not None and held.assessment == base.assessment:
            return int(seq)
    return None


def _new_files(opened: Opened, arrival: Arrival) -> int:
    if not arrival.attachments:
        return 0
    held = AttachedFile.objects.filter(assessment=opened.row, digest__in=list(arrival.attachments)).count()
    return len(arrival.attachments) - held


def _missing(arrival: Arrival, names: dict[str, str], agreed: Collection[str]) -> tuple[Missing, ...]:
    return tuple(
        Missing(place(path), path[-1], names.get(path[-1], ""), place(path) in agreed) for path in arrival.missing
    )


def _sides(opened: Opened, upload: Upload, form: Format | None, base: int | None) -> Sides:
    authors = Authors(opened.head, base)
    sender = User.objects.filter(public_id=upload.person).values_list("display_name", flat=True).first() or ""
    what = NOUNS.get(form.name if form else "", "File")
    since = f"revision {base}" if base is not None else "what the file was made from"
    on = day(timezone.localdate(upload.at))
    return Sides(
        Who("Before", since),
        lambda conflict: Who("Here", authors.words(conflict.path)),
        Who(what, f"sent in by {sender}, {on}" if sender else on),
        f"As in the {what.lower()}",
    )
