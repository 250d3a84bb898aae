"""Addresses of evidence and its files."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import evidence

urlpatterns = [
    path("evidence/", evidence.evidence, name="evidence"),
    path("evidence/new/", evidence.evidence_new, name="evidence_new"),
    path("evidence/<item:item>/", evidence.evidence_item, name="evidence_item"),
    path("evidence/<item:item>/files/", evidence.evidence_attach, name="evidence_attach"),
    path("evidence/<item:item>/delete/", evidence.evidence_delete, name="evidence_delete"),
    path("attachments/<item:item>/", evidence.attachment, name="attachment"),
    path("attachments/<item:item>/delete/", evidence.attachment_delete, name="attachment_delete"),
]
