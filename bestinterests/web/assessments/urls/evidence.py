"""Addresses of evidence, its files, and consultations."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import consultations, evidence

urlpatterns = [
    path("evidence/", evidence.evidence, name="evidence"),
    path("evidence/new/", evidence.evidence_new, name="evidence_new"),
    path("evidence/<item:item>/", evidence.evidence_item, name="evidence_item"),
    path("evidence/<item:item>/files/", evidence.evidence_attach, name="evidence_attach"),
    path("evidence/<item:item>/delete/", evidence.evidence_delete, name="evidence_delete"),
    path("attachments/<item:item>/", evidence.attachment, name="attachment"),
    path("attachments/<item:item>/delete/", evidence.attachment_delete, name="attachment_delete"),
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/new/", consultations.consultation_new, name="consultation_new"),
    path("consultations/<item:item>/", consultations.consultation, name="consultation"),
    path("consultations/<item:item>/delete/", consultations.consultation_delete, name="consultation_delete"),
    path("consultations/<item:item>/findings/new/", consultations.finding_new, name="finding_new"),
    path("findings/<item:item>/", consultations.finding, name="finding"),
    path("findings/<item:item>/delete/", consultations.finding_delete, name="finding_delete"),
]
