"""Addresses of feature balance sheets."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import balances

urlpatterns = [
    path("balances/", balances.balances, name="balances"),
    path("balances/<item:item>/", balances.balance, name="balance"),
    path("balances/<item:item>/delete/", balances.balance_delete, name="balance_delete"),
]
