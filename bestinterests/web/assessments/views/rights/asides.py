"""Setting rights aside for the whole service: one, or several with one reason, never without; and taking them up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bestinterests.domain.change import Path
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.saving import delete
from bestinterests.web.assessments.participants import me
from bestinterests.web.assessments.rights import InPlay, Rights, some
from bestinterests.web.assessments.sheets import ItemForm
from bestinterests.web.assessments.sheets.rights import SET_ASIDE
from bestinterests.web.assessments.sheets.serving import desk_of, forms_of, served
from bestinterests.web.assessments.views.rights.reading import one_of, rights_of, shown
from bestinterests.web.ui.faults import Fault

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def right_set_aside(request: HttpRequest, assessment: str, right: str) -> HttpResponse:
    """Set one right aside, or write its reason anew."""
    held = opened(request, assessment)
    of = rights_of(held)
    found = one_of(of, right)
    if not found.is_askable:
        raise Http404
    here = reverse("assessments:right", args=[held.id, right])
    who = me(held)
    return served(
        request,
        held,
        forms_of(request, held, [(SET_ASIDE, _place(right))], suggested={"by": who}),
        "assessments/right_set_aside.html",
        each=found,
        named=some,
        linked=[linked for linked in of.linked(right) if linked.is_in_play],
        who=who,
        heading=f"Set aside {found.name}",
        trail=[("Rights", _list(held)), (found.name, here)],
        back=here,
        back_words="Leave it as it is",
        after=here,
        said=f"{found.name} is set aside.",
        save="Save the reason" if found.aside else "Set it aside",
    )


@require_POST
def right_take_up(request: HttpRequest, assessment: str, right: str) -> HttpResponse:
    """Undo setting a right aside. The history keeps the reason."""
    held = opened(request, assessment)
    found = one_of(rights_of(held), right)
    held.insist_open()
    here = reverse("assessments:right", args=[held.id, right])
    if found.aside is None:
        return redirect(here)
    try:
        done = delete(
            assessment=held.row, base_revision=held.head.revision, path=_place(right), actor=held.actor, at=held.at
        )
    except Refusing as refusing:
        return shown(request, held, right, refusing.refusals)
    if done.conflicts:
        return shown(request, held, right, done.conflicts)
    messages.success(request, f"{found.name} is taken up again. The history keeps the reason why it was set aside.")
    return redirect(here)


@require_http_methods(BOTH)
def rights_set_aside(request: HttpRequest, assessment: str) -> HttpResponse:
    """Set several rights aside with one reason: only those that nothing on the record touches yet."""
    held = opened(request, assessment)
    of = rights_of(held)
    may = candidates(of)
    chosen = [each for each in may if each.id in request.POST.getlist("rights")]
    who = me(held)
    forms = _one_reason(request, held, chosen or may[:1], who)
    faults = []
    if request.method == "POST" and not chosen:
        faults.append(Fault("rights", "Which rights: choose at least one."))
    return served(
        request,
        held,
        forms,
        "assessments/rights_set_aside.html",
        faults=faults,
        groups=of.groups(may),
        chosen=[each.id for each in chosen],
        who=who,
        heading="Set several rights aside",
        trail=[("Rights", _list(held))],
        back=_list(held),
        after=_list(held),
        said=f"{len(chosen)} {'right is' if len(chosen) == 1 else 'rights are'} set aside.",
        save="Set them aside",
    )


def candidates(of: Rights) -> list[InPlay]:
    """Rights that may be set aside together: none that is in play, said something of, or set aside already."""
    return [
        each
        for each in of.all
        if each.is_askable and not each.is_in_play and each.aside is None and each.state in ("not-asked", "left-out")
    ]


class _Same(ItemForm):
    """The form of a further right that is set aside with the same reason: it shares the fields of the first."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong is said once, by the first form."""
        return ()


def _one_reason(request: HttpRequest, held: Opened, chosen: Sequence[InPlay], who: str | None) -> list[ItemForm]:
    """A form for each right that was chosen, all of which read the same fields; only the first one is shown."""
    desk = desk_of(held)
    data: Any = request.POST if request.method == "POST" else None
    made: list[ItemForm] = []
    for each in chosen:
        kind = _Same if made else ItemForm
        made.append(kind(SET_ASIDE, _place(each.id), desk, data=data, suggested={"by": who}))
    return made


def _place(right: str) -> Path:
    return ("assessment", "rights_set_aside", right)


def _list(held: Opened) -> str:
    return reverse("assessments:rights", args=[held.id])
