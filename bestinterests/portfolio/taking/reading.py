"""One file into what is taken in of it, or every Problem that forbids that."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from bestinterests.domain.document import FORMAT, Document, PackPin
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.order import in_order
from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.publication import Publication
from bestinterests.evaluation import evaluate
from bestinterests.formats import Format
from bestinterests.formats.archive import opened
from bestinterests.formats.arrival import Given
from bestinterests.formats.arriving import recognised
from bestinterests.formats.checking import check
from bestinterests.formats.limits import ARCHIVE, LIMITS
from bestinterests.formats.publications.reading import is_publication, read_publication
from bestinterests.formats.reading import read
from bestinterests.formats.versions import STEPS, Step
from bestinterests.packs.framework import Framework
from bestinterests.packs.meaning import check_document
from bestinterests.packs.resolve import resolve
from bestinterests.portfolio.taking.describing import decided_of
from bestinterests.portfolio.taking.taking import Source, Taking, Whose

NOT_HERE = frozenset({"pack.unknown", "pack.unknown-version", "pack.damaged", "pack.digest-differs"})
"""Problems of packs that are not on this computer: the record is in order, and cannot be read by them here."""
NOT_EVALUATED = ("screened-out", "change")
"""Kinds of publication from which nothing follows by themselves."""
SOURCES: dict[str, Source] = {"zip": "bundle", "bundle": "bundle", "xlsx": "workbook"}


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all files of one taking in.

    today: the day on which they are taken in. whose: whose readings they are unless they say otherwise. extra: packs
    that the caller brings. steps, newest: how older formats are brought up to date.
    """

    today: dt.date
    whose: Whose = "provider"
    extra: tuple[Pack, ...] = ()
    steps: Mapping[int, Step] = STEPS
    newest: int = FORMAT


class Found(NamedTuple):
    """What a file says, before anything follows from it."""

    document: Document
    framework: Framework | None
    source: Source
    content: str
    format: int
    publication: Publication | None = None
    problems: tuple[Problem, ...] = ()


class Taken(NamedTuple):
    """What came of one file: a version with Problems that are told, or none and every Problem that forbids its use."""

    taking: Taking | None
    problems: tuple[Problem, ...] = ()


def take(data: bytes, name: str, setting: Setting, *, file: str = "", inside: str = "", original: str = "") -> Taken:
    """Return what is taken in of the bytes of a file. name: helps to tell what it is. file, inside: where it came from.
    original: digest of the bytes, where it is known.

    A published record keeps the evaluation that it was published with; any other is evaluated for the day on which it
    was decided, else assessed, else for today. Where its packs are not here nothing is evaluated, and that is told.
    """
    try:
        found = _found(data, name, setting)
    except Refused as refused:
        return Taken(None, tuple(refused.problems))
    return Taken(
        Taking(
            document=found.document,
            evaluation=_evaluation(found, setting),
            framework=found.framework,
            publication=found.publication,
            version=0,
            content=found.content,
            original=original or digest_of(data),
            format=found.format,
            source=found.source,
            name=file,
            inside=inside,
            taken_on=setting.today,
            whose=setting.whose,
        ),
        found.problems,
    )


def digest_of(data: bytes) -> str:
    """Return ``sha256:`` and 64 hex digits over bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _found(data: bytes, name: str, setting: Setting) -> Found:
    """What a file of any kind says. Raises Refused with every Problem."""
    if is_publication(data):
        return _published(data, setting)
    given = Given(data, name, limits=ARCHIVE if data.startswith(b"PK") else LIMITS)
    form = recognised(given)
    if form is None or not form.reader or not form.whole:
        raise Refused([_archive(data) if form is None and data.startswith(b"PK") else _no_record(form)])
    if form.name in ("yaml", "json"):
        return _plain(data, name, setting)
    arrival = form.read(given)
    if arrival.errors or arrival.document is None:
        raise Refused(arrival.errors or [_no_record(form)])
    framework, told = _meant(arrival.document, setting)
    told += tuple(each for each in arrival.problems if each.code.startswith("bundle."))
    source = SOURCES.get(form.name, "document")
    return Found(arrival.document, framework, source, _content(arrival.document), FORMAT, problems=told)


def _published(data: bytes, setting: Setting) -> Found:
    publication = read_publication(data)
    framework, told = _meant(publication.document, setting)
    return Found(
        publication.document, framework, "publication", publication.digest, publication.format, publication, told
    )


def _plain(data: bytes, name: str, setting: Setting) -> Found:
    reading = read(data, name, steps=setting.steps, newest=setting.newest)
    if reading.document is None:
        # The careful way also says what is wrong with the meaning of what could be read for all that.
        known = check(data, name, extra=setting.extra).errors if not setting.steps else []
        raise Refused(known or reading.problems)
    try:
        framework, told = _meant(reading.document, setting)
    except Refused as refused:
        raise Refused(check(data, name, extra=setting.extra).errors or refused.problems) from None
    return Found(reading.document, framework, "document", _content(reading.document), reading.format, problems=told)


def _meant(document: Document, setting: Setting) -> tuple[Framework | None, tuple[Problem, ...]]:
    """The framework of a record whose meaning is in order; None, told, where its packs are not here. Raises Refused."""
    pins, extra = document.assessment.packs, setting.extra
    framework, problems = resolve(pins, extra) if extra else _framework(pins)
    if framework is None:
        if all(problem.code in NOT_HERE for problem in problems):
            return None, tuple(problems)
        raise Refused(problems)
    wrong = [problem for problem in check_document(document, framework, None) if problem.severity == "error"]
    if wrong:
        raise Refused(wrong)
    return framework, ()


@lru_cache(maxsize=64)
def _framework(pins: tuple[PackPin, ...]) -> tuple[Framework | None, list[Problem]]:
    """The framework of pins to shipped packs; few kinds of them stand in many records."""
    return resolve(pins)


def _content(document: Document) -> str:
    """Digest over a record, whatever file it stands in and in whatever order."""
    return digest_of(msgspec.json.encode(in_order(document), order="sorted"))


def _evaluation(found: Found, setting: Setting) -> Evaluation | None:
    publication, assessment = found.publication, found.document.assessment
    if publication is not None and (publication.evaluation is not None or publication.kind in NOT_EVALUATED):
        return publication.evaluation
    if found.framework is None or assessment.scope.outcome == "screened-out":
        return None
    decided = decided_of(found.document, None, publication).on
    return evaluate(found.framework, assessment, on=decided or assessment.assessed_on or setting.today)


def _archive(data: bytes) -> Problem:
    """Why an archive that is no record is not taken in: it is damaged, or lies inside another archive."""
    held = opened(data, ARCHIVE)
    if isinstance(held, Problem):
        return held
    return Problem(
        code="portfolio.archive-inside",
        path="",
        sentence="This archive of several files lies inside another archive.",
        remedy="Unpack the outer archive, and take in the folder.",
    )


def _no_record(form: Format | None) -> Problem:
    told = f"{form.title}: no whole record comes back from it." if form else ""
    what = told or "The file is of no kind that holds a record."
    return Problem(
        code="portfolio.no-record",
        path="",
        sentence=what,
        remedy="Documents, published records, workbooks and .bia.zip are taken in. For others: bestinterests import",
    )
