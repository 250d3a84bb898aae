"""More of what questions have to answer in plain Python: standards, contradictions, time, patterns, draws, evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import sha256
from typing import Any

import msgspec

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.portfolio.questions.asking import Asked
from bestinterests.portfolio.rows import LEVELS
from tests.portfolio.plain import Held, Scope, file_of

SHORT = ("partly", "unmet", "unknown")


def standards(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    given: dict[tuple[str, str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in scope.rows(held["obligations"]):
        if each.answer != "not-applicable" and asked.standard in ("", each.standard):
            for obligation in ("", each.obligation):
                given[scope.sector[each.version], each.standard, obligation][each.version].add(each.answer)
    return [
        (*key, len(services), sum(bool(answers & set(SHORT)) for answers in services.values()),
         *(sum(word in answers for answers in services.values()) for word in SHORT))
        for key, services in given.items()
    ]  # fmt: skip


def contradictions(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    evaluated = {each.version for each in scope.rows(held["versions"]) if each.now_worst}
    services = Counter(scope.sector[version] for version in evaluated)
    found = defaultdict(list)
    for each in held["findings"]:
        if each.version in evaluated and each.kind == "contradiction" and asked.rule in ("", each.rule):
            found[scope.sector[each.version], each.rule, each.basis].append(each.version)
    return [(*key, services[key[0]], len(set(versions)), len(versions)) for key, versions in found.items()]


def robustness(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    sectors = defaultdict(list)
    for each in scope.rows(held["versions"]):
        if each.now_worst:
            sectors[scope.sector[each.version]].append(each)
    return [
        (sector, len(versions), sum(not each.finished for each in versions),
         *(sum(each.robustness == label for each in versions) for label in ("settled", "sensitive", "open")),
         sum(each.adverse == 1 for each in versions), sum(each.adverse == -1 for each in versions))
        for sector, versions in sectors.items()
    ]  # fmt: skip


class Versions:
    """Every version over time that is meant: by the provider, no sample, of a service that has a current one."""

    def __init__(self, held: Held, asked: Asked) -> None:
        scope = Scope(held, Asked())
        current = {each.service for each in held["standings"] if each.is_current}
        self.standing = {}
        for each in held["standings"]:
            version = scope.version[each.version]
            own = version.whose == "provider" and not version.fictional and version.published != "change"
            if each.service in current and own and scope.meant(each, asked):
                self.standing[each.version] = each
        self.version = scope.version
        self.sector = {
            version: each.sector if asked.each or asked.sector else "*" for version, each in self.standing.items()
        }


def change(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    over = Versions(held, asked)
    worst = {
        each.version
        for each in held["judged"]
        if each.direction == "harm" and getattr(each, asked.slot) >= LEVELS.index(asked.level)
    }
    rows = defaultdict(list)
    for version, standing in over.standing.items():
        day = over.version[version].day
        period = "no day" if day is None else day.isoformat()[: 7 if asked.by == "month" else 4]
        which = "first" if standing.place == 1 else "later"
        rows[over.sector[version], period, which].append(over.version[version])
    return [
        (*key, len(versions),
         sum(not each.finished and each.now_worst != "" for each in versions),
         sum(each.now_worst == "" for each in versions),
         *(sum(each.finished and each.now_worst == verdict for each in versions) for verdict in VERDICTS),
         sum(each.version in worst for each in versions))
        for key, versions in rows.items()
    ]  # fmt: skip


def measures(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    over = Versions(held, asked)
    judged = defaultdict(list)
    for each in held["judged"]:
        if each.version in over.standing:
            standing = over.standing[each.version]
            judged[standing.service, each.impact, each.direction].append((standing.place, each))
    first: dict[tuple[str, str, str], Any] = {}
    for each in held["measures"]:
        if each.version in over.standing and each.status == "planned" and each.impact:
            standing = over.standing[each.version]
            key = (standing.service, each.measure, each.impact)
            if key not in first or standing.place < first[key][0]:
                first[key] = (standing.place, each)
    table: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    services = defaultdict(set)
    for (service, _, impact), (place, measure) in first.items():
        for direction in ("harm", "benefit"):
            held_then = [each for at, each in judged[service, impact, direction] if at == place]
            last = max((at for at, _ in judged[service, impact, direction]), default=0)
            if held_then and last > place:
                became = next(each for at, each in judged[service, impact, direction] if at == last).now
                key = (over.sector[measure.version], measure.type, direction)
                table[key].update(["followed", *_became(held_then[0].now, held_then[0].expected, became, direction)])
                services[key].add(service)
    names = ("not_known", "none_expected", "compared", "better", "as_expected", "not_as_far", "no_change", "worse")
    return [
        (*key, cell["followed"], len(services[key]), *(cell[name] for name in names)) for key, cell in table.items()
    ]


def _became(was: int, expected: int, became: int, direction: str) -> list[str]:
    if 1 in (was, expected, became):
        return ["not_known"]
    if direction == "benefit":
        was, expected, became = -was, -expected, -became
    if expected >= was:
        return ["none_expected"]
    if became < expected:
        return ["compared", "better"]
    if became == expected:
        return ["compared", "as_expected"]
    return ["compared", "not_as_far" if became < was else "no_change" if became == was else "worse"]


def patterns(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    highest: dict[tuple[Any, ...], Any] = {}
    for each in scope.rows(held["judged"]):
        if each.pattern and each.now > 1 and asked.pattern in ("", each.pattern) and asked.right in ("", each.right):
            key = (scope.sector[each.version], each.pattern, each.right, each.direction, each.version)
            if key not in highest or (-each.now, each.impact) < (-highest[key].now, highest[key].impact):
                highest[key] = each
    by_level = defaultdict(list)
    for (*same, version), each in highest.items():
        by_level[(*same, each.now)].append((scope.version[version].service_name, scope.service[version], each))
    rows = []
    for (*same, low), lower in by_level.items():
        for high in range(low + 2, len(LEVELS)):
            higher = by_level.get((*same, high), [])
            for one, other in list(zip(sorted(lower, key=_names), sorted(higher, key=_names), strict=False))[
                : asked.size
            ]:
                rows.append((*same, *_side(low, len(lower), one), *_side(high, len(higher), other)))
    return rows


def _names(each: tuple[str, str, Any]) -> tuple[str, str]:
    return each[:2]


def _side(level: int, services: int, one: tuple[str, str, Any]) -> tuple[Any, ...]:
    name, service, judged = one
    return (LEVELS[level], services, service, name, judged.feature_name, judged.title, judged.reason)


def sample(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, msgspec.structs.replace(asked, each=True))
    strata = defaultdict(list)
    for each in scope.rows(held["versions"]):
        strata[scope.sector[each.version], each.now_worst].append(each)
    rows = []
    for (sector, verdict), versions in strata.items():
        turn = sorted(versions, key=lambda each: sha256(f"{asked.seed}\n{each.service}".encode()).hexdigest())
        rows += [
            (
                sector,
                verdict,
                len(versions),
                each.service,
                each.service_name,
                each.organisation,
                each.version,
                file_of(each),
            )
            for each in turn[: asked.size]
        ]
    return rows


def evidence(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    current = {scope.service[version]: version for version in scope.service}
    return [
        (scope.sector[current[each.service]], each.service, scope.version[current[each.service]].service_name,
         each.source, each.line, each.heading, each.sentence, each.strength, each.dated, each.limit, each.contradicts,
         each.stated)
        for each in held["facts"]
        if each.contradicts and each.service in current
    ]  # fmt: skip


def unassessed(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    del asked  # it narrows by a service alone
    versions = {each.version: each for each in held["versions"]}
    recorded = {each.service for each in held["standings"] if versions[each.version].whose != "table"}
    rows = []
    for each in held["standings"]:
        stub = versions[each.version]
        if stub.whose == "table" and not stub.fictional and each.service not in recorded:
            facts = [f.value for f in held["facts"] if (f.source, f.service) == (stub.source, stub.service)]
            blank = facts.count("unknown")
            known = len(facts) - blank
            rows.append((each.service, stub.service_name, stub.organisation, stub.source, known, blank))
    return rows
