"""Addresses of the scope test."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import scope

urlpatterns = [
    path("scope/", scope.scope, name="scope"),
    path("scope/outcome/", scope.outcome, name="scope_outcome"),
    path("scope/age-gate/", scope.age_gate, name="scope_age_gate"),
    path("scope/next-review/", scope.next_review, name="scope_next_review"),
    path("scope/decided/", scope.decided, name="scope_decided"),
    path("scope/factors/<word:factor>/", scope.factor, name="scope_factor"),
]
