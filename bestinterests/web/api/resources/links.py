"""Links by which changes are described without signing in: listed with their addresses, made, withdrawn."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone

from bestinterests.web.accounts.access import Standing, standing_to
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import PREFIX
from bestinterests.web.api.resources.changes import named
from bestinterests.web.api.resources.forms import checked, typed
from bestinterests.web.api.resources.places import insist_place, whole_address
from bestinterests.web.api.shapes.changes import LinkMade, Links, LinkTold
from bestinterests.web.assessments.people import names_of
from bestinterests.web.change_requests import actions
from bestinterests.web.change_requests.forms import LinkForm
from bestinterests.web.change_requests.models import Link
from bestinterests.web.change_requests.queries import links_of
from bestinterests.web.change_requests.tokens import link_path
from bestinterests.web.change_requests.views.linking import ends_after
from bestinterests.web.change_requests.views.serving import features_of
from bestinterests.web.ui.paging import paged

NEWEST = ("-made_at", "-id")


def links(call: Call) -> Answer:
    """List the links of an organisation, the newest first."""
    rows = links_of(_answering(call).organisation)
    insist_place(rows, NEWEST, call.asked.place)
    page = paged(rows, NEWEST, call.asked.place)
    names = names_of(row.by for row in page.rows)
    entries = tuple(_told(call, row, names.get(row.by, "")) for row in page.rows)
    return Answer(Links(entries=entries, before=page.before, after=page.after))


def make(call: Call) -> Answer:
    """Make a link. Its address stands in no answer that is kept."""
    standing = _answering(call)
    about = named(standing, call.sent.assessment)
    features = features_of(about) if about else []
    told = checked(LinkForm(typed(call), features=features, on=timezone.localdate(call.at)))

    def made() -> Answer:
        row = actions.make_link(
            organisation=standing.organisation,
            assessment=about,
            label=told["label"],
            service=(about.service or about.title) if about and told["shows_service"] else "",
            features=[pair for pair in features if pair[0] in told["features"]],
            expires_at=ends_after(told["expires_on"]),
            actor=standing.person.public_id,
            at=call.at,
        )
        location = f"{PREFIX}/organisations/{standing.organisation.public_id}/change-links"
        return Answer(LinkMade(id=row.public_id), 201, {"Location": location})

    return once(call, made)


def withdraw(call: Call) -> Answer:
    """Withdraw a link."""
    standing = _answering(call)
    rows = links_of(standing.organisation).filter(public_id=call.path["link"])
    row = rows.first()
    if row is None:
        raise Http404
    actions.withdraw_link(link=row, actor=standing.person.public_id, at=call.at)
    return Answer(_told(call, rows.get(), names_of([row.by]).get(row.by, "")))


def _answering(call: Call) -> Standing:
    return standing_to(call.request, call.path["organisation"], Permission.ANSWER_CHANGES)


def _told(call: Call, row: Link, by: str) -> LinkTold:
    return LinkTold(
        id=row.public_id,
        label=row.label,
        assessment=row.assessment.public_id if row.assessment else "",
        service=row.service,
        features=tuple(str(name) for name, _ in row.features),
        by=by,
        made_at=row.made_at,
        expires_at=row.expires_at,
        withdrawn_at=row.withdrawn_at,
        address=whole_address(call, link_path(row)) if row.is_open(call.at) else "",
    )
