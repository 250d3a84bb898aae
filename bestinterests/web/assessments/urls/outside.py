"""Addresses of what is named for outside readers: of those who share, and of the readers."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views.outside import reading, sharing

urlpatterns = [
    path("outside/", sharing.outside, name="outside"),
    path("outside/new/", sharing.outside_new, name="outside_new"),
    path("outside/<public:grant>/", sharing.outside_grant, name="outside_grant"),
    path("outside/<public:grant>/end/", sharing.outside_withdraw, name="outside_withdraw"),
]
named = [
    path("named/", reading.named, name="named"),
    path("named/<public:grant>/", reading.named_grant, name="named_grant"),
    path("named/<public:grant>/<word:paper>/<word:form>/", reading.named_paper, name="named_paper"),
]
