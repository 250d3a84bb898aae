"""Where a text stands that is to be removed, looked through before anything is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from bestinterests.changes.references import items_by_id
from bestinterests.domain.change import Path, place
from bestinterests.domain.document import KEYS
from bestinterests.web.assessments.beside import BESIDE
from bestinterests.web.assessments.models import AttachedFile, Comment, Draft, Grant, Submission, Upload
from bestinterests.web.assessments.snapshot import GONE, Head
from bestinterests.web.ledger.models import Payload, Snapshot
from bestinterests.web.ledger.removing import MARK, REMOVED, without


class Whereabouts(NamedTuple):
    """Where a text stands. fields: places in the record, with how often. lines, snapshots: of the history.

    drafts: fields in which somebody has typed it and not saved. grants: purposes for which papers are named for readers
    outside. comments: those that hold it. uploads: files that wait and all go with it. beside: in words, where apps
    above keep it.
    """

    fields: tuple[tuple[str, int], ...]
    course: bool
    lines: tuple[int, ...]
    snapshots: tuple[int, ...]
    submissions: int
    drafts: int
    grants: int
    comments: int
    uploads: int
    beside: tuple[str, ...] = ()

    @property
    def anywhere(self) -> bool:
        """Was it found in anything that is kept?"""
        counted = (self.submissions, self.drafts, self.grants, self.comments)
        return bool(self.fields or self.course or self.lines or self.snapshots or any(counted))


class Held(NamedTuple):
    """An attached file. holds: does the text stand in its bytes as they are?"""

    digest: str
    name: str
    size: int
    holds: bool


def whereabouts(head: Head, text: str) -> Whereabouts:
    """Look for a text, to the letter, in everything that is kept of an assessment."""
    payloads = Payload.objects.filter(line__ledger=head.ledger).exclude(line__kind=REMOVED).select_related("line")
    snapshots = Snapshot.objects.filter(ledger=head.ledger).order_by("seq")
    submissions = Submission.objects.filter(assessment_id=head.pk)
    drafts = Draft.objects.filter(assessment_id=head.pk)
    grants = Grant.objects.filter(assessment_id=head.pk)
    return Whereabouts(
        fields=tuple(_fields(msgspec.to_builtins(head.document), text, ())),
        course=_stands(text, msgspec.json.encode(head.course)),
        lines=tuple(
            each.line.seq
            for each in payloads.order_by("line__seq").iterator(chunk_size=200)
            if bytes(each.content) != GONE and _stands(text, bytes(each.content))
        ),
        snapshots=tuple(each.seq for each in snapshots.iterator(chunk_size=20) if _stands(text, bytes(each.content))),
        submissions=sum(_stands(text, bytes(each.evaluation)) for each in submissions.iterator(chunk_size=20)),
        drafts=sum(_stands(text, bytes(each.value)) for each in drafts.iterator(chunk_size=200)),
        grants=sum(text in purpose for purpose in grants.values_list("purpose", flat=True)),
        comments=Comment.objects.filter(thread__assessment_id=head.pk, text__contains=text).count(),
        uploads=Upload.objects.filter(assessment_id=head.pk).count(),
        beside=tuple(words for each in BESIDE for words in each.look(head.pk, text)),
    )


def files(head: Head, text: str = "") -> tuple[Held, ...]:
    """The attached files whose bytes are here, with their names in the record."""
    names = {item.digest: item.name for item in head.document.assessment.attachments}
    rows = AttachedFile.objects.filter(assessment_id=head.pk).order_by("pk")
    return tuple(
        Held(row.digest, names.get(row.digest, "no longer named in the record"), len(row.content), _within(text, row))
        for row in rows.iterator(chunk_size=10)
    )


def text_at(head: Head, path: Path) -> str:
    """The text that stands at a path of the record; blank where none does."""
    held: Any = msgspec.to_builtins(head.document)
    key = ""
    for step in path:
        if key and isinstance(held, list):
            held, key = next((item for item in held if item.get(key) == step), None), ""
        elif isinstance(held, dict):
            held, key = held.get(step), KEYS.get(step, "")
        else:
            return ""
    return held if isinstance(held, str) and held != MARK else ""


def texts_of(head: Head, item: str) -> tuple[tuple[str, str], ...]:
    """The texts of one item, by its id: the place of each, with slashes, and what it says."""
    found = items_by_id(head.document).get(item)
    if found is None:
        return ()
    path, held = found
    fields = msgspec.to_builtins(held)
    return tuple(
        ("/".join((*path, item, name)), value)
        for name, value in fields.items()
        if isinstance(value, str) and name != "id" and " " in value.strip()
    )


def _within(text: str, row: AttachedFile) -> bool:
    return bool(text) and text.encode() in bytes(row.content)


def _stands(text: str, content: bytes) -> bool:
    return without(text, content) is not None


def _fields(value: Any, text: str, path: Path, key: str = "") -> Iterator[tuple[str, int]]:
    if isinstance(value, str):
        if count := value.count(text):
            yield place(path), count
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from _fields(held, text, (*path, name), KEYS.get(name, ""))
    elif isinstance(value, list):
        for at, held in enumerate(value, 1):
            named = str(held.get(key, at)) if isinstance(held, dict) and key else ""
            yield from _fields(held, text, (*path, named) if named else path)
