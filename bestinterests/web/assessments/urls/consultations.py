"""Addresses of consultations, from the plan to the answer; of their sessions and findings."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views.consultations import answering, asking, findings, whole

urlpatterns = [
    path("consultations/", whole.consultations, name="consultations"),
    path("consultations/you-said/", whole.you_said, name="you_said"),
    path("consultations/new/", asking.consultation_new, name="consultation_new"),
    path("consultations/<item:item>/", asking.consultation, name="consultation"),
    path("consultations/<item:item>/held/", asking.consultation_held, name="consultation_held"),
    path("consultations/<item:item>/elements/", answering.consultation_elements, name="consultation_elements"),
    path("consultations/<item:item>/answer/", answering.consultation_answer, name="consultation_answer"),
    path("consultations/<item:item>/not-held/", answering.consultation_exempt, name="consultation_exempt"),
    path("consultations/<item:item>/delete/", asking.consultation_delete, name="consultation_delete"),
    path("consultations/<item:item>/sessions/new/", asking.session_new, name="session_new"),
    path("consultations/<item:item>/findings/new/", findings.finding_new, name="finding_new"),
    path("sessions/<item:item>/", asking.session, name="session"),
    path("sessions/<item:item>/delete/", asking.session_delete, name="session_delete"),
    path("findings/<item:item>/", findings.finding, name="finding"),
    path("findings/<item:item>/delete/", findings.finding_delete, name="finding_delete"),
]
