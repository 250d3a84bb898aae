"""Make a survey, make a sitting with its code, end sittings, close a survey for good."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.domain.consultation import Consultation
from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.redress import keys
from bestinterests.web.redress.readiness import conditions
from bestinterests.web.surveys.codes import digest, new_code
from bestinterests.web.surveys.held import Held, held_of, key_of, seal
from bestinterests.web.surveys.kits import WRITES
from bestinterests.web.surveys.models import SentForm, Sitting, SittingKey, Survey
from bestinterests.web.surveys.refusing import refused

NEEDED = ("keys", "lead", "hours", "paging")
"""What has to stand before children write in their own words; as for a portal."""
ALONE = "16-17"
"""The band that decides for itself: market research asks no adult from 16 on."""


def make_survey(*, assessment: Assessment, told: dict[str, Any], actor: str, at: dt.datetime) -> Survey:
    """Make a survey. told: consultation, service, features, bands, kept_until, as the table holds them."""
    return Survey.objects.create(
        public_id=new_id(at),
        organisation=assessment.organisation,
        assessment=assessment,
        made_at=at,
        made_by=actor,
        **told,
    )


def make_sitting(
    *, survey: Survey, consultation: Consultation, told: dict[str, Any], actor: str, at: dt.datetime
) -> Sitting:
    """Make a sitting with a code that opens the form on its day. Raises Refusing with every reason why not.

    told: band, day, setting, lead, permissions, assents.
    """
    with transaction.atomic():
        survey = Survey.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=survey.pk)
        reasons = [] if survey.closed_on is None else [refused("survey.closed")]
        if told["band"] not in survey.bands:
            reasons.append(refused("survey.other-band"))
        unasked = told["band"] == ALONE or consultation.permission in ("waived", "not-needed")
        if told["permissions"] < told["assents"] and not unasked:
            reasons.append(refused("survey.fewer-permissions"))
        try:
            ring = keys.ring()
        except (keys.NoKeys, Refused):
            raise Refusing([*reasons, refused("survey.no-keys")]) from None
        missing = [each.what for each in conditions(survey.organisation, at) if each.key in NEEDED and not each.met]
        if told["band"] in WRITES and missing:
            reasons.append(refused("survey.no-cover", missing=", ".join(missing)))
        if reasons:
            raise Refusing(reasons)
        public, key, code = new_id(at), keys.new_data_key(), new_code()
        held = Held(code=code, setting=told["setting"], lead=told["lead"])
        row = Sitting.objects.create(
            public_id=public,
            survey=survey,
            band=told["band"],
            day=told["day"],
            code=digest(code),
            permissions=told["permissions"],
            assents=told["assents"],
            made_by=actor,
            held=seal(public, held, key),
        )
        version, wrapped = ring.wrap(key, public)
        SittingKey.objects.create(sitting=row, version=version, wrapped=wrapped)
    return row


def end_sitting(*, sitting: Sitting) -> None:
    """Take no more forms in a sitting: its code opens nothing from now on."""
    with transaction.atomic():
        _end(Sitting.objects.select_for_update(of=("self",)).select_related("key").get(pk=sitting.pk))


def close_survey(*, survey: Survey, actor: str, at: dt.datetime) -> None:
    """Close a survey for good, with its sittings; from now on its counts are shown. Raises Refusing if it is closed."""
    with transaction.atomic():
        row = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
        if row.closed_on is not None:
            raise Refusing([refused("survey.closed")])
        row.closed_on, row.closed_by = timezone.localdate(at), actor
        row.save(update_fields=["closed_on", "closed_by"])
        for sitting in row.sittings.select_for_update(of=("self",)).exclude(code=None):
            _end(sitting)


def forget(at: dt.datetime) -> int:
    """End what is of an earlier day, and erase what children wrote once its day has come. A job; returns how many."""
    today = timezone.localdate(at)
    done = 0
    for row in Sitting.objects.exclude(code=None).filter(day__lt=today):
        end_sitting(sitting=row)
        done += 1
    SentForm.objects.filter(sitting__day__lt=today).delete()
    over = Sitting.objects.filter(survey__kept_until__lt=today)
    # The key goes first: without it nobody reads what a copy of the row may still hold.
    done += SittingKey.objects.filter(sitting__in=over).delete()[0]
    over.filter(waits=True).update(waits=False)
    over.exclude(held=b"").update(held=b"")
    return done


def _end(row: Sitting) -> None:
    try:
        key = key_of(row)
        held = held_of(row)
        row.held = seal(row.public_id, replace(held, code=""), key)
    except (keys.Locked, keys.NoKeys):
        pass  # the code opens nothing without its digest
    row.code = None
    row.save(update_fields=["code", "held"])
