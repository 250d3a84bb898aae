"""How features and impacts act on one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.places import address_of, item_of
from bestinterests.web.assessments.sheets.features import LINK
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served
from bestinterests.web.assessments.views import trails
from bestinterests.web.ui.faults import Fault

BOTH = ["GET", "HEAD", "POST"]
TAB = "features"


@require_safe
def links(request: HttpRequest, assessment: str) -> HttpResponse:
    """List what acts on what."""
    held = opened(request, assessment)
    return page(
        request,
        held,
        "assessments/features/links.html",
        tab=TAB,
        trail=trails.features(held),
        named=held.context.name,
        address=lambda item: address_of(held.id, item),
    )


@require_http_methods(BOTH)
def link_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add a link. source: where it starts."""
    held = opened(request, assessment)
    source = request.GET.get("source")
    forms = forms_of(request, held, [(LINK, new_path(request, "links"))], fixed={"source": source} if source else {})
    lead = "Features that feed one another, or effects that make one another worse, add up to more than their parts."
    return _written(request, held, forms, heading="What acts on what", lead=lead, said="The link is added.")


@require_http_methods(BOTH)
def link(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one link."""
    held = opened(request, assessment)
    found = item_of(held, "links", item)
    forms = forms_of(request, held, [(LINK, ("assessment", "links", item))])
    heading = f"{held.context.name(found.source)} acts on {held.context.name(found.target)}"
    remove = trails.to(held, "link_delete", item)
    return _written(request, held, forms, heading=heading, here=request.path, remove=remove)


def _written(request: HttpRequest, held: Opened, forms: Sequence[ItemForm], **values: Any) -> HttpResponse:
    """Show the form of a link, or save it and go back to the list."""
    listed = trails.to(held, "links")
    return served(
        request,
        held,
        forms,
        "assessments/sheet.html",
        tab=TAB,
        faults=_circle(forms),
        trail=[*trails.features(held), ("What acts on what", listed)],
        back=listed,
        after=listed,
        **values,
    )


@require_http_methods(BOTH)
def link_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Delete a link."""
    held = opened(request, assessment)
    item_of(held, "links", item)
    back, after = trails.to(held, "link", item), trails.to(held, "links")
    path = ("assessment", "links", item)
    return deleted(request, held, path, title=f"Link {item}", back=back, after=after, tab=TAB)


def _circle(forms: Sequence[ItemForm]) -> list[Fault]:
    """A thing does not act on itself."""
    sent = forms[0].sent
    same = sent.get("source") and sent.get("source") == sent.get("target")
    return [Fault("target", "On what? Choose another one than what acts.")] if same else []
