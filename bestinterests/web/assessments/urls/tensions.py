"""Addresses of what pulls apart."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import tensions

urlpatterns = [
    path("tensions/", tensions.tensions, name="tensions"),
    path("tensions/new/", tensions.tension_new, name="tension_new"),
    path("tensions/<item:item>/", tensions.tension, name="tension"),
    path("tensions/<item:item>/delete/", tensions.tension_delete, name="tension_delete"),
]
