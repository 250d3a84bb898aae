"""Operations on all services of an organisation at a glance, the lists behind the numbers, and tables to take away."""

from __future__ import annotations

from bestinterests.web.api.operations import Gives
from bestinterests.web.api.shapes import lists, overview
from bestinterests.web.api.table.changes import CSV
from bestinterests.web.api.table.rows import ORGANISATION, reading

TAG = "Overview"
HOME = f"{ORGANISATION}/overview"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

OVERVIEW = (
    reading(
        "overview",
        HOME,
        "All services of an organisation at a glance",
        "overview:overview",
        overview.OverviewTold,
        TAG,
        more="Nothing is added up into a score. Each number of services names the list behind it in `of`.",
        asks=overview.Narrowed,
        cost=2,
    ),
    reading(
        "overview_services",
        f"{HOME}/services",
        "The services behind a number, the worst verdict first",
        "overview:services",
        lists.Rows,
        TAG,
        asks=overview.Behind,
    ),
    reading(
        "overview_deadlines",
        f"{HOME}/deadlines",
        "Actions, reviews or decisions that have a day",
        "overview:deadlines",
        overview.Deadlines,
        TAG,
        asks=overview.Due,
    ),
    reading(
        "overview_table",
        f"{HOME}/tables/{{table}}",
        "A table of the overview as CSV; `everything` is a spreadsheet with all of them",
        "overview:table",
        None,
        TAG,
        more="Tables: `verdicts`, `completeness`, `states`, `marks`, `months`, `deadlines`.",
        asks=overview.Narrowed,
        cost=10,
    )._replace(gives=(Gives(200, bytes, "The file.", (CSV, XLSX), ("Content-Disposition",)),)),
)
