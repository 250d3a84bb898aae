"""Doors of surveys: one that anybody opens with a code, the pages of those who ask, and words for the lead alone."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from bestinterests.web.redress import keys
from bestinterests.web.surveys.held import Held, seal
from bestinterests.web.surveys.models import OpenedWords, SentForm, Sitting, SittingKey, Survey, Tally
from tests.web.doors import OPEN_READ, assessors, everyone, only

SURVEY, SITTING = "5" * 26, "6" * 26
NAMED = {
    **{f"surveys:{route}": {"survey": SURVEY} for route in ("survey", "survey_close", "sitting_new")},
    "surveys:paper": {"survey": SURVEY, "band": "13-15"},
    **{f"surveys:{route}": {"sitting": SITTING} for route in ("sitting", "sitting_end", "words")},
}
LEAVES = {"surveys:words": (OpenedWords._meta.db_table,)}
"""That somebody read what children wrote is kept."""
READ = only("assessor", cell=OPEN_READ, others=OPEN_READ)
TABLE = {
    "surveys:listen": everyone((200, 200)),
    "surveys:surveys": READ,
    "surveys:survey_new": assessors((200, 422), others=(403, 403)),
    "surveys:watching": READ,
    "surveys:survey": READ,
    "surveys:survey_close": assessors((405, 302), others=(405, 403)),
    "surveys:paper": READ,
    "surveys:sitting_new": assessors((200, 422), others=(403, 403)),
    "surveys:sitting": assessors((200, 405), others=(403, 405)),
    "surveys:sitting_end": assessors((405, 302), others=(405, 403)),
    "surveys:words": only("safeguarding-lead", cell=(200, 302)),
}


def fill(assessment, actor, at):
    """A survey with one sitting, in which one form was sent."""
    survey = Survey.objects.create(
        public_id=SURVEY,
        organisation=assessment.organisation,
        assessment=assessment,
        consultation="C01",
        service="Pond Pals",
        features=[{"id": "F01", "words": {"13-15": "The game shows other players where you are."}}],
        bands=["13-15"],
        kept_until=timezone.localdate(at),
        made_at=at,
        made_by=actor.id,
    )
    key = keys.new_data_key()
    sitting = Sitting.objects.create(
        public_id=SITTING,
        survey=survey,
        band="13-15",
        day=timezone.localdate(at),
        permissions=6,
        assents=6,
        made_by=actor.id,
        held=seal(SITTING, Held(setting="A club", lead="Youth worker"), key),
    )
    version, wrapped = keys.read_ring(settings.CASE_KEYS).wrap(key, SITTING)
    SittingKey.objects.create(sitting=sitting, version=version, wrapped=wrapped)
    Tally.objects.create(survey=survey, band="13-15", item="tell", option="yes", number=1)
    SentForm.objects.create(sitting=sitting, digest="0" * 64)
    OpenedWords.objects.create(sitting=sitting, by="z" * 26, at=at)
