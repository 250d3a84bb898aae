"""Addresses of the history."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import history, removal

urlpatterns = [
    path("history/", history.history, name="history"),
    path("history/compare/", history.compare, name="compare"),
    path("history/verify/", history.verify, name="verify"),
    path("history/removal/", removal.removal, name="removal"),
    path("history/<int:seq>/", history.line_shown, name="line"),
    path("history/<int:seq>/restore/", history.restore, name="restore"),
    path("history/<int:seq>/undo/", history.undo, name="undo"),
    path("history/<int:seq>/meeting/", history.meeting, name="meeting"),
]
