"""Taking somebody out of a round who can no longer give a view, and asking another in their place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from bestinterests.web.reviews import actions
from bestinterests.web.reviews.access import reviewing
from bestinterests.web.reviews.forms import Released
from bestinterests.web.reviews.stalled import in_vain, others_for, reviewers_of
from bestinterests.web.reviews.views.acting import BOTH, back, insist_duty, step_page, try_form
from bestinterests.web.ui.faults import sent
from bestinterests.workflow.standing import may_take


@require_http_methods(BOTH)
def release(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show whose view the round waits for in vain; take one of them out, and ask another where somebody can be."""
    held = reviewing(request, assessment)
    insist_duty(held, "release")
    able = reviewers_of(held)
    lost, others = in_vain(held, able), others_for(held, able)
    form = Released(sent(request), people=lost, others=others)
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            actions.release(
                assessment=held.opened.row,
                person=form.cleaned_data["person"],
                instead=able.get(form.cleaned_data["instead"]),
                arrangement=held.arrangement,
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(
            request, form, call, "They are out of the round. Views stay sealed until all that remain are given."
        ):
            return back(held)
    values = {"in_vain": lost, "others": others, "round": held.version.round, "least": held.arrangement.reviewers}
    turn = may_take("release", held.actor, held.version.state)
    return step_page(request, held, "reviews/release.html", "Take somebody out of the round", form, turn, **values)
