"""A workspace with many assessments, made quickly: rows like one that an action made, each with words of its own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments import search
from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.ledger.models import Ledger

PATTERNS = ("chat", "leaderboard", "advert-kit", "public-profile", "streaks-and-reminders")
TEXT = "What the service does with what children say, and what it may do to them. " * 12
VERDICTS = ("stop", "not_consistent", "not_shown")


class Filled:
    """An organisation that grows, and another of the same size whose records hold a word of their own."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at
        person = people.begin(
            email="b@example.org", display_name="B", password="not-used-here", organisation="Many", at=at
        )
        self.standings = standings_of(person)
        self.organisation = self.standings[0].organisation
        self.other = Organisation.objects.create(public_id=new_id(at), name="Other", made_at=at)
        create(
            organisation=self.organisation,
            title="Service 000000",
            patterns=PATTERNS,
            actor=actor_of(self.standings[0]),
            at=at,
        )
        self.base = Assessment.objects.get()
        self.size = 1

    def up_to(self, size: int) -> None:
        """Grow to so many assessments in each organisation."""
        with transaction.atomic():
            for number in range(self.size, size):
                self._add(self.organisation, number, "")
                self._add(self.other, number, " elsewhere")
        self.size = size

    def middle(self) -> str:
        """The place of the row in the middle, by title."""
        from bestinterests.web.ui.paging import paged

        rows = Assessment.objects.filter(organisation=self.organisation)
        return paged(rows, ("title", "id"), "", max(1, self.size // 2)).after

    def _add(self, where: Organisation, number: int, word: str) -> None:
        public = new_id(self.at)
        ledger = Ledger.objects.create(public_id=new_id(self.at), kind="assessment", subject=public, length=1)
        fields: dict[str, Any] = {f.attname: getattr(self.base, f.attname) for f in Assessment._meta.concrete_fields}
        title = f"Service {number * 7919 % 1_000_000:06}"
        own = {"public_id": public, "ledger_id": ledger.pk, "organisation_id": where.pk, "title": title}
        moment = {"updated_at": self.at - dt.timedelta(minutes=number * 31 % 99_991)}
        worst = VERDICTS[number % 3]
        verdict = {"now_worst": worst, "now_best": worst, "by_verdict": number % 3}
        row = Assessment.objects.create(**fields | own | moment | verdict | {"id": None})
        tens = "".join(f" {name}" for each, name in ((10, "tenth"), (100, "hundredth")) if number % each == 0)
        search.index(row.pk, f"{title} {TEXT}{tens}{word} w{number % 5000}")
