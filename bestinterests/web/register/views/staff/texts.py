"""Writing the text for one audience, with the facts of the record beside it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestinterests.documents.publication.audiences import PAGES
from bestinterests.domain.conformity import AudienceText
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.register.access import Publishing, preparing
from bestinterests.web.register.actions.preparing import save_text
from bestinterests.web.register.drafting import draft_of, text_for
from bestinterests.web.register.facts import facts_for, linted
from bestinterests.web.register.forms import TextForm
from bestinterests.web.register.views.staff.publishing import BOTH, shown
from bestinterests.web.reviews.queries import role_of
from bestinterests.web.ui.faults import add_refusals, faults_of, sent


@require_http_methods(BOTH)
def text(request: HttpRequest, assessment: str, audience: str) -> HttpResponse:
    """Write what one audience reads. Saved as it is, however hard it reads: what to change stands beside it."""
    held = preparing(request, assessment)
    if audience not in PAGES:
        raise Http404
    saved = text_for(held.draft.prepared, audience)
    first = {"text": saved.text, "tested": saved.tested, "seen_text": saved.text, "seen_tested": saved.tested}
    form = TextForm(sent(request), initial=first)
    met = None
    if request.method == "POST" and form.is_valid():
        if _saved(request, held, audience, form):
            messages.success(request, f"The text is saved: {PAGES[audience].tab}.")
            return redirect(request.path)
        met = saved
    words = str(form["text"].value() or "")
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form),
        "audience": audience,
        "about": PAGES[audience],
        "facts": facts_for(audience, held.context, held.source) if held.source else None,
        "lint": linted(words, audience),
        "met": met,
        "others": [(name, page.tab) for name, page in PAGES.items()],
    }
    status = 409 if met else 422 if form.errors else 200
    return shown(request, held, "text", values, trail=[(PAGES[audience].tab, request.path)], status=status)


def _saved(request: HttpRequest, held: Publishing, audience: str, form: TextForm) -> bool:
    """Keep the text; False where somebody changed it meanwhile."""
    told = form.cleaned_data
    role = role_of(held.opened.standing)
    try:
        save_text(
            assessment=held.opened.row,
            document=held.document,
            text=AudienceText(audience=audience, text=told["text"], tested=told["tested"], by=role),
            seen=AudienceText(audience=audience, text=_line_ends(told["seen_text"]), tested=told["seen_tested"]),
            actor=held.opened.actor.id,
            at=held.opened.at,
        )
    except Refusing as refusing:
        add_refusals(form, "text", refusing.refusals)
        # Once both texts were seen, saving again means it.
        form.data = data = request.POST.copy()
        now = text_for(draft_of(held.opened.row, held.document).prepared, audience)
        data["seen_text"], data["seen_tested"] = now.text, now.tested
        return False
    return True


def _line_ends(text: str) -> str:
    """A browser sends two characters for the end of a line."""
    return text.replace("\r\n", "\n")
