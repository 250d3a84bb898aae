"""Addresses of the plan."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import actions

urlpatterns = [
    path("actions/", actions.actions, name="actions"),
    path("actions/new/", actions.action_new, name="action_new"),
    path("actions/<item:item>/", actions.action, name="action"),
    path("actions/<item:item>/work/", actions.action_work, name="action_work"),
    path("actions/<item:item>/move/", actions.action_move, name="action_move"),
    path("actions/<item:item>/delete/", actions.action_delete, name="action_delete"),
]
