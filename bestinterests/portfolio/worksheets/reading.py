"""One service read from its rows: gaps, contradictions, ages not heard, rights not looked at, what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bestinterests.documents import wording
from bestinterests.documents.supervision.asking import SHORT
from bestinterests.documents.unasked import RULE
from bestinterests.evaluation.coverage import askable
from bestinterests.portfolio.evidence.of_service import from_rows
from bestinterests.portfolio.holding import Holding
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.rows import LEVELS
from bestinterests.portfolio.words import framework, places
from bestinterests.portfolio.worksheets.sheet import Changed, Planned, Short, Told, Unheard, Version, Worksheet

if TYPE_CHECKING:
    from ibis.expr.types import Table

VERSION = (
    "version", "place", "is_current", "sector", "service_name", "organisation", "title", "day", "whose", "fictional",
    "finished", "open_judgements", "now_worst", "now_best", "expected_worst", "expected_best", "decided", "decided_on",
    "next_review", "role", "edtech", "kind", "name", "inside", "source", "content", "original", "read_for",
    "robustness", "taken_on",
)  # fmt: skip
"""Columns of a version that are read."""
DAYS = ("day", "decided_on", "next_review", "read_for", "taken_on")
HEARD = ("no", "planned", "exempt")
"""Answers that leave an age unheard."""
WIDTH = 8
"""Most columns of a line."""
WHOSE = {"provider": 0, "other": 1}
"""Whose version speaks first: a reading by others where there is none of the provider, then what tables know."""


def worksheet_for(holding: Holding, service: str, lake: Lake | None = None) -> Worksheet | None:
    """Read a service in three queries; None where nothing is kept of it.

    lake: the portfolio whose joined tables speak of the service, if any; two more queries then. Raises Refused where
    it cannot be read.
    """
    versions = [dict(zip((*VERSION, "own_key"), row, strict=True)) for row in holding.run(_versions(holding, service))]
    if not versions:
        return None
    versions.sort(key=lambda row: (WHOSE.get(row["whose"], len(WHOSE)), -int(row["place"]), row["version"]))
    head = next((row for row in versions if row["is_current"]), versions[0])
    before = next((row for row in versions if row["place"] < head["place"] and row["whose"] == head["whose"]), None)
    lines = holding.run(_lines(holding, int(head["version"])))
    judged = holding.run(_judged(holding, [int(each["version"]) for each in (head, before) if each]))
    head.update({name: _day(head[name]) for name in DAYS})
    found = _sorted(lines)
    keys = {service, *(str(row["own_key"]) for row in versions)}
    return Worksheet(
        head=head,
        versions=tuple(_version(row) for row in versions),
        ages=tuple(sorted((row[0] for row in found["age"]), key=lambda band: _place("band", band))),
        findings=_findings(found["finding"], ("contradiction", "gap"), other=True),
        gaps=_findings(found["finding"], ("gap",)),
        contradictions=_findings(found["finding"], ("contradiction",)),
        unheard=_unheard(found["age"], found["finding"]),
        unlooked=_unlooked(found["age"], found["place"]) if found["age"] else (),
        obligations=_obligations(found["obligation"]),
        measures=_measures(found["measure"]),
        changed=_changed(judged, head, before) if before else (),
        before=_version(before) if before else None,
        outside=from_rows(holding, lake, keys, int(head["version"])) if lake else (),
    )


def _versions(holding: Holding, service: str) -> Table:
    standing, version = holding.tables["standings"], holding.tables["versions"]
    held = standing.filter(standing.service == service).drop("service")
    return held.join(version.rename(own_key="service"), "version").select(*VERSION, "own_key")


def _lines(holding: Holding, version: int) -> Table:
    """Everything else of one version as lines of text, in one query."""
    import ibis

    def of(name: str, kind: str, *columns: str) -> Table:
        table = holding.tables[name]
        held = table.filter(table.version == version)
        if name == "ages":
            held = held.filter(held.in_scope)
        texts = [held[column].cast("string") for column in columns]
        texts += [ibis.literal("")] * (WIDTH - len(texts))
        return held.select(line=ibis.literal(kind), **{f"c{at}": text for at, text in enumerate(texts)})

    return ibis.union(
        of("findings", "finding", "view", "kind", "rule", "effect", "sentence", "basis", "bands", "impacts"),
        of("ages", "age", "band", "heard"),
        of("places", "place", "right", "band", "state"),
        of("obligations", "obligation", "standard", "obligation", "answer"),
        of("measures", "measure", "measure", "title", "status", "test", "due"),
    )


def _judged(holding: Holding, versions: list[int]) -> Table:
    table = holding.tables["judged"]
    held = table.filter(table.version.isin(versions))
    return held.select("version", "impact", "direction", "title", "now", "reason").distinct()


def _sorted(lines: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {
        name: [] for name in ("finding", "age", "place", "obligation", "measure")
    }
    for kind, *cells in lines:
        found[kind].append(tuple(str(cell or "") for cell in cells))
    return {name: sorted(set(rows)) for name, rows in found.items()}


def _version(row: dict[str, Any]) -> Version:
    return Version(
        version=int(row["version"]),
        place=int(row["place"]),
        title=row["title"],
        day=_day(row["day"]),
        whose=row["whose"],
        is_current=bool(row["is_current"]),
        fictional=bool(row["fictional"]),
        finished=bool(row["finished"]),
        open=int(row["open_judgements"]),
        now=row["now_worst"],
        name=row["name"],
    )


def _day(value: Any) -> dt.date | None:
    """A day, whichever engine it comes from."""
    if not value:
        return None
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value)[:10])


def _findings(rows: list[tuple[str, ...]], kinds: tuple[str, ...], *, other: bool = False) -> tuple[Told, ...]:
    """Findings of some kinds; other: those now that are of none of them, and change the verdict."""
    if other:
        held = [row for row in rows if row[1] not in kinds and row[0] == "now" and row[3]]
    else:
        held = [row for row in rows if row[1] in kinds]
    found = dict.fromkeys(Told(row[4], row[2], row[3], row[5]) for row in held)
    return tuple(sorted(found, key=lambda each: (_place("verdict", each.effect), each.source, each.sentence)))


def _unheard(ages: list[tuple[str, ...]], findings: list[tuple[str, ...]]) -> tuple[Unheard, ...]:
    """Ages that were not heard, youngest first, with the harms for which the method asks that they be."""
    harms: dict[str, dict[str, None]] = {}
    for view, _, rule, _, _, _, bands, impacts in findings:
        if view == "now" and rule == RULE:
            for band in bands.split():
                harms.setdefault(band, {}).update(dict.fromkeys(impacts.split()))
    return tuple(
        Unheard(band, heard, tuple(harms.get(band, ())))
        for band, heard, *_ in sorted(ages, key=lambda row: _place("band", row[0]))
        if heard in HEARD
    )


def _unlooked(ages: list[tuple[str, ...]], looked: list[tuple[str, ...]]) -> tuple[Told, ...]:
    known = framework()
    seen = {(right, band) for right, band, *_ in looked}
    bands = sorted((row[0] for row in ages), key=lambda band: _place("band", band))
    found = []
    for right in askable(known):
        lacking = [band for band in bands if (right, band) not in seen]
        if lacking:
            ages_of = "any age in scope" if len(lacking) == len(bands) else _listed(lacking)
            found.append(Told(f"{known.right_short(right)}: nobody looked, {ages_of}", wording.article(right)))
    return tuple(found)


def _listed(bands: list[str]) -> str:
    return "ages " + ", ".join(wording.band_name(band, framework().bands) for band in bands)


def _obligations(rows: list[tuple[str, ...]]) -> tuple[Short, ...]:
    held = sorted(rows, key=lambda row: (_place("standard", row[0]), row[1]))
    return tuple(Short(*row[:3]) for row in held if row[2] in SHORT)


def _measures(rows: list[tuple[str, ...]]) -> tuple[Planned, ...]:
    held = {row[0]: row for row in rows if row[2] == "planned"}
    return tuple(Planned(measure, title or measure, _day(due)) for measure, title, _, _, due, *_ in held.values())


def _changed(judged: Iterable[tuple[Any, ...]], head: dict[str, Any], before: dict[str, Any]) -> tuple[Changed, ...]:
    """Effects that read otherwise now than in the version before, by title."""
    held: dict[int, dict[str, tuple[Any, ...]]] = {int(head["version"]): {}, int(before["version"]): {}}
    for version, impact, *rest in judged:
        held[int(version)][impact] = tuple(rest)
    now, then = held[int(head["version"])], held[int(before["version"])]
    found = []
    for impact in sorted(now.keys() | then.keys()):
        new, old = now.get(impact), then.get(impact)
        levels = [LEVELS[int(each[2])] if each else "" for each in (old, new)]
        if levels[0] != levels[1]:
            direction, title, _, reason = new or old or ("", "", 0, "")
            found.append(Changed(title or impact, direction, levels[0], levels[1], reason if new else ""))
    return tuple(sorted(found))


def _place(kind: str, word: str) -> tuple[int, str]:
    held = places(kind)
    return held.get(word, len(held)), word
