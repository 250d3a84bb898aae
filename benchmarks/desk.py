"""What a page of the desk costs against its query alone. By hand.

Over the rows of 100 to 10,000 services of the organisation itself, by the database of the workspace, and over a
portfolio of this server with up to 100,000, by DuckDB.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import questions
from benchmarks.measure import best, row
from benchmarks.rating import set_up_in

SIZES = (100, 1000, 10_000)
AIM = 3.0
"""What a page may cost, in queries of its own."""


def run() -> Iterator[str]:
    """Fill a workspace of its own, ten times as full each time, and time pages and their queries."""
    with tempfile.TemporaryDirectory() as data:
        set_up_in(data)
        yield f"The desk, {'PostgreSQL' if os.environ.get('DATABASE_URL') else 'SQLite'}: page against its query alone"
        from django.utils import timezone

        from benchmarks.services import Services

        services = Services(timezone.now())
        kept = Kept(services)
        for size in SIZES:
            services.up_to(size)
            kept.follow()
            yield f"{size:,} services, {kept.rows():,} rows"
            yield from _timed(services, "own")
        yield from _over_portfolios(services, Path(data))


def _over_portfolios(services: Any, folder: Path) -> Iterator[str]:
    from django.test import override_settings

    base = questions.base(folder)
    for size in questions.SIZES:
        lake = questions.grown(base, folder, size)
        with override_settings(PORTFOLIO=lake.folder, PORTFOLIO_FOR=(services.organisation.public_id,)):
            yield f"a portfolio of {size:,} services, by DuckDB"
            yield from _timed(services, "portfolio")


def _timed(services: Any, where: str) -> Iterator[str]:
    for name, page, query in asked(services, where):
        page()  # once, as the text of a query is written once
        alone, whole = best(query), best(page)
        ratio = whole / alone
        yield row(name, whole, ratio, f"query {alone * 1000:.1f} ms{'' if ratio <= AIM else f'; over {AIM}'}")


def asked(services: Any, where: str) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Pages by name, each with the query that it cannot do without. where: own or portfolio."""
    from django.urls import reverse

    from bestinterests.portfolio.answering import answer
    from bestinterests.portfolio.questions.asking import Asked
    from bestinterests.web.desk.holding import holding_of
    from bestinterests.web.desk.sectors import sectors_of

    place = services.organisation.public_id
    holding = holding_of(services.organisation, where)

    def opened(address: str) -> Callable[[], object]:
        def open_() -> object:
            found = services.client.get(address, {"where": where})
            if found.status_code != 200:
                raise ValueError(found.status_code)
            return found

        return open_

    yield "the desk", opened(reverse("desk:desk", args=[place])), lambda: sectors_of(holding)
    for name, told in (("heat", Asked()), ("unheard", Asked()), ("standards", Asked())):
        address = reverse("desk:question", args=[place, name])
        yield f"the question {name}", opened(address), lambda name=name, told=told: answer(holding, name, told)


class Kept:
    """Rows of the copies: those of the record that each is a copy of, laid beside it in one statement for a table."""

    def __init__(self, services: Any) -> None:
        from bestinterests.web.desk.actions.keeping import bring_up_to_date

        bring_up_to_date(services.at.date(), 100)
        self.services = services
        self.done = {base.pk for base, *_ in services.bases}

    def follow(self) -> None:
        """Lay out the rows of every service that has none yet."""
        from django.db import connection

        from bestinterests.web.assessments.models import Assessment
        from bestinterests.web.desk.models import TABLES

        bases = [base.pk for base, *_ in self.services.bases]
        found = Assessment.objects.filter(organisation=self.services.organisation).exclude(pk__in=self.done)
        pairs = [
            (bases[place % len(bases)], pk)
            for place, pk in enumerate(found.order_by("pk").values_list("pk", flat=True))
        ]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE copies (base bigint, copy bigint)")
            cursor.executemany("INSERT INTO copies VALUES (%s, %s)", pairs)
            for model in TABLES.values():
                columns = [each.column for each in model._meta.concrete_fields if each.column != "id"]
                own = {"version": "copy", "service": "service || '-' || copy"}
                named = ", ".join(f'"{each}"' for each in columns)
                taken = ", ".join(own.get(each, f'"{each}"') for each in columns)
                held = model._meta.db_table  # a name of ours, as those of the columns are
                cursor.execute(f"INSERT INTO {held} ({named}) SELECT {taken} FROM copies JOIN {held} ON version = base")
            cursor.execute("DROP TABLE copies")
            cursor.execute("ANALYZE")
        self.done |= {copy for _, copy in pairs}

    def rows(self) -> int:
        """How many rows there are in all."""
        from bestinterests.web.desk.models import TABLES

        return sum(model._base_manager.count() for model in TABLES.values())
