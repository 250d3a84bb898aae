"""A change request as the API tells it, in a list and in full."""

from __future__ import annotations

from typing import Any

from bestinterests.web.api.shapes.changes import (
    AnswerTold,
    ChangeRow,
    ChangeRows,
    ChangeTold,
    PublicWords,
    Spoke,
)
from bestinterests.web.assessments.people import names_of
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.web.ui.paging import Paged
from bestinterests.workflow.changing import Answer


def rows_told(page: Paged[ChangeRequest]) -> ChangeRows:
    """A page of requests."""
    entries = tuple(ChangeRow(**_row(each)) for each in page.rows)
    return ChangeRows(entries=entries, before=page.before, after=page.after)


def request_told(row: ChangeRequest) -> ChangeTold:
    """A request with everything that was said about it."""
    held = change_of(row.held)
    told, public = held.described, held.public
    names = names_of({row.by, *(each.by for each in held.talk), *(each.by for each in held.answers)} - {""})
    sender = names.get(row.by, row.name)
    return ChangeTold(
        **_row(row) | {"bands": told.bands, "title": told.title, "service": told.service},
        by=sender,
        email=row.email,
        by_link=row.link_id is not None,
        what=told.what,
        when=told.when,
        features=told.features,
        feature_names=told.feature_names,
        new_features=told.new_features,
        whole=told.whole,
        notice=told.notice,
        children=told.children,
        uses=told.data,
        data_words=told.data_words,
        better=told.better,
        worse=told.worse,
        basis=told.basis,
        talk=tuple(
            Spoke(kind=each.kind, by=names.get(each.by, sender), text=each.text, at=each.at) for each in held.talk
        ),
        answers=tuple(_answer(each, names.get(each.by, "")) for each in held.answers),
        begun=held.begun,
        public=PublicWords(what=public.what, answer=public.answer, why=public.why) if public else None,
    )


def _answer(held: Answer, by: str) -> AnswerTold:
    return AnswerTold(
        effect=held.effect,
        reason=held.reason,
        by=by,
        at=held.at,
        assessment=held.assessment,
        version=held.version,
        because=held.because,
    )


def _row(row: ChangeRequest) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "title": row.title,
        "service": row.service,
        "assessment": row.assessment.public_id if row.assessment else "",
        "state": row.state,
        "effect": row.effect,
        "bands": tuple(row.bands.split()),
        "at": row.at,
        "answered_at": row.answered_at,
        "may_publish": row.may_publish,
        "decided": row.decided,
    }
