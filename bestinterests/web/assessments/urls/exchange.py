"""Addresses of what comes in, of what conflicts, of the DPIA and of the packs."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import arrivals, conflicts, dpia, upgrade

urlpatterns = [
    path("arrivals/", arrivals.arrival_new, name="arrival_new"),
    path("arrivals/<public:upload>/", arrivals.arrival, name="arrival"),
    path("arrivals/<public:upload>/mapping.yaml", arrivals.arrival_mapping, name="arrival_mapping"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("dpia/", dpia.dpia, name="dpia"),
    path("dpia/<word:step>/", dpia.dpia_step, name="dpia_step"),
    path("dpia/fields/<word:field>/", dpia.dpia_answer, name="dpia_answer"),
    path("packs/", upgrade.upgrade, name="upgrade"),
]
