"""Addresses of the explainer and of guidance. Each state of what a reader does has one."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.explainer.views import betting, choosing, explaining, guiding

app_name = "explainer"
urlpatterns = [
    path("explainer/", explaining.way, name="way"),
    path("explainer/for/<slug:reader>/", explaining.reader, name="reader"),
    path("explainer/try/", betting.bets, name="bets"),
    path("explainer/try/sandbox/", betting.sandbox, name="sandbox"),
    path("explainer/try/<slug:step>/", betting.bet, name="bet"),
    path("explainer/which/", choosing.which, name="which"),
    path("explainer/which/all/", choosing.whole, name="whole"),
    path("explainer/which/<slug:node>/", choosing.node, name="node"),
    path("guidance/", guiding.topics, name="topics"),
    path("guidance/<slug:topic>/", guiding.topic, name="topic"),
]
