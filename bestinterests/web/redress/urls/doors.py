"""Addresses of the doors, which anybody opens: neutral words, and never anything that names a case."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.redress.views.doors import asking, entering, following, hearing, leaving, sending

urlpatterns = [
    path("leave/", leaving.leave, name="door_leave"),
    path("help/", leaving.safe, name="door_help"),
    path("<slug:slug>/", entering.start, name="door"),
    path("<slug:slug>/voice/<slug:name>/", hearing.voice, name="door_voice"),
    path("<slug:slug>/before/", entering.before, name="door_before"),
    path("<slug:slug>/who/", entering.who, name="door_who"),
    path("<slug:slug>/with-somebody/", entering.grown_up, name="door_grown_up"),
    path("<slug:slug>/words/", entering.words, name="door_words"),
    path("<slug:slug>/begin/", asking.first, name="door_first"),
    path("<slug:slug>/questions/<slug:key>/", asking.question, name="door_question"),
    path("<slug:slug>/check/", asking.check, name="door_check"),
    path("<slug:slug>/send/", sending.send, name="door_send"),
    path("<slug:slug>/sent/", sending.receipt, name="door_receipt"),
    path("<slug:slug>/throw-away/", sending.throw_away, name="door_throw_away"),
    path("<slug:slug>/back/", following.code, name="door_code"),
    path("<slug:slug>/now/", following.case, name="door_case"),
    path("<slug:slug>/now/add/", following.add, name="door_add"),
    path("<slug:slug>/now/take-back/", following.withdraw, name="door_withdraw"),
    path("<slug:slug>/now/again/", following.again, name="door_again"),
    path("<slug:slug>/now/soon/", following.soon, name="door_soon"),
    path("<slug:slug>/now/not-safe/", following.not_safe, name="door_not_safe"),
    path("<slug:slug>/now/fair/", following.fair, name="door_fair"),
    path("<slug:slug>/close/", following.close, name="door_close"),
    path("<slug:slug>/help/", leaving.safe, name="door_safe"),
]
