"""Addresses of the register: those that anybody opens, and those of an assessment and an organisation."""

from __future__ import annotations

from django.urls import include, path

from bestinterests.web.register.urls import public, staff

app_name = "register"
urlpatterns = [
    path("register/", include(public.urlpatterns)),
    path("assessments/<public:assessment>/publish/", include(staff.in_an_assessment)),
    path("organisations/<public:organisation>/published/", include(staff.in_an_organisation)),
]
