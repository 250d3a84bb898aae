"""What is printed: the form of an age, and the sheet for a grown-up who watches a child under seven."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.texts.texts import Text, texts
from bestinterests.web.assessments.access import opened
from bestinterests.web.redress.views.doors.frame import drawn
from bestinterests.web.surveys.kits import kit
from bestinterests.web.surveys.views.surveys import survey_of
from bestinterests.web.surveys.words import happens, values_of, values_of_nobody

WATCHED = ("did", "face", "noticed", "liked", "turned", "said", "stopped", "unsure")


@require_safe
def paper(request: HttpRequest, assessment: str, survey: str, band: str) -> HttpResponse:
    """The form of an age on paper. Whoever runs the session types the answers in with the code afterwards."""
    row = survey_of(opened(request, assessment), survey)
    if band not in row.bands:
        raise Http404
    held, values = texts(band), values_of(row, band)

    def say(key: str, **more: object) -> Text:
        return held.of(key, **{**values, **more})

    more = {"questions": kit(band, [each["id"] for each in row.features]), "happens": happens(row, band)}
    return drawn(request, "paper", band, held, say, more, folder="surveys")


@require_safe
def watching(request: HttpRequest, assessment: str) -> HttpResponse:
    """The sheet for a grown-up who watches a child that is too young for a form."""
    opened(request, assessment)
    held, values = texts("teacher"), values_of_nobody()

    def say(key: str, **more: object) -> Text:
        return held.of(key, **{**values, **more})

    return drawn(request, "watching", "teacher", held, say, {"watched": WATCHED}, folder="surveys")
