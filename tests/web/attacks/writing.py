"""A writer that says what was acknowledged, to be run as many threads or processes at once, and to be killed.

As a process: ``python -m tests.web.attacks.writing ASSESSMENT WRITER FROM COUNT`` writes and prints each number once
its edit has been acknowledged, to the end or until it is killed.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
SHARED_EVERY = 4
"""Every so many edits a writer goes for the field that all of them write."""


def prepare(writers: int) -> int:
    """An assessment with a feature for each writer; its key."""
    from bestinterests.domain.document import FORMAT, Assessment, Document
    from bestinterests.domain.feature import Feature
    from bestinterests.packs.resolve import pins_of
    from bestinterests.web.assessments.actions import create_from
    from tests.web.assessments.cast import AMARA, organisation

    features = tuple(Feature(id=f"F{n:02}", name=f"Writer {n}") for n in range(1, writers + 1))
    assessment = Assessment(title="Written by many", packs=pins_of("uk-childrens-code"), features=features)
    document = Document(format=FORMAT, assessment=assessment)
    return create_from(organisation=organisation(), document=document, actor=AMARA, at=AT).pk


def write(assessment: int, writer: int, number: int) -> bool:
    """One edit as a form makes it; whether it was acknowledged. Only on the shared field may it be contradicted."""
    from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit
    from bestinterests.web.assessments import actions
    from bestinterests.web.assessments.actions.committing import read
    from bestinterests.web.assessments.models import Assessment
    from bestinterests.workflow.people import Actor

    head = read(assessment)
    shared = number % SHARED_EVERY == 0
    path = ("assessment", "summary") if shared else ("assessment", "features", f"F{writer:02}", "description")
    held = head.document.assessment
    before = held.summary if shared else next(f.description for f in held.features if f.id == f"F{writer:02}")
    edit = Edit(kind="set", path=path, before=before, after=said(writer, number))
    brought = actions.edit(
        assessment=Assessment.objects.get(pk=assessment),
        base_revision=head.revision,
        changes=ChangeSet(format=CHANGE_FORMAT, edits=(edit,)),
        actor=Actor(id=f"{writer:026}", name=f"Writer {writer}", duties=("assessor",)),
        at=AT + dt.timedelta(seconds=number),
    )
    assert not brought.problems, brought.problems
    assert shared or not brought.conflicts, brought.conflicts
    return not brought.conflicts


def said(writer: int, number: int) -> str:
    """What a writer writes as their edit of this number."""
    return f"writer {writer} wrote {number}"


def lost(assessment: int, acknowledged: set[str]) -> set[str]:
    """What was acknowledged and stands nowhere in the history, or in the head though nobody wrote over it."""
    import msgspec

    from bestinterests.web.assessments.actions.committing import read
    from bestinterests.web.assessments.snapshot import Written
    from bestinterests.web.ledger.history import between

    head = read(assessment)
    written: dict[tuple[str, ...], list[str]] = {}
    for entry in between(head.ledger, 1, head.revision):
        for edit in msgspec.json.decode(entry.content, type=Written).changes.edits:
            written.setdefault(edit.path, []).append(edit.after)
    missing = acknowledged - {text for texts in written.values() for text in texts}
    for feature in head.document.assessment.features:
        last = written.get(("assessment", "features", feature.id, "description"), [""])[-1]
        if feature.description != last:
            missing.add(last)
    return missing


def environment() -> dict[str, str]:
    """The environment of a process that works on the database of this one."""
    from django.conf import settings
    from django.db import connection

    held = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{held['NAME']}"
    else:
        address = f"postgresql://{held['USER']}@/{held['NAME']}?host={held['HOST']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BESTINTERESTS_")}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "bestinterests.web.config.settings",
        "BESTINTERESTS_DATA": str(settings.DATA),
        "BESTINTERESTS_SECRET": settings.SECRET_KEY,
        "DATABASE_URL": address,
    }


def started(assessment: int, writer: int, first: int, count: int) -> subprocess.Popen[str]:
    """A writer as a process of its own; what it acknowledges comes line by line."""
    asked = [sys.executable, "-m", "tests.web.attacks.writing", *map(str, (assessment, writer, first, count))]
    return subprocess.Popen(asked, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)


def main(assessment: int, writer: int, first: int, count: int) -> None:
    """Write and say what was acknowledged."""
    import django

    django.setup()
    for number in range(first, first + count):
        if write(assessment, writer, number):
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
