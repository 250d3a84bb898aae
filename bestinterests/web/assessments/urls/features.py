"""Addresses of features."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import features

urlpatterns = [
    path("features/", features.features, name="features"),
    path("features/new/", features.feature_new, name="feature_new"),
    path("features/<item:item>/", features.feature, name="feature"),
    path("features/<item:item>/delete/", features.feature_delete, name="feature_delete"),
]
