"""Addresses of change requests."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "change_requests"
urlpatterns: list[URLPattern] = []
