"""Rating the impacts: the list of them, one slot a page with what follows beside it, and ages rated apart."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.documents import wording
from bestinterests.domain.impact import Impact
from bestinterests.domain.profile import Profile
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.splitting import rate_apart
from bestinterests.web.assessments.apart.agreeing import agreement
from bestinterests.web.assessments.apart.reading import marks, running_in
from bestinterests.web.assessments.evaluating import previewed
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.participants import me, take_part
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.rating import queue as queues
from bestinterests.web.assessments.rating.asking import asking, profile_of
from bestinterests.web.assessments.rating.panel import Panel, panel
from bestinterests.web.assessments.rating.reopened import noted, reopened_by
from bestinterests.web.assessments.rating.tabs import LEADS, tabs
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.rating import RATING
from bestinterests.web.assessments.sheets.serving import forms_of, served
from bestinterests.web.assessments.sheets.slots import slot_of
from bestinterests.web.assessments.views import apart
from bestinterests.web.learn.links import of_right
from bestinterests.web.ui.faults import Fault

BOTH = ["GET", "HEAD", "POST"]


@require_safe
def ratings(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the impacts to rate: what is open first."""
    held = opened(request, assessment)
    asked = _asked(request)
    found = queues.queued(held.judged, held.evaluation, asked)
    shown = queues.leaf(found, request.GET.get("from", ""))
    counts = {key: sum(1 for each in found if each.progress == key) for key in queues.PROGRESS}
    headline = next(p for p in held.evaluation.profiles if p.profile == held.evaluation.headline_profile)
    readings = {each.impact: each for each in headline.now.impacts}
    impacts = {each.impact.id: each.impact for each in shown.rows}
    bands = held.framework.bands
    rounds = running_in(held)
    return page(
        request,
        held,
        "assessments/ratings.html",
        tab="ratings",
        leaf=shown,
        counts=counts,
        asked=asked,
        words=queues.PROGRESS,
        query=_query(asked),
        readings=readings,
        marks={key: wording.mark(impacts[key].direction, readings[key].level) for key in impacts if key in readings},
        abouts={key: about(held, impact) for key, impact in impacts.items()},
        features=[(each.id, f"{each.name} {each.id}") for each in held.judged.features],
        bands=[(band, wording.band_name(band, bands)) for band in bands],
        first=next((each for each in found if each.progress == "open"), None),
        rounds=rounds,
        apart=marks(rounds, held.actor.id),
    )


@require_http_methods(BOTH)
def rating(request: HttpRequest, assessment: str, item: str, slot: str = "before") -> HttpResponse:
    """Rate one slot of an impact, with what follows beside the form."""
    held = opened(request, assessment)
    impact, profile = _impact(held, item, slot), _profile(request, held)
    asked, here = _asked(request), request.get_full_path()
    round_, closed = apart.standing_still(held, impact)
    if round_ and not round_.closed:
        return apart.alone(request, held, round_, impact, slot, _about(held, impact, slot, asked))
    if request.method == "POST" and not closed:
        _say_who(request, held)
    forms = _forms(request, held, impact, slot, profile)
    agreed = agreement(request, held.judged, slot, getattr(impact, slot), forms[0])
    again = reopened_by(request, held.judged, impact)
    also = noted(again, impact)
    _, _, following = queues.place_in(queues.queue(held.judged, asked), impact)
    return served(
        request,
        held,
        forms,
        "assessments/rating.html",
        after=here if "stay" in request.POST else _after(held, following, slot, asked),
        said=f"{impact.title} is saved.{' It is noted that it was judged again.' if also else ''}",
        saving="check" not in request.POST,
        faults=agreed.faults if "check" not in request.POST else (),
        write=agreed.write,
        closed=closed,
        also=also,
        contradicted=again,
        round=round_,
        agreed=agreed,
        here=here,
        tab="ratings",
        heading=impact.title,
        trail=[("Rate the impacts", reverse("assessments:ratings", args=[held.id]))],
        slot=slot,
        profile=profile,
        query=_query(asked, request.GET.get("scales", "")),
        save=_next_words(following, held, asked),
        panel=_panel(held, forms[0], impact, slot, profile),
        **_about(held, impact, slot, asked),
    )


@require_POST
def rating_live(request: HttpRequest, assessment: str, item: str, slot: str) -> HttpResponse:
    """What would follow from a form that is not saved, as a part of the page."""
    held = opened(request, assessment, Permission.EDIT)
    impact, profile = _impact(held, item, slot), _profile(request, held)
    round_, closed = apart.standing_still(held, impact)
    if round_:
        raise NotAllowed(*closed)
    form = _forms(request, held, impact, slot, profile)[0]
    found = _panel(held, form, impact, slot, profile)
    return render(request, "assessments/_panel_alone.html", {"panel": found})


