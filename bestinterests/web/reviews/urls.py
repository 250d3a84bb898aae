"""Addresses of review and decision, within one assessment."""

from __future__ import annotations

from django.urls import include, path

from bestinterests.web.reviews.views import (
    advising,
    deciding,
    hub,
    interests,
    releasing,
    reviewing,
    submitting,
    versions,
)

app_name = "reviews"
in_an_assessment = [
    path("review/", hub.review, name="review"),
    path("review/changes/", hub.changes, name="changes"),
    path("review/submit/", submitting.submit, name="submit"),
    path("review/recall/", submitting.recall, name="recall"),
    path("review/screen-out/", submitting.screen_out, name="screen_out"),
    path("review/withdraw/", submitting.withdraw, name="withdraw"),
    path("review/next-draft/", submitting.open_draft, name="open_draft"),
    path("review/round/", reviewing.open_round, name="open_round"),
    path("review/round/release/", releasing.release, name="release"),
    path("review/interest/", interests.interest, name="interest"),
    path("review/view/", reviewing.view, name="view"),
    path("review/advice/", advising.advise, name="advise"),
    path("review/return/", deciding.return_, name="return"),
    path("review/decide/", deciding.decide, name="decide"),
    path("review/signature/", deciding.sign, name="sign"),
    path("review/signature/retract/", deciding.retract, name="retract"),
    path("review/dissent/", advising.dissent, name="dissent"),
    path("review/bundle/", versions.bundle, name="bundle"),
    path("versions/", versions.versions, name="versions"),
    path("versions/<int:version>/", versions.version, name="version"),
    path("versions/<int:version>/report/", versions.version_report, name="version_report"),
]
urlpatterns = [path("assessments/<public:assessment>/", include(in_an_assessment))]
