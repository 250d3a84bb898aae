"""A register as files at 10, 100 and 1,000 publications: how its cost grows, beside a bare dump of the same data."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from benchmarks.documents import ON, assessment
from benchmarks.measure import exponent, row
from bestinterests.domain.document import FORMAT, Document
from bestinterests.domain.publication import DecidedBy, Entry, Publication, Publisher
from bestinterests.evaluation import evaluate
from bestinterests.formats.register import export
from bestinterests.packs.resolve import pins_of, resolve

SIZES = [10, 100, 1000]
IMPACTS = 12
AIM = 1.05


def run() -> Iterator[str]:
    """Lines of the section on registers: each publication of another organisation, every third with two numbers."""
    yield f"A register as files, {IMPACTS} impacts a publication (aim: exponent at most {AIM})"
    first = _first()
    seconds, count = [], 0
    for size in SIZES:
        start = time.process_time()
        count = sum(1 for _ in export(_entries(first, size), base="", title="Benchmark"))
        seconds.append(time.process_time() - start)
        bare = _bare(first, size)
        name = f"{size:,} publications: pages, lists, words, feeds, digests"
        yield row(name, seconds[-1], seconds[-1] / bare, f"a bare json.dump, {count:,} files")
    first_step, last_step = exponent(SIZES[:2], seconds[:2]), exponent(SIZES, seconds)
    yield f"  growth exponent, 10 to 100: {first_step:.2f}; 100 to 1,000: {last_step:.2f}"


def _first() -> Entry:
    framework, problems = resolve(pins_of("uncrc", "uk-childrens-code"))
    assert framework is not None, problems
    document = Document(format=FORMAT, assessment=replace(assessment(framework, IMPACTS), fictional=False))
    return Entry(
        publication=Publication(
            format=1,
            id="series-0",
            number=1,
            published_on=ON,
            publisher=Publisher(organisation="Organisation 0", service="Service 0", object_at="https://example.org/"),
            decided=DecidedBy(by="head of studio", on=ON, outcome="proceed", version=1),
            document=document,
            evaluation=evaluate(framework, document.assessment, on=ON),
        )
    )


def _entries(first: Entry, size: int) -> Iterator[Entry]:
    """As many publications, each another one, made as they are asked for."""
    for place in range(size):
        series, number = (place - 1, 2) if place % 3 == 2 else (place, 1)
        publisher = Publisher(organisation=f"Organisation {series}", service=f"Service {series}")
        held = replace(
            first.publication,
            id=f"series-{series}",
            number=number,
            published_on=ON + dt.timedelta(days=place),
            publisher=publisher,
        )
        yield replace(first, publication=held)


def _bare(first: Entry, size: int) -> float:
    start = time.process_time()
    for entry in _entries(first, size):
        json.dumps(msgspec.to_builtins(entry.publication), ensure_ascii=False)
    return time.process_time() - start
