"""Somebody who comes to a portal with a browser, and with nothing else."""

from __future__ import annotations

import html
import re
from typing import Any

from django.core.cache import cache
from django.test import Client

from bestinterests.web.config.jobs import JOBS
from bestinterests.web.jobs.running import run_due
from bestinterests.web.redress import keys
from bestinterests.web.redress.actions import covering
from bestinterests.web.redress.models import PagingTest, Portal
from tests.web.redress.cast import portal

WEEK = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
PULSE = tuple(job for job in JOBS if job.name == "doors")


def opened(cast: Any, assessment: Any, at: Any) -> Portal:
    """A portal at which everything stands."""
    who, where = cast.people, cast.organisation
    told = {"lead": who["safeguarding-lead"], "deputy": None, "hours": WEEK, "page_to": "lead@example.org"}
    told |= {"nation": "england", "safeguarding_hours": 4, "outcome_days": 28, "keep_months": 24}
    covering.settle_cover(organisation=where, told=told, actor=who["administrator"].public_id, at=at)
    for role in ("administrator", "decider"):
        covering.name_custodian(organisation=where, person=who[role], at=at)
        covering.confirm_custody(organisation=where, person=who[role], fingerprint=keys.ring().fingerprint(), at=at)
    covering.try_paging(organisation=where, actor=who["administrator"].public_id, at=at)
    PagingTest.objects.update(confirmed_at=at, confirmed_by=who["safeguarding-lead"].public_id)
    run_due(PULSE, at)
    return portal(assessment, at)


class Visitor:
    """One browser. address: where it comes from."""

    def __init__(self, where: Portal, address: str = "192.0.2.7") -> None:
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address, HTTP_USER_AGENT="Canary browser 99")
        self.start = f"/ask/{where.slug}/"
        self.seen = None

    def get(self, page: str = "") -> Any:
        self.seen = self.client.get(f"{self.start}{page}", follow=True)
        return self.seen

    def post(self, page: str, told: Any = (), follow: bool = True) -> Any:
        cache.clear()
        token = self.client.cookies["csrf"].value if "csrf" in self.client.cookies else ""
        sent = dict(told) | {"csrfmiddlewaretoken": token}
        self.seen = self.client.post(f"{self.start}{page}", sent, follow=follow)
        return self.seen

    @property
    def text(self) -> str:
        """The words of the page before them."""
        return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.seen.content.decode())))

    @property
    def code(self) -> str:
        """The code that is before them."""
        return re.search(r'id="the-code"[^>]*>([^<]+)<', self.seen.content.decode())[1]

    @property
    def asked(self) -> str:
        """The question before them; blank where there is none."""
        found = (
            re.search(r"/questions/([a-z_]+)/", self.seen.redirect_chain[-1][0]) if self.seen.redirect_chain else None
        )
        return found[1] if found else ""

    def answer(self, **answers: Any) -> list[str]:
        """Answer what is asked, each question in turn, until all answers are to be read; the questions that came."""
        came = []
        while key := self.asked:
            came.append(key)
            told = {key: answers.get(key, [])} | {name: answers[name] for name in ("urgent_why",) if name in answers}
            assert self.post(f"questions/{key}/", told).status_code == 200, (key, self.text)
            assert len(came) < 20
        return came

    def begin(self, audience: str) -> Any:
        """Come in, and say who they are."""
        self.get()
        self.get("before/")
        self.get("who/")
        return self.post("who/", {"audience": audience})

    def tell(self, audience: str, **answers: Any) -> str:
        """Go the whole way, send it, and return the code that is shown."""
        self.begin(audience)
        self.answer(**answers)
        self.post("send/")
        return self.code
