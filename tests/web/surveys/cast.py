"""A survey of the islands with its sittings, made by the actions that people use, and children who answer."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

from django.test import Client
from django.utils import timezone

from bestinterests.domain.consultation import Consultation
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.surveys.actions.making import make_sitting, make_survey
from bestinterests.web.surveys.held import held_of
from bestinterests.web.surveys.models import Sitting, Survey
from tests.web.redress.visitors import opened

HAPPENS = {
    "6-9": "The game shows you on a map.",
    "10-12": "The game shows others where you are.",
    "13-15": "The game shows other players where you are.",
}
BANDS = ["6-9", "10-12", "13-15"]


def survey(assessment: Assessment, bands: Any = BANDS, at: dt.datetime | None = None, **given: Any) -> Survey:
    """A survey about one feature."""
    at = at or timezone.now()
    told = {"consultation": "C01", "service": "Puddlehop", "features": [{"id": "F01", "words": HAPPENS}]}
    told |= {"bands": list(bands), "kept_until": timezone.localdate(at) + dt.timedelta(days=90)}
    return make_survey(assessment=assessment, told=told | given, actor="a" * 26, at=at)


def sitting(
    where: Survey, band: str = "6-9", assents: int = 30, at: dt.datetime | None = None, **given: Any
) -> Sitting:
    """A sitting of today, for which every adult gave permission."""
    at = at or timezone.now()
    told = {"band": band, "day": timezone.localdate(at), "setting": "A classroom", "lead": "Head of year"}
    told |= {"permissions": assents, "assents": assents}
    asked = Consultation(id="C01", asked="children", permission="given")
    return make_sitting(survey=where, consultation=asked, told=told | given, actor="a" * 26, at=at)


def covered(cast: Any, assessment: Assessment) -> None:
    """Everything stands that has to before children write."""
    opened(cast, assessment, timezone.now())


def code_of(row: Sitting) -> str:
    """The code as it stands on the board."""
    return held_of(row).code


class Child:
    """A child with a browser and the code."""

    def __init__(self, code: str) -> None:
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR="192.0.2.9", HTTP_USER_AGENT="Canary browser 99")
        self.code = code
        self.seen: Any = None

    def post(self, **told: Any) -> Any:
        self.seen = self.client.post("/listen/", told)
        return self.seen

    def press(self, go: str, **told: Any) -> Any:
        """Press a button of the page before them, with what the page carries."""
        return self.post(**{**self.carried, **told, "go": go})

    @property
    def page(self) -> str:
        return html.unescape(self.seen.content.decode())

    @property
    def carried(self) -> dict[str, str]:
        return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.page))

    @property
    def asked(self) -> str:
        """The key of the question before them; blank where there is none."""
        found = re.search(r'<(?:input type="radio"|textarea class="dr-box" id="[^"]*") name="([^"]+)"', self.page)
        return found[1] if found else ""

    def answer(self, words: str = "", quote: bool = False, **given: str) -> list[str]:
        """Come in and answer all; what is not given is skipped. Returns the questions that came."""
        self.post(code=self.code)
        self.press("begin")
        came = []
        while key := self.asked:
            came.append(key)
            text = words if key == "change" else given.get(key.partition("-")[0], "")
            told = {key: text} | ({"quote": "yes"} if quote and key == "change" else {})
            assert self.press("next" if text else "skip", **(told if text else {})).status_code == 200, self.page
        return came

    def send(self, **given: Any) -> str:
        """Answer, send, and return the words of the last page."""
        self.answer(**given)
        self.press("send")
        return self.page
