"""Signatures that a rule asks for: what asks for one, who signed first, and who second."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents.context import Context
from bestinterests.domain.balance import Override
from bestinterests.evaluation.rules import RULES
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.blocks import context_of
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.mending import Mending, mending, sign_address
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.serving import forms_of, new_path
from bestinterests.web.assessments.sheets.whole import SIGNATURE
from bestinterests.web.assessments.signing import TITLES, asked_for, title_of
from bestinterests.web.assessments.views.items import BOTH, ItemPages, given, trail_of

NOUN = ItemPages(
    sheet=SIGNATURE,
    collection="overrides",
    route="assessments:signature",
    listed="assessments:signatures",
    trail=trail_of("Signatures", "assessments:signatures"),
    title=lambda signed: f"Signature {signed.id}",
)


class Asking(NamedTuple):
    """A finding that asks for a signature, with the rule under which it is given and the page to give it."""

    mending: Mending
    rule: str
    address: str


class Signed(NamedTuple):
    """A signature with what keeps it from counting today; nothing where it counts."""

    signed: Override
    title: str
    first: str
    second: str
    short: tuple[str, ...]


@require_safe
def signatures(request: HttpRequest, assessment: str) -> HttpResponse:
    """List what asks for a signature, and the signatures on the record."""
    held = opened(request, assessment)
    context = context_of(held)
    return page(
        request,
        held,
        "assessments/signatures.html",
        asking=_asking(held, context),
        signed=[_signed(held, context, each) for each in held.judged.overrides],
        titles=TITLES,
    )


@require_http_methods(BOTH)
def signature_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Sign under a rule that the address names. Raises Http404 for a rule that there is not."""
    held = opened(request, assessment)
    rule = request.GET.get("rule", "toleration.held")
    if rule not in RULES:
        raise Http404
    fixed: dict[str, Any] = {"rule": rule, **given(request, held, "items")}
    forms = forms_of(request, held, [(SIGNATURE, new_path(request, "overrides"))], fixed=fixed)
    _blame(held, forms[0])
    said = "The signature is recorded."
    lead = f"For: {title_of(rule)}."
    return NOUN.new(request, held, heading="A new signature", said=said, lead=lead, forms=forms)


@require_http_methods(BOTH)
def signature(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one signature."""
    held = opened(request, assessment)
    found = item_of(held, "overrides", item)
    forms = forms_of(request, held, [(SIGNATURE, ("assessment", "overrides", item))])
    _blame(held, forms[0])
    return NOUN.one(request, held, item, forms=forms, lead=f"For: {title_of(found.rule)}.")


@require_http_methods(BOTH)
def signature_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a signature, and delete it."""
    return NOUN.delete(request, opened(request, assessment), item)


def _asking(held: Opened, context: Context) -> list[Asking]:
    return [
        Asking(mending(held, context, finding), rule, sign_address(held.id, rule, finding.impacts))
        for rule, finding in asked_for(held)
    ]


def _signed(held: Opened, context: Context, signed: Override) -> Signed:
    seniors = {person.id for person in held.judged.people if person.senior}
    short = []
    if signed.by is None:
        short.append("nobody has signed first")
    elif signed.by not in seniors:
        short.append("the first signature is not of a person whom the record calls senior")
    if signed.second is None:
        short.append("nobody has signed second")
    elif signed.second == signed.by:
        short.append("both signatures are of the same person")
    if not signed.reason.strip():
        short.append("no reason is written")
    if not signed.items:
        short.append("it covers nothing")
    if signed.on and signed.on > held.on:
        short.append("its day is still to come")
    if signed.expires_on and signed.expires_on < held.on:
        short.append("it has lapsed")
    return Signed(signed, title_of(signed.rule), context.role(signed.by), context.role(signed.second), tuple(short))


def _blame(held: Opened, form: ItemForm) -> None:
    """Two signatures are of two people."""
    if form.data is not None and not form.faults and form.sent.get("by") and form.sent["by"] == form.sent.get("second"):
        form.blame("second", "The second signature has to be of somebody else.")
