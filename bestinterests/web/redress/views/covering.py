"""How portals are covered: the lead and the hours, the keys, the way to call the lead, and bank holidays."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from bestinterests.domain.problem import Refusal, Refused
from bestinterests.web.accounts.access import Standing, standing_to
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.models import Membership, User
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.redress import keys
from bestinterests.web.redress.actions import covering, holidays
from bestinterests.web.redress.forms import DIVISIONS, CodeForm, CoverForm, CustodianForm, FingerprintForm, HolidayForm
from bestinterests.web.redress.holidays import table_of
from bestinterests.web.redress.models import Custodian, Holiday, PagingTest
from bestinterests.web.redress.readiness import cover_of, holders_in
from bestinterests.web.redress.views.serving import BOTH, shown, tried
from bestinterests.web.ui.faults import sent
from bestinterests.workflow.casework.covering import DAYS

RUN = Permission.RUN_PORTAL
SEE = (RUN, Permission.OVERSEE_CASES)


@require_http_methods(BOTH)
def cover(request: HttpRequest, organisation: str) -> HttpResponse:
    """Settle who leads, when messages are read, and targets."""
    standing = standing_to(request, organisation, RUN)
    held = cover_of(standing.organisation)
    people = holders_in(standing.organisation, Permission.SAFEGUARD)
    initial = {}
    if held is not None:
        names = ("nation", "page_to", "safeguarding_hours", "outcome_days", "keep_months")
        initial = {name: getattr(held, name) for name in names}
        initial |= {day: ", ".join(f"{a}-{b}" for a, b in held.hours.get(day, ())) for day in DAYS}
        initial |= {
            "lead": held.lead.public_id if held.lead else "",
            "deputy": held.deputy.public_id if held.deputy else "",
        }
    else:
        week = dict.fromkeys(list(DAYS)[:5], "09:00-17:00")
        initial = {"safeguarding_hours": 4, "outcome_days": 28, "keep_months": 24, "nation": "unknown", **week}
    form = CoverForm(sent(request), people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        settled = tried(
            request,
            form,
            lambda: covering.settle_cover(
                organisation=standing.organisation,
                told=form.cleaned_data,
                actor=standing.person.public_id,
                at=timezone.now(),
            ),
            "It is settled. Visitors read these hours from now on.",
            {"cover.same-person": "deputy"},
        )
        if settled:
            return redirect("redress:portals", organisation)
    return shown(request, "cover", standing, form, people=people, days=DAYS)


@require_http_methods(BOTH)
def custodians(request: HttpRequest, organisation: str) -> HttpResponse:
    """Who holds the keys: named by whoever runs portals, confirmed by each with the letters of their own copy."""
    standing = standing_to(request, organisation, *SEE, Permission.READ)
    rows = list(Custodian.objects.filter(organisation=standing.organisation).select_related("person").order_by("pk"))
    mine = next((row for row in rows if row.person_id == standing.person.pk), None)
    form = FingerprintForm(sent(request))
    if request.method == "POST" and form.is_valid():
        letters = form.cleaned_data["fingerprint"]
        if tried(
            request,
            form,
            lambda: covering.confirm_custody(
                organisation=standing.organisation, person=standing.person, fingerprint=letters, at=timezone.now()
            ),
            "It is kept that you hold these keys.",
        ):
            return redirect(request.path)
    try:
        now = keys.ring().fingerprint()
    except (keys.NoKeys, Refused):
        now = ""
    naming = CustodianForm(people=_others(standing.organisation.pk, rows))
    return shown(request, "custodians", standing, form, rows=rows, mine=mine, now=now, naming=naming)


@require_POST
def custodian_name(request: HttpRequest, organisation: str) -> HttpResponse:
    """Name somebody who is to hold the keys."""
    standing = standing_to(request, organisation, RUN)
    person = _member(standing.organisation.pk, request.POST.get("person", ""))
    covering.name_custodian(organisation=standing.organisation, person=person, at=timezone.now())
    messages.success(request, f"{person.display_name} is named. They confirm it here with the letters of their copy.")
    return redirect("redress:custodians", organisation)


@require_POST
def custodian_drop(request: HttpRequest, organisation: str) -> HttpResponse:
    """Name somebody no longer."""
    standing = standing_to(request, organisation, RUN)
    row = (
        Custodian.objects.filter(organisation=standing.organisation, person__public_id=request.POST.get("person", ""))
        .select_related("person")
        .first()
    )
    if row is None:
        raise Http404
    covering.drop_custodian(organisation=standing.organisation, person=row.person)
    messages.success(request, f"{row.person.display_name} is no longer named. Their copy is to be destroyed.")
    return redirect("redress:custodians", organisation)


@require_http_methods(BOTH)
def paging(request: HttpRequest, organisation: str) -> HttpResponse:
    """Try the way in which the lead is called; the lead confirms that it arrived."""
    standing = standing_to(request, organisation, *SEE)
    form = CodeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if tried(
            request,
            form,
            lambda: covering.confirm_paging(
                organisation=standing.organisation, person=standing.person, code=code, at=timezone.now()
            ),
            "It is kept that the trial arrived.",
        ):
            return redirect(request.path)
    return _trials(request, standing, form)


@require_POST
def paging_try(request: HttpRequest, organisation: str) -> HttpResponse:
    """Send a trial."""
    standing = standing_to(request, organisation, *SEE)
    try:
        covering.try_paging(organisation=standing.organisation, actor=standing.person.public_id, at=timezone.now())
    except Refusing as refusing:
        return _trials(request, standing, CodeForm(), refusing.refusals)
    messages.success(request, "A trial is on its way. The lead enters its letters here within a day.")
    return redirect("redress:paging", organisation)


@require_http_methods(BOTH)
def holiday_list(request: HttpRequest, organisation: str) -> HttpResponse:
    """The bank holidays that deadlines are counted by; a day can be added or taken off."""
    standing = standing_to(request, organisation, *SEE)
    if request.method == "POST":
        standing_to(request, organisation, RUN)
    form = HolidayForm(sent(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        holidays.say_holiday(
            organisation=standing.organisation,
            day=told["day"],
            divisions=told["divisions"],
            name=told["name"].strip(),
            off=told["off"],
            actor=standing.person.public_id,
            at=timezone.now(),
        )
        messages.success(request, "It is kept. Open cases were counted anew; whose day moved says so.")
        return redirect(request.path)
    own = Holiday.objects.filter(organisation=standing.organisation).order_by("-day", "division")
    return shown(
        request,
        "holidays",
        standing,
        form,
        table=table_of(standing.organisation),
        own_holidays=own,
        divisions=DIVISIONS,
        today=timezone.localdate(),
    )


@require_POST
def holiday_back(request: HttpRequest, organisation: str) -> HttpResponse:
    """Take back what was said about a day."""
    standing = standing_to(request, organisation, RUN)
    number = request.POST.get("holiday", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
    if not holidays.take_back(organisation=standing.organisation, holiday=pk, at=timezone.now()):
        raise Http404
    messages.success(request, "It is taken back. Open cases were counted anew.")
    return redirect("redress:holidays", organisation)


def _trials(
    request: HttpRequest, standing: Standing, form: CodeForm, refusals: tuple[Refusal, ...] = ()
) -> HttpResponse:
    held = cover_of(standing.organisation)
    tests = PagingTest.objects.filter(organisation=standing.organisation).order_by("-sent_at", "-id")[:10]
    is_lead = held is not None and standing.person.pk in (held.lead_id, held.deputy_id)
    page = shown(request, "paging", standing, form, cover=held, tests=tests, is_lead=is_lead, refusals=refusals)
    page.status_code = 409 if refusals else page.status_code
    return page


def _others(organisation: int, rows: list[Custodian]) -> list[tuple[str, str]]:
    named = {row.person_id for row in rows}
    members = Membership.objects.filter(organisation_id=organisation, person__is_active=True).select_related("person")
    found = members.exclude(person_id__in=named).exclude(held_roles__role="outside-reader")
    return [(each.person.public_id, each.person.display_name) for each in found.order_by("person__display_name")]


def _member(organisation: int, public: str) -> User:
    held = Membership.objects.filter(organisation_id=organisation, person__public_id=public).select_related("person")
    found = held.first()
    if found is None:
        raise Http404
    return found.person
