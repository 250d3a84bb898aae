"""Addresses of the service as a whole: remedies, the five questions, interests, signatures, the regulator."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import regulator, remedies, signatures, whole

urlpatterns = [
    path("remedies/", remedies.remedies, name="remedies"),
    path("remedies/new/", remedies.remedy_new, name="remedy_new"),
    path("remedies/<item:item>/", remedies.remedy, name="remedy"),
    path("remedies/<item:item>/delete/", remedies.remedy_delete, name="remedy_delete"),
    path("whole/", whole.whole, name="whole"),
    path("interests/", whole.interests, name="interests"),
    path("interests/new/", whole.interest_new, name="interest_new"),
    path("interests/<item:item>/", whole.interest, name="interest"),
    path("interests/<item:item>/delete/", whole.interest_delete, name="interest_delete"),
    path("signatures/", signatures.signatures, name="signatures"),
    path("signatures/new/", signatures.signature_new, name="signature_new"),
    path("signatures/<item:item>/", signatures.signature, name="signature"),
    path("signatures/<item:item>/delete/", signatures.signature_delete, name="signature_delete"),
    path("regulator/", regulator.regulator, name="regulator"),
    path("regulator/new/", regulator.regulator_consultation_new, name="regulator_consultation_new"),
    path("regulator/<item:item>/", regulator.regulator_consultation, name="regulator_consultation"),
    path(
        "regulator/<item:item>/delete/", regulator.regulator_consultation_delete, name="regulator_consultation_delete"
    ),
]
