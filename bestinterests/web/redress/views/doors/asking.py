"""The questions, one a page, and reading what was answered before it is sent."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe
from msgspec.structs import replace

from bestinterests.packs import load
from bestinterests.web.assessments.sheets.values import Unfit, lines, sound
from bestinterests.web.redress.journey import GROWN_UPS, RIGHTS, Asked, Question, after, before, first_open, questions
from bestinterests.web.redress.views.doors.entering import BOTH
from bestinterests.web.redress.views.doors.frame import Fault, Standing
from bestinterests.web.redress.views.doors.shutting import shut
from bestinterests.web.redress.visiting import keep_visit, new_form

STANDARD = "standards.standard_"


def lent(standing: Standing) -> Asked:
    """What the portal lends to the questions, in the words of this visitor."""
    return Asked(
        features=[(each["id"], worded(each["words"], standing.audience)) for each in standing.portal.features],
        standards=[
            (f"standard-{int(key.removeprefix(STANDARD))}", standing.say(key).words)
            for key in standing.texts.shown("standards")
            if key.startswith(STANDARD)
        ],
        rights=_rights(standing.audience),
    )


def worded(words: dict[str, str], audience: str) -> str:
    """The words of a part of the service for an audience: its own, else those of the band beside it."""
    order = list(words)
    if audience in order:
        return words[audience]
    return words[order[0]] if audience in ("0-5", "6-9") else words[order[-1]]


def asked_of(standing: Standing) -> list[Question]:
    """The questions of this visitor as things stand."""
    return questions(standing.visit.answers, lent(standing))


@login_not_required
@require_safe
def first(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the first question."""
    standing = Standing(request, slug)
    return redirect("redress:door_question", slug, asked_of(standing)[0].key)


@login_not_required
@require_http_methods(BOTH)
def question(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask one question, and keep its answer in this browser."""
    standing = Standing(request, slug)
    if not standing.door.is_open and request.method != "POST":
        return shut(standing)
    asked = asked_of(standing)
    found = next((each for each in asked if each.key == key), None)
    if found is None:
        if any(each.key == key for each in questions({**standing.visit.answers, "door": "mine"}, lent(standing))):
            return redirect("redress:door_first", slug)  # asked on another way than the one chosen now
        raise Http404
    held: dict[str, Any] = dict(standing.visit.answers)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        held, faults = _answered(standing, found, held)
        if not standing.door.is_open:
            return shut(standing, held)
        if not faults:
            visit = replace(standing.visit, answers=held, form=standing.visit.form or new_form())
            way = _onward(request, slug, found, questions(held, lent(standing)))
            return keep_visit(request, way, standing.portal, visit, standing.at)
    back = before(key, asked)
    return standing.page(
        "question",
        faults=faults,
        status=422 if faults else 200,
        more={
            "question": found,
            "held": held,
            "number": asked.index(found) + 1,
            "of": len(asked),
            "back": back.key if back else "",
            "checking": request.GET.get("from") == "check",
        },
    )


@login_not_required
@require_safe
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was answered, to be read before it is sent."""
    standing = Standing(request, slug)
    if not standing.door.is_open:
        return shut(standing)
    asked = asked_of(standing)
    missing = first_open(standing.visit.answers, asked)
    if missing:
        return redirect("redress:door_question", slug, missing.key)
    return standing.page("check", more={"asked": asked, "held": standing.visit.answers, "shown": shown_answer})


def shown_answer(standing_say: Any, question: Question, held: dict[str, Any]) -> list[str]:
    """An answer in words, as the page of all answers shows it. standing_say: gives a text by its key."""
    answer = held.get(question.key)
    if question.kind in ("text", "line"):
        return str(answer).split("\n") if answer else []
    chosen = answer if isinstance(answer, list) else [answer]
    found = [
        each.said or standing_say(each.text).words for each in question.options if each.value and each.value in chosen
    ]
    if question.more and question.more[1] in chosen and held.get(question.more[2]):
        found += str(held[question.more[2]]).split("\n")
    return found


def _onward(request: HttpRequest, slug: str, found: Question, asked: list[Question]) -> HttpResponse:
    """To the next question; back to all answers where somebody came from there and nothing is open."""
    follows = after(found.key, asked)
    if request.GET.get("from") == "check" and found.key != "door":
        return redirect("redress:door_check", slug)
    return redirect("redress:door_question", slug, follows.key) if follows else redirect("redress:door_check", slug)


def _answered(standing: Standing, question: Question, held: dict[str, Any]) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """What was answered with this question's answer in it, and every fault. What was typed stays, whatever is wrong."""
    sent, faults = standing.request.POST, []
    title = standing.say(question.title).words
    values = {option.value for option in question.options}
    if question.kind == "many":
        held[question.key] = [each for each in sent.getlist(question.key) if each in values]
    elif question.kind == "one":
        held[question.key] = sent.get(question.key, "") if sent.get(question.key, "") in values else ""
    else:
        held[question.key], fault = typed(standing, sent.get(question.key, ""), question.key, question.most)
        faults += fault
    if not question.skips and not held[question.key] and not faults:
        key = "errors.choose" if question.options else "errors.write"
        faults.append(Fault(question.key, standing.say(key, question=title).words))
    if question.more:
        _, value, name = question.more
        held[name], fault = typed(standing, sent.get(name, ""), name, question.most)
        faults += fault if held[question.key] == value else []
    return held, tuple(faults)


def typed(standing: Standing, text: str, name: str, most: int) -> tuple[str, list[Fault]]:
    """Words as they are kept, and what is wrong with them."""
    plain = lines(text).strip()
    try:
        plain = sound(plain)
    except Unfit as unfit:
        return plain, [Fault(name, str(unfit))]
    long = [Fault(name, standing.say("errors.too_long", most=f"{most:,}").words)] if len(plain) > most else []
    return plain, long


def _rights(audience: str) -> list[tuple[str, str]]:
    """The rights that a use of data most often touches, in the pack's own words for children or for grown-ups."""
    if audience in ("0-5", "6-9"):
        return []  # too much to choose from: whoever handles the case says which it is
    version = load.latest("uncrc")
    if version is None:
        return []
    pack = {right.id: right for right in load.load("uncrc", version).rights}
    found = [pack[key] for key in RIGHTS if key in pack]
    if audience in GROWN_UPS:
        return [(right.id, f"{right.title.text} (article {right.article})") for right in found]
    return [(right.id, right.child.text) for right in found]
