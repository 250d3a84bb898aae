"""Addresses of those who work on cases, below the cases of an organisation."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.redress.handling.deeds import DEEDS
from bestinterests.web.redress.views import doing, entering, erasing, figures, inbox, reading, safeguarding

urlpatterns = [
    path("", inbox.cases, name="cases"),
    path("new/", entering.case_new, name="case_new"),
    path("statistics/", figures.statistics, name="statistics"),
    path("statistics/file/", figures.statistics_file, name="statistics_file"),
    path("safeguarding/", safeguarding.queue, name="safeguarding"),
    path("erased/", erasing.erased, name="erased"),
    path("<public:case>/", reading.case, name="case"),
    path("<public:case>/take/", inbox.take, name="case_take"),
    path("<public:case>/erase/", erasing.erase, name="case_erase"),
    *(path(f"<public:case>/{key}/", doing.do, {"deed": key}, name=f"case_{key}") for key in DEEDS),
]
