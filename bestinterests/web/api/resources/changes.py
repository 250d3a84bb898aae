"""Change requests: listed, read, described, asked back, answered, made public."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from bestinterests.formats.lists import csv_lines
from bestinterests.web.accounts.access import NotAllowed, Standing, standing_of, standing_to
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import JSON, PREFIX
from bestinterests.web.api.resources.forms import checked, typed
from bestinterests.web.api.resources.places import assessment_address, etag_of, insist_place, whole_address
from bestinterests.web.api.resources.requests import request_told, rows_told
from bestinterests.web.api.shapes.changes import ChangeTotals, FeaturesTaken, Receipt
from bestinterests.web.api.shapes.lists import Made
from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.forms import Titled
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.change_requests import actions, exporting
from bestinterests.web.change_requests.actions import Sender
from bestinterests.web.change_requests.choices import WHOLE, band_choices
from bestinterests.web.change_requests.forms import AnsweredForm, DescribedForm, PublicForm, RemovalForm, Worded
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.change_requests.queries import WantedChanges, counted, request_of
from bestinterests.web.change_requests.tokens import receipt_path
from bestinterests.web.change_requests.views.serving import features_of
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.changing import may_add

KEYS = ("-at", "-id")
CSV = "text/csv"


def requests(call: Call) -> Answer:
    """List the requests of an organisation, the newest first."""
    held = standing_of(call.request, call.path["organisation"]).organisation
    asked = call.asked
    if asked.bands and asked.bands not in band_choices():
        sentence = "There is no such age band in the packs."
        raise wrong(422, "api.parameter", sentence, "Ask for one of the packs, or for unknown.", path="bands")
    rows = WantedChanges(asked.state, asked.service.strip(), asked.age, asked.bands).rows(held, call.at)
    insist_place(rows, KEYS, asked.place)
    return Answer(rows_told(paged(rows.select_related("assessment"), KEYS, asked.place)))


def in_assessment(call: Call) -> Answer:
    """List the requests that an assessment is about."""
    held = opened(call.request, call.path["assessment"])
    rows = ChangeRequest.objects.filter(assessment=held.row)
    insist_place(rows, KEYS, call.asked.place)
    return Answer(rows_told(paged(rows.select_related("assessment"), KEYS, call.asked.place)))


def totals(call: Call) -> Answer:
    """Tell the kept numbers."""
    found = counted(standing_of(call.request, call.path["organisation"]).organisation)
    return Answer(
        ChangeTotals(
            all=found.all,
            states=found.states,
            effects=found.effects,
            spans=found.spans,
            mean_days=found.mean,
        )
    )


def publishable(call: Call) -> Answer:
    """Give what may be published, as JSON or as a table."""
    held = standing_of(call.request, call.path["organisation"]).organisation
    if call.insist_accepted(JSON, CSV) == JSON:
        return Answer(exporting.as_json(held), kind=JSON)
    lines = "".join(csv_lines(exporting.HEAD, exporting.rows(held)))
    return Answer(lines.encode(), kind=f"{CSV}; charset=utf-8")


def request(call: Call) -> Answer:
    """Give one request."""
    return Answer(request_told(_found(call, standing_of(call.request, call.path["organisation"]))))


def receipt(call: Call) -> Answer:
    """Give the address at which a sender who is not signed in follows it."""
    row = _found(call, _answering(call))
    return Answer(Receipt(address="" if row.by else whole_address(call, receipt_path(row))))


def describe(call: Call) -> Answer:
    """Keep a change that is described."""
    standing = standing_of(call.request, call.path["organisation"])
    about = named(standing, call.sent.assessment)
    features, service = (features_of(about), about.service or about.title) if about else ([], "")
    sent = typed(call)
    sent["features"] += [WHOLE] if call.sent.whole else []
    sent["new_features"] = "\n".join(call.sent.new_features)
    form = DescribedForm(sent, features=features, service=service, signed_in=True)
    checked(form)

    def make() -> Answer:
        row = actions.describe(
            organisation=standing.organisation,
            told=form.told(about.public_id if about else ""),
            key=new_id(call.at),
            actor=Sender(id=standing.person.public_id),
            at=call.at,
        )
        location = f"{PREFIX}/organisations/{standing.organisation.public_id}/change-requests/{row.public_id}"
        return Answer(_again(row, standing), 201, {"Location": location})

    return once(call, make)


def add(call: Call) -> Answer:
    """Add something as the sender."""
    standing = standing_of(call.request, call.path["organisation"])
    row = _found(call, standing)
    theirs = row.by == standing.person.public_id
    if refusals := may_add(change_of(row.held), "-", is_sender=theirs):
        raise NotAllowed(*refusals)
    words = checked(Worded(typed(call)))["words"]
    actions.add(request=row, text=words, actor=standing.person.public_id, at=call.at)
    return Answer(_again(row, standing))


def ask(call: Call) -> Answer:
    """Ask the sender."""
    standing = _answering(call)
    row = _found(call, standing)
    words = checked(Worded(typed(call)))["words"]
    actions.ask(request=row, text=words, actor=standing.person.public_id, at=call.at)
    return Answer(_again(row, standing))


def answer(call: Call) -> Answer:
    """Answer it, for the first time or anew."""
    standing = _answering(call)
    row = _found(call, standing)
    target = named(standing, call.sent.assessment)
    offered = [(target.public_id, target.title)] if target else []
    told = checked(AnsweredForm(typed(call), services=offered, again=True))
    actions.answer(
        request=row,
        effect=told["effect"],
        reason=told["reason"],
        assessment=target,
        because=told["because"],
        actor=actor_of(standing),
        at=call.at,
    )
    return Answer(_again(row, standing))


def publish(call: Call) -> Answer:
    """Write the words for everybody."""
    standing = _answering(call)
    row = _found(call, standing)
    told = checked(PublicForm(typed(call)))
    actions.make_public(request=row, **told, actor=standing.person.public_id, at=call.at)
    return Answer(_again(row, standing))


def unpublish(call: Call) -> Answer:
    """Take the mark back."""
    standing = _answering(call)
    row = _found(call, standing)
    actions.make_private(request=row, actor=standing.person.public_id, at=call.at)
    return Answer(_again(row, standing))


def begin(call: Call) -> Answer:
    """Begin the new assessment that the answer asks for."""
    standing = standing_to(call.request, call.path["organisation"], Permission.EDIT)
    row = _found(call, standing)
    title = checked(Titled(typed(call)))["title"]

    def make() -> Answer:
        made = actions.begin_assessment(request=row, title=title, actor=actor_of(standing), at=call.at)
        headers = {"Location": assessment_address(made.public_id), "ETag": etag_of(made.revision)}
        return Answer(Made(id=made.public_id, revision=made.revision), 201, headers)

    return once(call, make)


def take(call: Call) -> Answer:
    """Write the new features that a request names into the draft."""
    held = opened(call.request, call.path["assessment"])
    held.insist_open()
    row = ChangeRequest.objects.filter(assessment=held.row, public_id=call.path["change"], effect="update").first()
    if row is None:
        raise Http404
    added = actions.take_features(request=row, assessment=held.row, actor=held.actor, at=held.at)
    return Answer(FeaturesTaken(added=added))


def forget(call: Call) -> Answer:
    """Remove the name and the address of a sender who was not signed in."""
    standing = standing_to(call.request, call.path["organisation"], Permission.REMOVE)
    row = _found(call, standing)
    actions.forget_sender(request=row, actor=standing.person.public_id, at=call.at)
    return Answer(_again(row, standing))


def remove(call: Call) -> Answer:
    """Remove a text from a request."""
    standing = standing_to(call.request, call.path["organisation"], Permission.REMOVE)
    row = _found(call, standing)
    remove_words(call, standing, row)
    return Answer(_again(row, standing))


def remove_words(call: Call, standing: Standing, row: ChangeRequest | Incident) -> None:
    """Remove the text that was sent. Raises Wrong (422) where it stands nowhere in it."""
    told: dict[str, Any] = checked(RemovalForm(typed(call)))
    if actions.remove_words(row=row, **told, actor=actor_of(standing), at=call.at) is None:
        sentence = "This text stands nowhere in it."
        raise wrong(422, "api.field", sentence, "Quote it to the letter.", path="text")


def named(standing: Standing, public_id: str) -> Assessment | None:
    """The assessment of the organisation that was sent, if one was. Raises Wrong (422) where it has none such."""
    return insist_named(standing, public_id) if public_id else None


def insist_named(standing: Standing, public_id: str) -> Assessment:
    """The assessment of the organisation that was sent. Raises Wrong (422) where it has none such."""
    row = Assessment.objects.filter(organisation=standing.organisation, public_id=public_id).first()
    if row is None:
        sentence = "The organisation has no such assessment."
        raise wrong(422, "api.field", sentence, "Send the id of one of its assessments.", path="assessment")
    row.organisation = standing.organisation
    return row


def _answering(call: Call) -> Standing:
    return standing_to(call.request, call.path["organisation"], Permission.ANSWER_CHANGES)


def _found(call: Call, standing: Standing) -> ChangeRequest:
    row = request_of(standing.organisation, call.path["change"])
    if row is None:
        raise Http404
    return row


def _again(row: ChangeRequest, standing: Standing) -> Any:
    """The request as it stands after an action."""
    found = request_of(standing.organisation, row.public_id)
    assert found is not None
    return request_told(found)
