"""Addresses of the desk of an organisation."""

from __future__ import annotations

from django.urls import include, path

from bestinterests.web.desk.views import desk, follow_ups, letters, notes, questions, saved, services

app_name = "desk"
IN_AN_ORGANISATION = [
    path("", desk.desk, name="desk"),
    path("questions/<slug:question>/", questions.question, name="question"),
    path("questions/<slug:question>/save/", saved.save, name="save"),
    path("questions/<slug:question>/<word:form>/", questions.export, name="export"),
    path("saved/<public:saved>/", saved.saved_change, name="saved_change"),
    path("saved/<public:saved>/remove/", saved.saved_remove, name="saved_remove"),
    path("services/<path:service>/worksheet/", services.worksheet, name="worksheet"),
    path("services/<path:service>/worksheet/<word:form>/", letters.worksheet_file, name="worksheet_file"),
    path("services/<path:service>/letter/", letters.letter, name="letter"),
    path("services/<path:service>/notes/new/", notes.note_new, name="note_new"),
    path("services/<path:service>/follow-ups/new/", follow_ups.follow_up_new, name="follow_up_new"),
    path("notes/<public:note>/remove/", notes.note_remove, name="note_remove"),
    path("follow-ups/", follow_ups.follow_up_list, name="follow_ups"),
    path("follow-ups/<public:follow_up>/", follow_ups.follow_up, name="follow_up"),
    path("follow-ups/<public:follow_up>/done/", follow_ups.follow_up_done, name="follow_up_done"),
    path("follow-ups/<public:follow_up>/reopen/", follow_ups.follow_up_reopen, name="follow_up_reopen"),
    path("follow-ups/<public:follow_up>/remove/", follow_ups.follow_up_remove, name="follow_up_remove"),
    path("edtech/", desk.edtech, name="edtech"),
    path("shadows/", desk.shadows, name="shadows"),
]
urlpatterns = [
    path("organisations/<public:organisation>/desk/", include(IN_AN_ORGANISATION)),
]
