"""Lists of assessments, and how one is begun."""

from __future__ import annotations

from typing import Any

import msgspec
from django.utils import timezone

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Refused
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Given
from bestinterests.web.accounts.access import standing_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import DOCUMENT
from bestinterests.web.api.resources.places import assessment_address, etag_of, insist_place
from bestinterests.web.api.shapes.lists import Made, Range, Row, Rows
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.evaluating import project
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.queries import Listed, listed
from bestinterests.web.assessments.queries import samples as samples_of
from bestinterests.web.assessments.wanted import SORTS, Wanted


def assessments(call: Call) -> Answer:
    """List the assessments of an organisation, as its own list does."""
    held = standing_of(call.request, call.path["organisation"]).organisation
    asked = call.asked
    wanted = Wanted(asked.query, asked.state, asked.verdict, asked.completeness, asked.age, asked.sort)
    insist_place(Assessment.objects.all(), SORTS[wanted.sort][1], asked.place)
    page = listed(held, wanted, place=asked.place, size=asked.size, on=timezone.localdate(call.at))
    return Answer(Rows(entries=tuple(row_told(each) for each in page.rows), before=page.before, after=page.after))


def samples(call: Call) -> Answer:
    """List the samples that come with the product."""
    found = samples_of(timezone.localdate(call.at))
    return Answer(Rows(entries=tuple(row_told(each) for each in found), before="", after=""))


def begin(call: Call) -> Answer:
    """Begin an assessment: blank, from patterns, or from a whole document."""
    standing = standing_of(call.request, call.path["organisation"], Permission.EDIT)
    given: dict[str, Any] = {"organisation": standing.organisation, "actor": actor_of(standing), "at": call.at}
    begun: list[int] = []

    def make() -> Answer:
        if call.sent_as == DOCUMENT:
            row = actions.create_from(document=document_in(call.sent), evaluate=False, **given)
        else:
            sent = msgspec.structs.asdict(call.sent)
            try:
                row = actions.create(**sent, evaluate=False, **given)
            except Refused as refused:  # a pack or a pattern that is not there
                raise Wrong(422, refused.problems) from refused
        begun.append(row.pk)
        headers = {"Location": assessment_address(row.public_id), "ETag": etag_of(row.revision)}
        return Answer(Made(id=row.public_id, revision=row.revision), 201, headers)

    answer = once(call, make)
    for pk in begun:  # not within the transaction of the key, which others may wait for
        project(pk, timezone.localdate(call.at))
    return answer


def document_in(data: bytes) -> Document:
    """Read a whole document in JSON. Raises Wrong (422) with every fault of its shape, each with its line."""
    arrival = FORMATS["json"].read(Given(data, "document.json"))
    if arrival.document is None or arrival.errors:
        raise Wrong(422, arrival.problems)
    return arrival.document


def row_told(held: Listed) -> Row:
    """An assessment as lists know it."""
    return Row(
        id=held.public_id,
        title=held.title,
        service=held.service,
        kind=held.kind,
        state=held.state,
        version=held.version,
        fictional=held.fictional,
        open_judgements=held.open_count,
        now=Range(worst=held.now[0], best=held.now[1]),
        expected=Range(worst=held.expected[0], best=held.expected[1]),
        evaluated_on=held.evaluated_on,
        current=held.current,
        assessed_on=held.assessed_on,
        next_review=held.next_review,
        impacts=held.impacts,
        measures=held.measures,
        updated_at=held.updated_at,
    )
