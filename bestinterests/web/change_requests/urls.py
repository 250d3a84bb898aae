"""Addresses of change requests, of the links by which they come in, and of what brings assessments back."""

from __future__ import annotations

from django.urls import include, path

from bestinterests.web.change_requests.views import answering, describing, linking, watching

app_name = "change_requests"
changes = [
    path("", answering.changes, name="list"),
    path("new/", describing.new, name="new"),
    path("publishable.csv", answering.export_csv, name="export_csv"),
    path("publishable.json", answering.export_json, name="export_json"),
    path("links/", linking.links, name="links"),
    path("links/new/", linking.link_new, name="link_new"),
    path("links/<public:link>/withdraw/", linking.link_withdraw, name="link_withdraw"),
    path("<public:change>/", answering.request_page, name="request"),
    path("<public:change>/ask/", answering.ask, name="ask"),
    path("<public:change>/answer/", answering.answer, name="answer"),
    path("<public:change>/publish/", answering.publish, name="publish"),
    path("<public:change>/publish/withdraw/", answering.unpublish, name="unpublish"),
    path("<public:change>/begin/", answering.begin, name="begin"),
    path("<public:change>/remove/", answering.remove, name="remove"),
]
again = [
    path("", watching.triggers, name="triggers"),
    path("<public:trigger>/set-aside/", watching.aside, name="aside"),
]
incidents = [
    path("", watching.incidents, name="incidents"),
    path("new/", watching.incident_new, name="incident_new"),
    path("<public:incident>/", watching.incident, name="incident"),
    path("<public:incident>/remove/", answering.incident_remove, name="incident_remove"),
]
in_an_assessment = [
    path("", watching.in_assessment, name="in_assessment"),
    path("dates/<public:date>/", watching.date_keep, name="date_keep"),
    path("<public:change>/features/", watching.features_take, name="features_take"),
]
urlpatterns = [
    path("changes/", answering.everywhere, name="everywhere"),
    path("changes/describe/<str:token>/", describing.described_by_link, name="described_by_link"),
    path("changes/receipt/<str:token>/", describing.receipt, name="receipt"),
    path("organisations/<public:organisation>/changes/", include(changes)),
    path("organisations/<public:organisation>/look-again/", include(again)),
    path("organisations/<public:organisation>/incidents/", include(incidents)),
    path("assessments/<public:assessment>/changes/", include(in_an_assessment)),
]
