"""One's own account: name, password, the browsers in which one is signed in, one's organisations."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.access import person_of, standings_in
from bestinterests.web.accounts.forms import BrowserNamed, Named
from bestinterests.web.accounts.holding import holders_in
from bestinterests.web.accounts.queries import BROWSER_NAME, belongings, sessions_of
from bestinterests.web.accounts.roles import ROLES, SAYS, holders
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.workflow.independence import APART


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show who is signed in, where, and in which roles."""
    return _account(request, BrowserNamed(initial={"name": request.session.get(BROWSER_NAME, "")}))


def _account(request: HttpRequest, form: BrowserNamed) -> HttpResponse:
    values = {
        "belongs": belongings(standings_in(request)),
        "sessions": sessions_of(person_of(request), request.session.session_key or "", timezone.now()),
        "form": form,
    }
    return render(request, "accounts/account.html", values, status=422 if form.errors else 200)


@require_POST
def session_name(request: HttpRequest) -> HttpResponse:
    """Call the browser at hand something, or nothing any more."""
    form = BrowserNamed(request.POST)
    if not form.is_valid():
        return _account(request, form)
    request.session[BROWSER_NAME] = form.cleaned_data["name"]
    messages.success(request, "This browser is named." if form.cleaned_data["name"] else "This browser has no name.")
    return redirect("accounts:account")


@require_POST
def session_end(request: HttpRequest, browser: str) -> HttpResponse:
    """Sign out of one other browser."""
    ended = actions.end_session(
        person=person_of(request), browser=browser, keep=request.session.session_key or "", at=timezone.now()
    )
    if not ended:
        raise Http404
    messages.success(request, "You are signed out of that browser.")
    return redirect("accounts:account")


@require_http_methods(["GET", "HEAD", "POST"])
def name_change(request: HttpRequest) -> HttpResponse:
    """Change one's own name."""
    person = person_of(request)
    form = Named(sent(request), initial={"display_name": person.display_name})
    if request.method == "POST" and form.is_valid():
        actions.rename_person(display_name=form.cleaned_data["display_name"], actor=person, at=timezone.now())
        messages.success(request, "Your name is changed.")
        return redirect("accounts:account")
    values = {"form": form, "faults": faults_of(form)}
    return render(request, "accounts/name_change.html", values, status=422 if form.errors else 200)


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """Sign out of every other browser."""
    keep = request.session.session_key or ""
    ended = actions.end_sessions(person=person_of(request), keep=keep, at=timezone.now())
    browsers = "1 other browser" if ended == 1 else f"{ended} other browsers"
    messages.success(request, f"You are signed out of {browsers}.")
    return redirect("accounts:account")


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """List a person's organisations, with their roles in each."""
    belongs = belongings(standings_in(request))
    return render(request, "accounts/organisations.html", {"belongs": belongs})


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Explain every role: what it is for, what it may do, who holds it here, and what nobody does together."""
    standings = standings_in(request)
    values = {
        "roles": [(role, [SAYS[each] for each in SAYS if each in role.may]) for role in ROLES.values()],
        "says": [(words, holders(permission)) for permission, words in SAYS.items()],
        "held": frozenset(role for standing in standings for role in standing.roles),
        "bodies": holders_in(standings),
        "apart": APART,
    }
    return render(request, "accounts/roles.html", values)
