"""Rating in the workspace at 500 impacts: one judgement saved, the page, and what would follow before it is saved."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from types import ModuleType
from typing import Any

import msgspec

from benchmarks.documents import ON, assessment
from benchmarks.measure import best, row
from bestinterests.domain.document import FORMAT, Document
from bestinterests.packs.resolve import pins_of, resolve

SIZE = 500


def run() -> list[str]:
    """Lines of the section on rating."""
    with tempfile.TemporaryDirectory() as folder:
        set_up_in(folder)
        return [
            f"Rating at {SIZE} impacts (aim: at most 3x the same HTML from constants, 8 queries; what follows 100 ms)",
            *Desk().lines(),
        ]


def set_up_in(folder: str) -> None:
    """Make a workspace in a folder."""
    from bestinterests.web.config.serving import collect, set_up, upgrade

    set_up({**os.environ, "BESTINTERESTS_DATA": folder, "BESTINTERESTS_LOG_LEVEL": "error"})
    upgrade()
    collect()


class Desk:
    """Somebody signed in, with a record of this size."""

    def __init__(self) -> None:
        from django.test import Client
        from django.utils import timezone

        from bestinterests.web.accounts import actions
        from bestinterests.web.accounts.access import standings_of
        from bestinterests.web.assessments.actions import create_from
        from bestinterests.web.assessments.people import actor_of

        at = timezone.now()
        person = actions.begin(
            email="edda@example.org", display_name="Edda", password="copper lantern meadow", organisation="Tern", at=at
        )
        membership = person.memberships.get()
        actions.change_roles(membership=membership, roles=frozenset({"administrator", "assessor"}), actor=person, at=at)
        self.actor = actor_of(standings_of(person)[0])
        framework, problems = resolve(pins_of("uncrc", "uk-childrens-code"))
        assert framework is not None, problems
        judged = msgspec.structs.replace(assessment(framework, SIZE), packs=framework.pins)
        document = Document(format=FORMAT, assessment=judged)
        self.held = create_from(organisation=membership.organisation, document=document, actor=self.actor, at=at)
        self.client = Client(headers={"host": "127.0.0.1"})
        self.client.force_login(person)
        self.impact = judged.impacts[3].id
        self.address = f"/assessments/{self.held.public_id}/impacts/{self.impact}/rating/"

    def lines(self) -> list[str]:
        """What each costs, against the least that it could."""
        constant = self.constant(self.address)
        queries = self.queries(self.address)
        whole = best(lambda: self.get(self.address), 20)
        live = best(lambda: self._post(f"{self.address}before/live/", {"before-likelihood": "remote"}), 10)
        listed = best(lambda: self.get(f"/assessments/{self.held.public_id}/ratings/"), 5)
        saved = best(self._saving(), 5)
        bare = best(self._evaluating(), 5)
        return [
            row("the page of one rating from constants", constant, 1.0),
            row("the page of one rating", whole, whole / constant, f"{queries} queries"),
            row("what would follow from an unsaved judgement", live, live / constant),
            row("the first 50 of the queue", listed, listed / constant),
            row("evaluation of the record alone", bare, 1.0),
            row("one judgement saved, evaluation included", saved, saved / bare),
        ]

    def get(self, address: str) -> Any:
        """The page at an address."""
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.status_code
        return answer

    def _post(self, address: str, changed: dict[str, str]) -> Any:
        sent = {"asked": "before", "before-scales": "gravity reach irremediability severity likelihood", **changed}
        answer = self.client.post(address, sent)
        assert answer.status_code in (200, 302), answer.status_code
        return answer

    def queries(self, address: str) -> int:
        """How often a page asks the database, session and sign-in included."""
        from django.db import connection

        asked: list[str] = []

        def counted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            asked.append(sql)
            return execute(sql, *rest)

        self.get(address)
        with connection.execute_wrapper(counted):
            self.get(address)
        return len(asked)

    def constant(self, address: str, times: int = 20) -> float:
        """Seconds for the same page through the same server where every value is there already."""
        from django.test import override_settings
        from django.urls import path

        from bestinterests.web.assessments import frame
        from bestinterests.web.config import urls

        held: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
        drawn = frame.render

        def noting(*values: Any, **named: Any) -> Any:
            held.append((values, named))
            return drawn(*values, **named)

        frame.render = noting
        try:
            self.get(address)
        finally:
            frame.render = drawn
        (_, *values), named = held[0]
        constant = ModuleType("constant")
        constant.urlpatterns = [  # type: ignore[attr-defined]
            path("constant/", lambda request: drawn(request, *values, **named), name="constant"),
            *urls.urlpatterns,
        ]
        with override_settings(ROOT_URLCONF=constant):
            self.get("/constant/")
            return best(lambda: self.get("/constant/"), times)

    def _saving(self) -> Callable[[], object]:
        """Each time another judgement, so that each save writes."""
        levels = iter(["remote", "possible", "likely", "certain"] * 10)
        return lambda: self._post(self.address, {"before-likelihood": next(levels)})

    def _evaluating(self) -> Callable[[], object]:
        from bestinterests.evaluation import evaluate
        from bestinterests.web.assessments.snapshot import framework_of, read_document

        document = read_document(self.held.head)
        framework = framework_of(document)
        return lambda: evaluate(framework, document.assessment, on=ON)
