"""The scope test: is the service likely to be used by children? One question a page, then the answers to check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.domain.change import Path
from bestinterests.web.assessments import scoping
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.participants import me
from bestinterests.web.assessments.scoping import following, preceding, questions, told
from bestinterests.web.assessments.sheets import ItemForm
from bestinterests.web.assessments.sheets.scope import AGE_GATE, DECIDED, FACTOR, MADE, MADE_WHY, NEXT_REVIEW, OUTCOME
from bestinterests.web.assessments.sheets.serving import forms_of, served

BOTH = ["GET", "HEAD", "POST"]
SCOPE: Path = ("assessment", "scope")


@require_safe
def scope(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show every answer to check, and what follows; lead to the first question that is open."""
    held = opened(request, assessment)
    asked = questions(held.framework, held.judged)
    first = scoping.first_open(asked)
    test = held.judged.scope
    return page(
        request,
        held,
        "assessments/scope.html",
        asked=[(each, address_of(held, each.key) + "?change=1") for each in asked],
        is_begun=any(each.answer for each in asked if each.key != scoping.NEXT_REVIEW),
        goes_on=address_of(held, first.key) if first else "",
        outcome=scoping.OUTCOMES[test.outcome],
        told=told(held.framework, test.outcome),
        evidence={item.id: item.title for item in held.judged.evidence},
        review=_review(held),
    )


@require_http_methods(BOTH)
def factor(request: HttpRequest, assessment: str, factor: str) -> HttpResponse:
    """Ask one factor; the first of them is whether the service is made for children."""
    held = opened(request, assessment)
    if factor == scoping.MADE:
        return _asked(request, held, factor, _made(request, held))
    if factor not in held.framework.vocabularies.get("scope-factors", {}):
        raise Http404
    path = (*SCOPE, "factors", factor)
    is_asked = any(each.factor == factor for each in held.judged.scope.factors)
    # The answer is written down even where it is that nobody knows: the question was asked.
    forms = forms_of(
        request,
        held,
        [(FACTOR, path)],
        fixed={"answer": "unknown"},
        suggested={} if is_asked else {"answer": None},
    )
    return _asked(request, held, factor, forms)


@require_http_methods(BOTH)
def outcome(request: HttpRequest, assessment: str) -> HttpResponse:
    """Ask what the person concludes, and why, with the answers so far beside it."""
    held = opened(request, assessment)
    return _asked(request, held, scoping.OUTCOME, forms_of(request, held, [(OUTCOME, SCOPE)]))


@require_http_methods(BOTH)
def age_gate(request: HttpRequest, assessment: str) -> HttpResponse:
    """Ask how an age gate keeps under-18s out, where that is why the service is screened out."""
    held = opened(request, assessment)
    return _asked(request, held, scoping.AGE_GATE, forms_of(request, held, [(AGE_GATE, SCOPE)]))


@require_http_methods(BOTH)
def next_review(request: HttpRequest, assessment: str) -> HttpResponse:
    """Ask when a screened-out service is looked at again: without that day no decider can record it."""
    held = opened(request, assessment)
    forms = forms_of(request, held, [(NEXT_REVIEW, ("assessment", "review"))])
    return _asked(request, held, scoping.NEXT_REVIEW, forms)


@require_http_methods(BOTH)
def decided(request: HttpRequest, assessment: str) -> HttpResponse:
    """Ask who decided and when; the person at the screen and today are proposed, and saved only by a press."""
    held = opened(request, assessment)
    proposed = {"by": me(held), "on": held.on} if not held.closed else {}
    return _asked(request, held, scoping.DECIDED, forms_of(request, held, [(DECIDED, SCOPE)], suggested=proposed))


class _MadeWhy(ItemForm):
    """What speaks for the first answer, written at the factor of the same meaning, which gets that answer too."""

    answer: ItemForm

    @property
    def entry(self) -> Entry:
        said = super().entry
        given = self.answer.sent.get("intended_for_children")
        return said if given is None else Entry(said.path, {**said.values, "answer": given}, {"answer": given})


def _made(request: HttpRequest, held: Opened) -> Sequence[ItemForm]:
    test = held.judged.scope
    is_asked = any(each.factor == scoping.MADE for each in test.factors)
    blank: Mapping[str, Any] = {} if is_asked else {"intended_for_children": None}
    path = (*SCOPE, "factors", scoping.MADE)
    answer, why = forms_of(request, held, [(MADE, SCOPE), (MADE_WHY, path)], suggested=blank)
    if scoping.MADE not in held.framework.vocabularies.get("scope-factors", {}):
        return [answer]
    both = _MadeWhy(MADE_WHY, path, why.desk, data=why.data, typed=why.typed, prefix=why.prefix)
    both.answer = answer
    return [answer, both]


def _asked(request: HttpRequest, held: Opened, key: str, forms: Sequence[ItemForm]) -> HttpResponse:
    """One question: to the check page where it is a change, else on to the next one."""
    asked = questions(held.framework, held.judged)
    here = next(each for each in asked if each.key == key)
    listed = reverse("assessments:scope", args=[held.id])
    is_change = "change" in request.GET
    before = preceding(asked, key)
    count = [each.key for each in asked if each.applies or each.key == key]
    return served(
        request,
        held,
        forms,
        "assessments/scope_question.html",
        question=here,
        at=count.index(key) + 1,
        of=len(count),
        told=told(held.framework, key),
        so_far=[each for each in asked if each.is_factor and each.answer] if key == scoping.OUTCOME else (),
        trail=[("Scope", listed)],
        go_back=listed if is_change or before is None else address_of(held, before.key),
        back=listed,
        back_words="Back to all answers",
        save="Save" if is_change else "Save and continue",
        here=request.get_full_path(),
        after=lambda saved: listed if is_change else _next(held, key, saved.document.assessment),
        said="Your answer is saved." if is_change else "",
        is_me=me(held) if key == scoping.DECIDED else None,
    )


def _next(held: Opened, key: str, judged: Any) -> str:
    question = following(questions(held.framework, judged), key)
    return address_of(held, question.key) if question else reverse("assessments:scope", args=[held.id])


def address_of(held: Opened, key: str) -> str:
    """The page of a question."""
    routes = {
        scoping.OUTCOME: "scope_outcome",
        scoping.AGE_GATE: "scope_age_gate",
        scoping.NEXT_REVIEW: "scope_next_review",
        scoping.DECIDED: "scope_decided",
    }
    if key in routes:
        return reverse(f"assessments:{routes[key]}", args=[held.id])
    return reverse("assessments:scope_factor", args=[held.id, key])


def _review(held: Opened) -> str:
    """The page on which a decider records the outcome; nothing where this workspace has none."""
    try:
        return reverse("reviews:review", args=[held.id])
    except NoReverseMatch:
        return ""
