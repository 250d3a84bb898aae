"""Addresses of the service and of its review plan."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import service

urlpatterns = [
    path("service/", service.service, name="service"),
    path("service/organisation/", service.service_organisation, name="service_organisation"),
    path("service/ages/", service.service_ages, name="service_ages"),
    path("service/assessment/", service.service_assessment, name="service_assessment"),
    path("review-plan/", service.review_plan, name="review_plan"),
]
