"""Addresses of erasing an account."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.config.erasing import views

app_name = "erasure"
urlpatterns = [
    path("account/erase/", views.own, name="own"),
    path("organisations/<public:organisation>/people/<public:person>/erase/", views.member, name="member"),
]
