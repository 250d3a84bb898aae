"""Addresses of what has been looked for."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views.coverage import grid, statements

urlpatterns = [
    path("coverage/", grid.coverage, name="coverage"),
    path("coverage/table/", grid.coverage_table, name="coverage_table"),
    path("coverage/service/", grid.coverage_place, name="coverage_service"),
    path("coverage/service/<word:right>/", grid.coverage_question, name="coverage_service_question"),
    path("coverage/statements/<item:item>/", statements.statement, name="statement"),
    path("coverage/statements/<item:item>/delete/", statements.statement_delete, name="statement_delete"),
    path("coverage/<item:place>/", grid.coverage_place, name="coverage_place"),
    path("coverage/<item:place>/<word:right>/", grid.coverage_question, name="coverage_question"),
]
