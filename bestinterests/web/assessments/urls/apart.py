"""Addresses at which several assessors rate apart."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import apart

urlpatterns = [
    path("ratings/apart/", apart.rounds, name="apart_rounds"),
    path("ratings/apart/new/", apart.open_round, name="apart_open"),
    path("ratings/apart/<public:apart>/", apart.round_shown, name="apart_round"),
    path("ratings/apart/<public:apart>/give/", apart.give, name="apart_give"),
    path("ratings/apart/<public:apart>/keep/", apart.keep, name="apart_keep"),
    path("ratings/apart/<public:apart>/close/", apart.close, name="apart_close"),
]
