"""Addresses of rights in play."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import rights

urlpatterns = [
    path("rights/", rights.rights, name="rights"),
    path("rights/together/", rights.rights_together, name="rights_together"),
    path("rights/set-aside/", rights.rights_set_aside, name="rights_set_aside"),
    path("rights/<word:right>/", rights.right, name="right"),
    path("rights/<word:right>/set-aside/", rights.right_set_aside, name="right_set_aside"),
    path("rights/<word:right>/take-up/", rights.right_take_up, name="right_take_up"),
]
