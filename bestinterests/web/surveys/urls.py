"""Addresses of surveys: one that anybody opens with a code, and the pages of those who ask."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.surveys.views import listening, papers, sittings, surveys

app_name = "surveys"
_IN = "assessments/<public:assessment>/surveys/"

urlpatterns = [
    path("listen/", listening.listen, name="listen"),
    path(_IN, surveys.surveys, name="surveys"),
    path(f"{_IN}new/", surveys.survey_new, name="survey_new"),
    path(f"{_IN}watching/", papers.watching, name="watching"),
    path(f"{_IN}<public:survey>/", surveys.survey, name="survey"),
    path(f"{_IN}<public:survey>/close/", surveys.survey_close, name="survey_close"),
    path(f"{_IN}<public:survey>/paper/<slug:band>/", papers.paper, name="paper"),
    path(f"{_IN}<public:survey>/sittings/new/", sittings.sitting_new, name="sitting_new"),
    path(f"{_IN}sittings/<public:sitting>/", sittings.sitting, name="sitting"),
    path(f"{_IN}sittings/<public:sitting>/end/", sittings.sitting_end, name="sitting_end"),
    path(f"{_IN}sittings/<public:sitting>/words/", sittings.words, name="words"),
]