@require_http_methods(BOTH)
def rating_apart(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Divide the ages of an impact between two, so that each is rated by itself."""
    held = opened(request, assessment)
    impact = item_of(held, "impacts", item)
    faults: list[Fault] = []
    problems: tuple[Any, ...] = ()
    if request.method == "POST":
        held.insist_open()
        if done := held.head.document.numbering.keys.get(request.POST.get("new", "")):
            return redirect("assessments:rating", held.id, done)
        chosen = [band for band in request.POST.getlist("bands") if band in impact.bands]
        if not chosen or len(chosen) == len(impact.bands):
            faults.append(Fault("bands", "Choose the ages to rate apart: at least one, and not all of them."))
        else:
            answer = _apart(request, held, impact, chosen)
            if isinstance(answer, HttpResponse):
                return answer
            problems = answer
    values = {
        "impact": impact,
        "bands": [(band, wording.band_name(band, held.framework.bands)) for band in impact.bands],
        "key": f"I+w-{secrets.token_hex(6)}",
        "chosen": request.POST.getlist("bands"),
        "faults": faults,
        "problems": problems,
        "back": reverse("assessments:rating", args=[held.id, item]),
        "trail": [("Rate the impacts", reverse("assessments:ratings", args=[held.id]))],
    }
    return page(
        request,
        held,
        "assessments/rating_apart.html",
        tab="ratings",
        status=422 if faults else 409 if problems else 200,
        **values,
    )


def _apart(request: HttpRequest, held: Opened, impact: Impact, chosen: list[str]) -> HttpResponse | tuple[Any, ...]:
    given = request.POST.get("new", "")
    key = (
        given if given.startswith("I+w-") and given[4:].isalnum() and len(given) < 25 else f"I+w-{secrets.token_hex(6)}"
    )
    try:
        done = rate_apart(
            assessment=held.row,
            base_revision=held.head.revision,
            impact=impact.id,
            bands=chosen,
            key=key,
            actor=held.actor,
            at=held.at,
        )
    except Refusing as refusing:
        return refusing.refusals
    if done.problems or done.conflicts:
        return done.problems or done.conflicts
    new = done.document.numbering.keys.get(key, impact.id)
    ages = wording.ages(chosen, held.framework.bands)
    messages.success(
        request, f"Ages {ages} are an impact of their own now, {new}, judged as before. Rate each by itself."
    )
    return redirect("assessments:rating", held.id, new)


def about(held: Opened, impact: Impact) -> str:
    """Which rights of which children an impact touches, in words."""
    names = [right_words(held, right) for right in impact.rights]
    return f"{wording.listed(names) or 'No right is named'}. {ages_of(held, impact)}"


def right_words(held: Opened, right: str) -> str:
    """A right by its name and article."""
    return f"{held.framework.right_name(right)} ({wording.article(right)})"


def ages_of(held: Opened, impact: Impact) -> str:
    """The ages that an impact reaches, in a sentence."""
    ages = wording.ages(impact.bands, held.framework.bands)
    return f"Ages {ages}." if ages else "No age is named."


# -- pieces ----------------------------------------------------------------------------------------------------------


def _about(held: Opened, impact: Impact, slot: str, asked: queues.Asked) -> dict[str, Any]:
    """What stands around the form: the impact in words, its place in the queue, its slots, and who may judge."""
    number, of, _ = queues.place_in(queues.queue(held.judged, asked), impact)
    kind = "Risk" if impact.direction == "harm" else "Benefit"
    return {
        "impact": impact,
        "lead": LEADS[impact.direction][slot],
        "place": f"Step 3 of 4. {kind} {number} of {of}." if number else "Step 3 of 4.",
        "tabs": tabs(impact, slot),
        "live": reverse("assessments:rating_live", args=[held.id, impact.id, slot]),
        "profiles": tuple(held.framework.profiles.values()),
        "rights": [(right_words(held, right), of_right(right, held.framework)) for right in impact.rights],
        "ages": ages_of(held, impact),
        "evidence": [each for each in held.judged.evidence if each.id in impact.evidence],
        "people": () if held.closed or me(held) else held.judged.people,
    }


def _impact(held: Opened, item: str, slot: str) -> Impact:
    if slot not in RATING:
        raise Http404
    impact: Impact = item_of(held, "impacts", item)
    return impact


def _profile(request: HttpRequest, held: Opened) -> Profile:
    return profile_of(held.framework, held.judged, request.GET.get("scales", ""))


def _forms(request: HttpRequest, held: Opened, impact: Impact, slot: str, profile: Profile) -> list[ItemForm]:
    path = ("assessment", "impacts", impact.id)
    asked = {slot: asking(held.framework, held.judged, impact, slot, profile, held.on)}
    return forms_of(request, held, [(RATING[slot], path)], asking=asked)


def _panel(held: Opened, form: ItemForm, impact: Impact, slot: str, profile: Profile) -> Panel:
    """What follows from what was sent, else from what was typed, else from the record."""
    value = form.sent.get(slot) if form.data is not None else form.value(slot)
    changed = impact if value is None else msgspec.structs.replace(impact, **{slot: slot_of(value)})
    return panel(previewed(held.head.document, held.on), changed, slot, profile)


def _say_who(request: HttpRequest, held: Opened) -> None:
    """Take down which of the people in the assessment judges here, where they have said it."""
    chosen = request.POST.get("me", "")
    if chosen in {person.id for person in held.judged.people}:
        take_part(held, chosen)


def _asked(request: HttpRequest) -> queues.Asked:
    return queues.Asked(*(request.GET.get(name, "") for name in queues.Asked._fields))


def _query(asked: queues.Asked, scales: str = "") -> str:
    """What an address carries along of the choice somebody made in the list."""
    held = {name: value for name, value in {**asked._asdict(), "scales": scales}.items() if value}
    return f"?{urlencode(held)}" if held else ""


def _next_words(following: Impact | None, held: Opened, asked: queues.Asked) -> str:
    if following is None:
        return "Save and go to the list"
    number, _, _ = queues.place_in(queues.queue(held.judged, asked), following)
    return f"Save and go to {'risk' if following.direction == 'harm' else 'benefit'} {number}"


def _after(held: Opened, following: Impact | None, slot: str, asked: queues.Asked) -> str:
    if following is None:
        return reverse("assessments:ratings", args=[held.id]) + _query(asked)
    return reverse("assessments:rating_slot", args=[held.id, following.id, slot]) + _query(asked)
