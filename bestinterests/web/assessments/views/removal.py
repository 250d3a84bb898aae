"""Lawful removal: a text, or the bytes of attached files, with a ground; looked at first, then done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions import remove_lawfully
from bestinterests.web.assessments.actions.removing import SHORTEST
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.whereabouts import files, text_at, texts_of, whereabouts
from bestinterests.web.ledger.removing import GROUNDS
from bestinterests.web.ui.faults import faults_of, sent

FIELDS = {"removal.what": "text", "removal.short": "text", "removal.ground": "ground", "removal.repeated": "words"}


class Removing(forms.Form):
    """What is to go, and why. The text is taken to the letter."""

    text = forms.CharField(required=False, strip=False, max_length=20_000)
    attached = forms.MultipleChoiceField(required=False)
    ground = forms.ChoiceField(
        choices=list(GROUNDS.items()), error_messages={"required": "Choose the ground on which it has to go."}
    )
    words = forms.CharField(required=False, max_length=2_000)

    def clean_text(self) -> str:
        """The text as the record holds it: browsers send other line ends."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if text and len(text.strip()) < SHORTEST:
            raise forms.ValidationError(f"Quote at least {SHORTEST} characters: a shorter text stands everywhere.")
        return text

    def clean(self) -> None:
        """Something has to go, and the words may not say it again."""
        found = self.cleaned_data
        if "text" in found and not found["text"] and not found.get("attached"):
            self.add_error("text", "Say which text is to go, or choose an attached file.")
        if found.get("text") and found["text"] in found.get("words", ""):
            self.add_error("words", "The words repeat what is to be removed. Say it without them.")


@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: HttpRequest, assessment: str) -> HttpResponse:
    """Choose what is to go; the first time it is sent it is looked for, the second time it goes."""
    held = opened(request, assessment, Permission.REMOVE)
    first = text_at(held.head, tuple(request.GET.get("place", "").split("/"))) if "place" in request.GET else ""
    form = Removing(sent(request), initial={"text": first})
    attached = files(held.head, form["text"].value() or "")
    form.fields["attached"].choices = [(each.digest, each.name) for each in attached]  # type: ignore[attr-defined]
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _page(request, held, form, attached=attached, status=status)
    found = whereabouts(held.head, form.cleaned_data["text"]) if form.cleaned_data["text"] else None
    if request.POST.get("act") != "remove":
        return _page(request, held, form, attached=attached, found=found, looked=True)
    return _remove(request, held, form, attached)


def _remove(request: HttpRequest, held: Opened, form: Removing, attached: object) -> HttpResponse:
    given = form.cleaned_data
    try:
        line = remove_lawfully(
            assessment=held.row,
            text=given["text"],
            files=given["attached"],
            ground=given["ground"],
            words=given["words"],
            actor=held.actor,
            at=held.at,
        )
    except Refused as refused:
        for problem in refused.problems:
            form.add_error(FIELDS.get(problem.code, "text"), f"{problem.sentence} {problem.remedy}".strip())
        return _page(request, held, form, attached=attached, status=409)
    if line is None:
        form.add_error("text", "This text stands nowhere in what is kept. Quote it to the letter.")
        return _page(request, held, form, attached=attached, status=409)
    messages.success(request, f"It is removed. Line {line.seq} says that you did it, and on what ground.")
    return redirect("assessments:line", held.id, line.seq)


def _page(
    request: HttpRequest,
    held: Opened,
    form: Removing,
    *,
    attached: object,
    found: object = None,
    looked: bool = False,
    status: int = 200,
) -> HttpResponse:
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form),
        "grounds": GROUNDS,
        "attached": attached,
        "found": found,
        "looked": looked,
        "item": request.GET.get("item", ""),
        "texts": texts_of(held.head, request.GET.get("item", "")),
    }
    return page(request, held, "assessments/removal.html", tab="history", status=status, **values)
