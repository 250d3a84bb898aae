"""Addresses of notices."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.notices import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.read_all, name="read_all"),
    path("notices/settings/", views.settings, name="settings"),
    path("notices/<public:notice>/open/", views.open_notice, name="open"),
]
