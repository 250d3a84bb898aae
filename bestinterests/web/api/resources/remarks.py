"""What people of an organisation say is wrong or missing in the framework."""

from __future__ import annotations

from django.http import Http404

from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.access import Standing, insist, standing_of
from bestinterests.web.api.faults import Wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import JSON, PREFIX
from bestinterests.web.api.resources.forms import checked
from bestinterests.web.api.resources.places import insist_place
from bestinterests.web.api.shapes.framework import Remarks, RemarkTold
from bestinterests.web.learn import actions
from bestinterests.web.learn.forms import Answered, Remarked
from bestinterests.web.learn.models import Remark
from bestinterests.web.learn.policies import may_settle
from bestinterests.web.learn.queries import as_csv, as_json, remarks_of, removal_of
from bestinterests.web.learn.reading import framework_named
from bestinterests.web.learn.shelf import shelf_of
from bestinterests.web.ui.paging import paged

KEYS = ("-at", "-id")


def remarks(call: Call) -> Answer:
    """List the remarks of an organisation, the newest first."""
    held = standing_of(call.request, call.path["organisation"]).organisation
    rows = remarks_of(held, call.asked.state)
    insist_place(rows, KEYS, call.asked.place)
    found = paged(rows, KEYS, call.asked.place)
    return Answer(Remarks(entries=tuple(_told(each) for each in found.rows), before=found.before, after=found.after))


def remark(call: Call) -> Answer:
    """Give one remark."""
    return Answer(_told(_held(call)[1]))


def remark_new(call: Call) -> Answer:
    """Say that a statement, a page or the whole framework has something wrong or missing."""
    standing = standing_of(call.request, call.path["organisation"])
    sent = call.sent
    try:
        shelf = shelf_of(framework_named(sent.packs))
    except Refused as refused:
        raise Wrong(422, refused.problems) from refused
    values = {"about": sent.about, "wrong": sent.wrong, "right": sent.right, "source": sent.source}
    told = checked(Remarked(values, shelf=shelf, bodies=[standing.organisation]))

    def make() -> Answer:
        held = actions.remark(
            organisation=standing.organisation,
            shelf=shelf,
            about=told["about"],
            wrong=told["wrong"],
            right=told["right"],
            source=told["source"],
            actor=standing.person,
            at=call.at,
        )
        location = f"{PREFIX}/organisations/{standing.organisation.public_id}/remarks/{held.public_id}"
        return Answer(_told(held), 201, {"Location": location})

    return once(call, make)


def remark_settle(call: Call) -> Answer:
    """Settle a remark with an answer."""
    standing, held = _held(call)
    insist(may_settle(standing.roles))
    actions.settle(remark=held, standing=standing, at=call.at, **checked(Answered({"answer": call.sent.answer})))
    return Answer(_told(_held(call)[1]))


def remark_reopen(call: Call) -> Answer:
    """Open a settled remark again."""
    standing, held = _held(call)
    insist(may_settle(standing.roles))
    actions.reopen(remark=held, standing=standing, at=call.at)
    return Answer(_told(_held(call)[1]))


def remark_remove(call: Call) -> Answer:
    """Take a remark out for good."""
    standing, held = _held(call)
    insist(removal_of(held, standing))
    actions.remove(remark=held, standing=standing, at=call.at)
    return Answer(status=204)


def remarks_file(call: Call) -> Answer:
    """Give the remarks of an organisation as a file for the authors of the packs."""
    held = standing_of(call.request, call.path["organisation"]).organisation
    rows, form = remarks_of(held, call.asked.state), call.asked.form
    kind = call.insist_accepted(JSON if form == "json" else "text/csv")
    content = as_json(rows, held, call.at) if form == "json" else as_csv(rows).encode()
    headers = {"Content-Disposition": f'attachment; filename="remarks.{form}"'}
    return Answer(content, headers=headers, kind=kind if form == "json" else f"{kind}; charset=utf-8")


def _held(call: Call) -> tuple[Standing, Remark]:
    """Who asks, and the remark that the address names. Raises Http404 where there is none."""
    standing = standing_of(call.request, call.path["organisation"])
    found = remarks_of(standing.organisation).filter(public_id=call.path["remark"]).first()
    if found is None:
        raise Http404
    return standing, found


def _told(held: Remark) -> RemarkTold:
    return RemarkTold(
        id=held.public_id,
        at=held.at,
        about=held.about,
        packs=held.packs,
        said=held.said,
        wrong=held.wrong,
        right=held.right,
        source=held.source,
        settled_at=held.settled_at,
        answer=held.answer,
    )
