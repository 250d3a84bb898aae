"""Take a form in: each answer becomes a count, words are sealed, and nothing says which belong together."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Literal

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from msgspec.structs import replace

from bestinterests.web.accounts.roles import Permission
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress import keys
from bestinterests.web.redress.covering import look_by
from bestinterests.web.surveys.held import Said, held_of, key_of, seal
from bestinterests.web.surveys.kits import SKIP, WORDS, WRITES, kit
from bestinterests.web.surveys.models import SentForm, Sitting, Survey, Tally

Answer = Literal["taken", "again", "over", "full"]


def take_in(*, sitting: Sitting, form: str, answers: Mapping[str, str], quote: bool, at: dt.datetime) -> Answer:
    """Count a form. form: what makes it one when it is sent twice. answers: by key of the item; what is missing or
    unknown is skipped. quote: may their words be used?

    Returns ``full`` where as many forms came as children said yes. Raises keys.Locked, keys.NoKeys.
    """
    with transaction.atomic():
        survey = Survey.objects.select_for_update(of=("self",)).get(pk=sitting.survey_id)
        row = Sitting.objects.select_for_update(of=("self",)).select_related("key").get(pk=sitting.pk)
        if row.code is None or survey.closed_on is not None:
            return "over"
        digest = keys.ring().lookup("survey form", f"{row.public_id} {form}")
        if row.forms.filter(digest=digest).exists():
            return "again"
        if row.forms.count() >= row.assents:
            return "full"
        SentForm.objects.create(sitting=row, digest=digest)
        for question in kit(row.band, [each["id"] for each in survey.features]):
            if question.text == WORDS:
                continue
            given = answers.get(question.key, SKIP)
            _count(survey, row.band, question.key, given if given in question.options else SKIP)
        text = answers.get(WORDS, "").strip()
        if text and row.band in WRITES:
            _keep(row, text, quote, at)
    return "taken"


def _count(survey: Survey, band: str, item: str, option: str) -> None:
    held, _ = Tally.objects.get_or_create(survey=survey, band=band, item=item, option=option)
    Tally.objects.filter(pk=held.pk).update(number=F("number") + 1)


def _keep(row: Sitting, text: str, quote: bool, at: dt.datetime) -> None:
    key, held = key_of(row), held_of(row)
    said = Said(id=secrets.token_hex(8), text=text, quote=quote)
    is_first = not row.waits
    organisation = row.survey.organisation
    row.held = seal(row.public_id, replace(held, words=(*held.words, said)), key)
    if is_first:
        row.waits, row.read_by = True, look_by(organisation, at).date()
        tell(
            people=able(organisation, Permission.SAFEGUARD),
            kind="safeguarding",
            sentence="Children have written something in a survey. Read it first.",
            address=reverse("surveys:words", args=[row.survey.assessment.public_id, row.public_id]),
            organisation=organisation,
            at=at,
        )
    row.save(update_fields=["held", "waits", "read_by"])
