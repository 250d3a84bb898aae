"""An organisation with many services, made quickly from the samples: each counted by what the workspace itself uses."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.test import Client
from msgspec.json import encode
from msgspec.structs import replace

from bestinterests.formats.reading import read_document
from bestinterests.formats.samples import samples
from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.assessments import evaluating
from bestinterests.web.assessments.actions import committing, create_from, edit
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.counting import keeping, keys
from bestinterests.web.assessments.counting.parts import Told, found_of, told_of
from bestinterests.web.assessments.counting.recounting import recount
from bestinterests.web.assessments.models import Assessment, Contribution, CountedUnder, Deadline, ServiceKind
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.ledger.models import Ledger
from bestinterests.web.overview.asking import Asked
from bestinterests.web.overview.deadlines import deadlines, listed
from bestinterests.web.overview.services import services
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.states import ALL_STATES

KINDS = 60
"""Kinds of service; one of them is that of a single service."""


class Services:
    """An organisation that grows by copies of the samples, no longer fictional: other days, kinds and states each."""

    common, rare = "kind 7", "kind of its own"

    def __init__(self, at: dt.datetime) -> None:
        self.at = at
        person = people.begin(
            email="b@example.org", display_name="B", password="not-used-here", organisation="Many", at=at
        )
        self.standing = standings_of(person)[0]
        self.organisation = self.standing.organisation
        self.actor = actor_of(self.standing)
        self.client = Client(headers={"host": "127.0.0.1"})
        self.client.force_login(person)
        self.bases = [self._base(path) for path in samples()]
        self.size = len(self.bases)

    def _base(self, path: Any) -> tuple[Assessment, Told, Any]:
        document, problems = read_document(path.read_bytes(), path.name)
        if document is None:
            raise ValueError(problems)
        held = replace(document, assessment=replace(document.assessment, fictional=False))
        row = create_from(organisation=self.organisation, document=held, actor=self.actor, at=self.at)
        head = read(row.pk)
        row.refresh_from_db()
        context = evaluating.context_or_none(head.document, self.at.date())
        return row, told_of(head.document, head.course), found_of(context, self.at.date())

    def up_to(self, size: int) -> None:
        """Grow to so many services, and count them by the job that counts anew."""
        for start in range(self.size, size, 500):
            with transaction.atomic():
                self._add(range(start, min(size, start + 500)))
        self.size = size
        recount()

    def _add(self, numbers: range) -> None:
        """Copies hold no document: nothing of the overview reads one, and 10,000 of them would take a gigabyte."""
        at = self.at
        publics = [new_id(at) for _ in numbers]
        Ledger.objects.bulk_create(Ledger(public_id=new_id(at), kind="assessment", subject=one) for one in publics)
        ledgers = dict(Ledger.objects.filter(subject__in=publics).values_list("subject", "pk"))
        rows, contributions, deadlines_of, listed_under = [], [], [], []
        for number, public in zip(numbers, publics, strict=True):
            base, told, found = self.bases[number % len(self.bases)]
            state = ALL_STATES[number % 6]
            kind = self._kind(self.rare if number == 8 else f"kind {number % KINDS}")
            fields: dict[str, Any] = {f.attname: getattr(base, f.attname) for f in Assessment._meta.concrete_fields}
            own = {"id": None, "public_id": public, "ledger_id": ledgers[public], "head": b"null", "state": state}
            row = Assessment(**fields | own | {"title": f"Service {number:06}", "kind": kind.words})
            shift = dt.timedelta(days=number * 37 % 400 - 200)
            dated = [each._replace(day=each.day + shift) for each in told.deadlines]
            due = Counter(keys.due(each.what, each.day) for each in dated)
            filed = {"organisation": self.organisation, "state": state}
            rows.append(row)
            contributions.append(
                Contribution(
                    assessment=row,
                    kind=kind,
                    rank=found.rank,
                    told=encode(due),
                    found=encode(found.numbers),
                    is_whole=True,
                    **filed,
                )
            )
            deadlines_of += [Deadline(assessment=row, kind=kind.pk, **filed, **each._asdict()) for each in dated]
            counted = [key for key in keeping.parts(contributions[-1]) if keys.is_listed(key)]
            listed_under += [
                CountedUnder(assessment=row, key=key, rank=found.rank, kind=kind.pk, **filed) for key in counted
            ]
        Assessment.objects.bulk_create(rows)
        for table, held in ((Contribution, contributions), (Deadline, deadlines_of), (CountedUnder, listed_under)):
            for each in held:
                each.assessment_id = each.assessment.pk
            table.objects.bulk_create(held)

    def _kind(self, words: str) -> ServiceKind:
        """A kind of service, counted once more."""
        held, _ = ServiceKind.objects.get_or_create(organisation=self.organisation, words=words)
        held.number += 1
        held.save()
        return held

    def kind(self, words: str) -> int:
        """The number of a kind of service, 0 where there is none yet."""
        held = ServiceKind.objects.filter(organisation=self.organisation, words=words).values_list("pk", flat=True)
        return held.first() or 0

    def page(self, place: str) -> bytes:
        """What a browser gets at an address within the overview."""
        answer = self.client.get(f"/organisations/{self.organisation.public_id}/overview/{place}")
        if answer.status_code != 200:
            raise ValueError(f"{place}: {answer.status_code}")
        return bytes(answer.content)

    def listed(self, key: str, kind: int = 0, place: str = "", rows: int = 10) -> Callable[[], object]:
        """Reading a page of the services under a key."""
        asked, on = Asked(kind=kind), self.at.date()
        return lambda: services(self.organisation, asked, key, place, on, rows)

    def overdue(self, rows: int = 10) -> Callable[[], object]:
        """Reading the first overdue actions."""
        on = self.at.date()
        return lambda: listed(deadlines(self.organisation, Asked(), "actions", "overdue", on), on, size=rows)

    def middle(self) -> str:
        """The place of the row in the middle of the list of all services."""
        if getattr(self, "_middle", (0, ""))[0] != self.size:
            rows = CountedUnder.objects.filter(organisation=self.organisation, key="service")
            self._middle = self.size, paged(rows, ("rank", "assessment_id"), "", max(1, self.size // 2)).after
        return self._middle[1]

    def saves(self, times: int, *, kind: bool) -> tuple[float, float]:
        """Seconds of the fastest save of a changed record, and of what it spent on keeping counts.

        kind: the service becomes one of another kind, which moves every number; else its actions are given up or taken
        up again.
        """
        row = self.bases[0][0]
        found = []
        for at in range(times):
            head = read(row.pk)
            held = head.document.assessment
            status = "abandoned" if held.measures[0].status == "planned" else "planned"
            measures = tuple(replace(measure, status=status) for measure in held.measures)
            service = replace(held.service, kind=f"kind {at}")
            changed = replace(held, service=service) if kind else replace(held, measures=measures)
            found.append(self._save(row, head, replace(head.document, assessment=changed)))
        return min(found)

    def _save(self, row: Assessment, head: Any, after: Any) -> tuple[float, float]:
        from bestinterests.changes import diff

        spent = [0.0]

        def keep(*given: Any, **named: Any) -> None:
            start = time.perf_counter()
            keeping.keep(*given, **named)
            spent[0] += time.perf_counter() - start

        committing.keep = evaluating.keep = keep  # type: ignore[assignment]  # a stop-watch around the same
        changes = diff(head.document, after)
        start = time.perf_counter()
        brought = edit(assessment=row, base_revision=head.revision, changes=changes, actor=self.actor, at=self.at)
        whole = time.perf_counter() - start
        committing.keep = evaluating.keep = keeping.keep
        if brought.revision == head.revision:
            raise ValueError("nothing was saved")
        return whole, spent[0]
