"""Where children answer: one address, one question a page, and nothing kept anywhere until it is sent.

Every page carries what was answered so far within itself and sends it on: no cookie, no session, no row. Stopping, or
shutting the page, throws it away. As no cookie speaks for anybody, there is none to misuse, so that the form needs no
token: the code in it is what lets it in.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from bestinterests.domain.problem import Refused
from bestinterests.texts.texts import Text, texts
from bestinterests.web.redress.keys import Locked, NoKeys
from bestinterests.web.redress.views.doors.frame import Fault, drawn
from bestinterests.web.surveys.actions.answering import take_in
from bestinterests.web.surveys.codes import tried
from bestinterests.web.surveys.kits import SKIP, WORDS, Question, kit
from bestinterests.web.surveys.models import Sitting
from bestinterests.web.surveys.words import happens, values_of, values_of_nobody

EASIEST = "6-9"
"""Whose words are read before the code says for which age it is."""
MOST = 2_000
"""Characters of a child's own words."""


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def listen(request: HttpRequest) -> HttpResponse:
    """Ask for the code; with it, the questions one by one; then send, or throw away."""
    if request.method != "POST":
        return _code(request)
    at = timezone.now()
    if request.POST.get("go") == "stop":
        return _drawn(request, None, "stopped", {"title_key": "stopped_title"})
    code = request.POST.get("code", "")[:100]
    try:
        found = tried(request, code, at, request.POST.get("ticket", "")[:200])
    except (NoKeys, Refused):
        return _code(request, "errors.busy", typed=code)
    if found.wait:
        return _code(request, "errors.busy", typed=code, ticket=found.ticket)
    if found.sitting is None:
        return _code(request, "survey.code_wrong", typed=code)
    return _Form(request, found.sitting, code).answer(at)


class _Form:
    """One form as its browser carries it. at: which page was sent."""

    def __init__(self, request: HttpRequest, sitting: Sitting, code: str) -> None:
        self.request, self.sitting, self.code = request, sitting, code
        self.questions = kit(sitting.band, [each["id"] for each in sitting.survey.features])
        sent = request.POST
        self.form = sent.get("form", "")[:64] or secrets.token_hex(16)
        self.quote = sent.get("quote") == "yes"
        self.answers = {each.key: sent[each.key] for each in self.questions if each.key in sent}

    def answer(self, at: dt.datetime) -> HttpResponse:
        go = self.request.POST.get("go", "")
        page = self.request.POST.get("at", "")
        if go == "begin":
            return self.ask(0)
        if go == "send" and page == "check":
            return self.send(at)
        place = len(self.questions) if page == "check" else int(page) if page.isascii() and page.isdecimal() else -1
        if not 0 <= place <= len(self.questions):
            return self.about()
        if go == "back":
            return self.ask(place - 1) if place else self.about()
        if place == len(self.questions):
            return self.check()
        question = self.questions[place]
        if go == "skip":
            self.answers[question.key] = "" if question.text == WORDS else SKIP
            self.quote = self.quote and question.text != WORDS
        elif fault := self.fault(question):
            return self.ask(place, fault)
        return self.ask(place + 1) if place + 1 < len(self.questions) else self.check()

    def fault(self, question: Question) -> str:
        given = self.answers.get(question.key, "")
        if question.text == WORDS:
            return "survey.too_long" if len(given) > MOST else ""
        return "" if given in question.options else "survey.pick"

    def about(self) -> HttpResponse:
        """What this is, and that they may say no."""
        return self.page("about", {"title_key": "about_title"})

    def ask(self, place: int, fault: str = "") -> HttpResponse:
        question = self.questions[place]
        first = question.options[0] if question.options else question.key
        words = happens(self.sitting.survey, self.sitting.band)
        more = {
            "title_key": question.text,
            "question": question,
            "at": place,
            "happens": "" if question.feature is None else words[question.feature],
            "number": place + 1,
            "of": len(self.questions),
            "faults": (Fault(first, self.say(fault).words),) if fault else (),
            "carried": [(key, given) for key, given in self.answers.items() if key != question.key],
            "carries_quote": self.quote and question.text != WORDS,
        }
        return self.page("question", more, 422 if fault else 200)

    def check(self) -> HttpResponse:
        more = {"title_key": "check_title", "at": "check", "carried": list(self.answers.items())}
        return self.page("check", more | {"carries_quote": self.quote})

    def send(self, at: dt.datetime) -> HttpResponse:
        kept = {key: given[:MOST] for key, given in self.answers.items()}
        try:
            came = take_in(sitting=self.sitting, form=self.form, answers=kept, quote=self.quote, at=at)
        except (NoKeys, Locked, Refused):
            return self.page("check", {"title_key": "check_title", "at": "check", "carried": list(kept.items()),
                                       "carries_quote": self.quote, "says": "errors.busy"}, 503)  # fmt: skip
        if came == "full":
            return _code(self.request, "survey.full")
        if came == "over":
            return _code(self.request, "survey.code_wrong")
        return self.page("thanks", {"title_key": "thanks_title"})

    def say(self, key: str) -> Text:
        return texts(self.sitting.band).of(key, **values_of(self.sitting.survey, self.sitting.band))

    def page(self, template: str, more: dict[str, Any], status: int = 200) -> HttpResponse:
        held = {"code": self.code, "form": self.form, "answers": self.answers, "quote": self.quote}
        return _drawn(self.request, self.sitting, template, held | more, status)


def _code(request: HttpRequest, says: str = "", *, typed: str = "", ticket: str = "") -> HttpResponse:
    """The page that asks for the code; the status is the same whatever is wrong."""
    return _drawn(request, None, "code", {"title_key": "code_title", "says": says, "typed": typed, "ticket": ticket})


def _drawn(
    request: HttpRequest, sitting: Sitting | None, template: str, more: dict[str, Any], status: int = 200
) -> HttpResponse:
    audience = sitting.band if sitting else EASIEST
    values = values_of(sitting.survey, sitting.band) if sitting else values_of_nobody()
    held = texts(audience)

    def say(key: str, **others: object) -> Text:
        return held.of(key, **{**values, **others})

    frame = {"slug": "", "nation": "", "title": say("survey.page_title").words, "here": request.path}
    response = drawn(request, template, audience, held, say, frame | more, status, "surveys/listen")
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
