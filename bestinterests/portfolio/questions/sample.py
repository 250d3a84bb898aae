"""A drawn sample for audit: so many services of each sector and verdict, the same for everybody who has the seed."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question, Rows
from bestinterests.portfolio.questions.scope import file_of, named

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

PLACE_OF_SERVICE = 3


def build(tables: Tables, asked: Asked) -> Table:
    """Return every service that may be drawn, always with its own sector."""
    import msgspec

    held = named(tables, msgspec.structs.replace(asked, each=True), "now_worst", "name", "inside")
    return held.select(
        "sector", verdict=held.now_worst, services=held.version * 0, service=held.service,
        service_name=held.service_name, organisation=held.organisation, version=held.version, file=file_of(held),
    )  # fmt: skip


def finish(rows: Rows, asked: Asked) -> Rows:
    """Draw from each sector and verdict the services whose digests with the seed are the smallest."""
    strata: dict[tuple[str, str], list[tuple[object, ...]]] = defaultdict(list)
    for row in rows:
        strata[row[0], row[1]].append(row)
    drawn = []
    for held in strata.values():
        first = sorted(held, key=lambda row: digest(asked.seed, str(row[PLACE_OF_SERVICE])))[: asked.size]
        drawn += [(*row[:2], len(held), *row[3:]) for row in first]
    return drawn


def digest(seed: str, service: str) -> bytes:
    """Return where a service stands in a draw: anybody can work it out again, nobody can choose it."""
    return sha256(f"{seed}\n{service}".encode()).digest()


def _remarks(asked: Asked) -> tuple[str, ...]:
    return (f"Seed: {asked.seed}. From each sector and verdict at most {asked.size}.",)


SAMPLE = Question(
    name="sample",
    title="A drawn sample for audit",
    says="Which services are drawn, so many of each sector and verdict?",
    takes=(*NARROWING, "size", "seed"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("verdict", "Verdict now", "verdict"),
        Column("services", "Services of this sector and verdict", "number"),
        Column("service", "Key", "service"),
        Column("service_name", "Service", "text"),
        Column("organisation", "Organisation", "text"),
        Column("version", "Version", "number"),
        Column("file", "File", "text"),
    ),
    notes=(
        "Drawn are the services whose digest (SHA-256 of the seed, a new line and the key of the service) is the "
        "smallest in their sector and verdict: whoever has the seed and the keys draws the same.",
        "Strata are drawn alike, however many services they hold, so that the sample is no picture of the whole. Weigh "
        "by the numbers of services if you need one.",
        "Choose the seed in public and before the services are known, or somebody can try seeds until one suits.",
    ),
    order=("sector", "verdict", "service_name", "service"),
    remarks=_remarks,
    finish=finish,
)
