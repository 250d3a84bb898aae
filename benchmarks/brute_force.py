"""Answers against brute force over documents: ``python -m benchmarks.brute_force PORTFOLIO RECORDS.zip ...``.

The portfolio must hold these archives and nothing else. What is expected is worked out from the JSON of each record and
the evaluation in it (that of a document is worked out first), by plain Python and by no code of the portfolio.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.lake import contents
from bestinterests.domain.digest import assessment_digest
from bestinterests.evaluation import evaluate
from bestinterests.formats.reading import read_document
from bestinterests.packs.resolve import resolve
from bestinterests.portfolio.answering import answer
from bestinterests.portfolio.holding import of_lake
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.questions.asking import Asked
from bestinterests.portfolio.words import framework

Json = dict[str, Any]
ORDER = ("none", "unknown", "low", "medium", "high", "critical")
PROFILE = "rights-first"
"""What the heat map is asked for; other questions read the profile that heads each record."""
STRONG = ("high", "critical")
SHORT = ("partly", "unmet", "unknown")


class Record(NamedTuple):
    """One record of a service. order: newest last. is_providers: no reading by others, and no sample.

    head: the headline profile of its evaluation, if it has one.
    """

    service: tuple[str, str]
    sector: str
    order: tuple[Any, ...]
    is_providers: bool
    is_in_scope: bool
    day: str
    assessment: Json
    evaluation: Json | None
    head: Json | None


def read(files: list[Path]) -> list[Record]:
    """Read every record of archives."""
    return [_record(name, data) for name, data in contents(files)]


def _record(name: str, data: bytes) -> Record:
    held = json.loads(data)
    if name.endswith(".published.json"):
        assessment, evaluation = held["document"]["assessment"], held.get("evaluation")
        service = (held["publisher"]["organisation"], held["publisher"]["service"])
        day, providers = held["decided"]["on"], held.get("kind", "decision") != "shadow"
    else:
        document, _ = read_document(data, name)
        assert document is not None
        assessment = held["assessment"]
        packs, _ = resolve(document.assessment.packs)
        assert packs is not None
        # A decision that was taken on another text says nothing of this one.
        decided = [one for one in document.record.decisions if one.assessment_digest == assessment_digest(document)]
        when = decided[-1].on if decided else document.assessment.assessed_on
        assert when is not None
        day, providers = when.isoformat(), True
        made = evaluate(packs, document.assessment, on=dt.date.fromisoformat(day))
        evaluation = msgspec.to_builtins(made)
        service = (assessment["service"]["controller"]["name"], assessment["service"]["name"])
    head = (
        next((p for p in evaluation["profiles"] if p["profile"] == evaluation["headline_profile"]), None)
        if evaluation
        else None
    )
    return Record(
        service,
        assessment["service"]["kind"].casefold(),
        (day, name),
        providers and not (assessment.get("fictional") or held.get("fictional")),
        assessment["scope"].get("outcome") != "screened-out",
        day,
        assessment,
        evaluation,
        head,
    )


def current(records: list[Record]) -> list[Record]:
    """The newest record by the provider of each service that is in scope."""
    newest: dict[tuple[str, str], Record] = {}
    for each in sorted((each for each in records if each.is_providers), key=lambda each: each.order):
        newest[each.service] = each
    return [each for each in newest.values() if each.is_in_scope]


def level(direction: str, reading: Json, profile: str) -> str:
    """A level as verdicts read it. The matrix of harms reaches to critical in our profile, to high in the other."""
    held = reading["level"] if direction == "harm" else reading["counts"]
    top = "critical" if (direction, profile) == ("harm", PROFILE) else "high"
    if held.get("unknown") and held["low"] in ("none", "low") and held["high"] == top:
        return "unknown"
    if direction == "harm":
        return str(held["high"])
    return "unknown" if held["low"] == "none" != held["high"] else str(held["low"])


def effects(record: Record, view: str) -> Iterator[tuple[str, str, str, str, Json]]:
    """Each effect of a view with each right and band: direction, right, band, level, impact."""
    assert record.evaluation is not None
    ours = next(each for each in record.evaluation["profiles"] if each["profile"] == PROFILE)
    seen = {each["impact"]: each for each in ours[view]["impacts"]}
    in_scope = [each["band"] for each in record.head["now"]["bands"]]
    for impact in record.assessment["impacts"]:
        if impact["id"] in seen:
            word = level(impact["direction"], seen[impact["id"]], PROFILE)
            for right in dict.fromkeys((impact["right"], *impact.get("linked_rights", ()))):
                for band in in_scope:
                    if band in impact["bands"]:
                        yield impact["direction"], right, band, word, impact


def heat(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Rows of the heat map, each sector by itself."""
    cells: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    scope: Counter[tuple[str, str]] = Counter()
    for each in (each for each in current(records) if each.head):
        scope.update((each.sector, band["band"]) for band in each.head["now"]["bands"])
        for cell in each.head["now"]["cells"]:
            if cell["state"] != "not-asked":
                cells[each.sector, cell["right"], cell["band"]]["looked"] += 1
                cells[each.sector, cell["right"], cell["band"]]["not"] += cell["state"] == "not-applicable"
        for view in ("now", "expected"):
            strong = {found[:3] for found in effects(each, view) if found[3] in STRONG}
            for direction, right, band in strong:
                cells[each.sector, right, band][f"{direction} {view}"] += 1
    rows: Counter[tuple[Any, ...]] = Counter()
    marks = ("harm now", "benefit now", "harm expected", "benefit expected")
    for (sector, band), within in scope.items():
        for right in framework().rights:
            cell = cells[sector, right, band]
            looked = cell["looked"]
            rows[
                sector, right, band, within, looked, within - looked, cell["not"], *(cell[mark] for mark in marks)
            ] += 1
    return rows


def verdicts(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Service, verdict, rule and why."""
    rows: Counter[tuple[Any, ...]] = Counter()
    for each in (each for each in current(records) if each.head):
        view, worst = each.head["now"], each.head["now"]["verdict"]["worst"]
        if worst in ("stop", "not_consistent"):
            found = [*view["stops"], *view["findings"]]
            why = {(one["rule"], one["sentence"]) for one in found if one.get("effect") == worst}
            rows.update((each.service[1], worst, *one) for one in why or {("", "")})
    return rows


def unheard(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Sector, band, in scope, never asked, planned, said why not, asked."""
    heard: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for each in (each for each in current(records) if each.head):
        for band in each.head["now"]["bands"]:
            heard[each.sector, band["band"]][band["heard"]] += 1
    words = ("no", "planned", "exempt", "yes")
    return Counter((*place, held.total(), *(held[word] for word in words)) for place, held in heard.items())


def unlooked(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Sector, right, services, in how many nobody looked."""
    services: Counter[str] = Counter()
    looked: dict[tuple[str, str], int] = Counter()
    for each in (each for each in current(records) if each.head):
        services[each.sector] += 1
        seen = {cell["right"] for cell in each.head["now"]["cells"] if cell["state"] != "not-asked"}
        looked.update((each.sector, right) for right in seen)
    return Counter(
        (sector, right, number, number - looked[sector, right])
        for sector, number in services.items()
        for right in framework().rights
    )


def standards(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Sector, obligation, services to which it applies, short."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for each in current(records):
        for held in each.assessment.get("obligations", ()):
            if held["answer"] != "not-applicable":
                counts[each.sector, held["obligation"]].update(["all", *(["short"] if held["answer"] in SHORT else [])])
    return Counter((*place, held["all"], held["short"]) for place, held in counts.items())


def contradictions(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Sector, rule, services, contradictions."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for each in (each for each in current(records) if each.evaluation):
        rules = Counter(one["rule"] for one in each.evaluation["contradictions"])
        for rule, number in rules.items():
            found[each.sector, rule][0] += 1
            found[each.sector, rule][1] += number
    return Counter((*place, *numbers) for place, numbers in found.items())


def robustness(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Sector, services, settled, sensitive, open, one step away from worse."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in (each for each in current(records) if each.head):
        firm = each.head["now"]["robustness"]
        found[each.sector].update(["all", firm["label"], *(["one"] if firm["adverse"]["steps"] == 1 else [])])
    words = ("all", "settled", "sensitive", "open", "one")
    return Counter((sector, *(held[word] for word in words)) for sector, held in found.items())


def change(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Sector, year, first or later, versions, those with a harm at high or worse."""
    meant = {each.service for each in current(records)}
    kinds = {each.service: each.sector for each in current(records)}
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
    for each in sorted(
        (each for each in records if each.is_providers and each.service in meant), key=lambda r: r.order
    ):
        seen[each.service] += 1
        held = found[kinds[each.service], each.day[:4], "first" if seen[each.service] == 1 else "later"]
        held[0] += 1
        if each.head:
            harms = {one["id"] for one in each.assessment["impacts"] if one["direction"] == "harm"}
            readings = (one for one in each.head["now"]["impacts"] if one["impact"] in harms)
            held[1] += any(level("harm", one, each.head["profile"]) in STRONG for one in readings)
    return Counter((*place, *numbers) for place, numbers in found.items())


def measures(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Sector, type, direction, followed, compared, better, as expected, not as far, no change, worse."""
    kinds = {each.service: each.sector for each in current(records)}
    lines: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for each in sorted((each for each in records if each.is_providers), key=lambda each: each.order):
        if each.service in kinds:
            lines[each.service].append(each)
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for service, versions in lines.items():
        levels = [_levels(each) for each in versions]
        first: dict[tuple[str, str], int] = {}
        for place, each in enumerate(versions):
            for held in each.assessment.get("measures", ()):
                if held.get("status", "planned") == "planned":
                    for impact in held.get("acts_on", ()):
                        first.setdefault((held["id"], impact), place)
        for (measure, impact), place in first.items():
            then = levels[place].get(impact)
            last = max((at for at, held in enumerate(levels) if impact in held), default=-1)
            if then is None or last <= place or levels[last][impact][0] != then[0]:
                continue
            kind = next(
                one.get("type", "safeguard") for one in versions[place].assessment["measures"] if one["id"] == measure
            )
            found[kinds[service], kind, then[0]].update(_became(then, levels[last][impact][1]))
    words = ("followed", "compared", "better", "as expected", "not as far", "no change", "worse")
    return Counter((*place, *(held[word] for word in words)) for place, held in found.items())


def _levels(record: Record) -> dict[str, tuple[str, int, int]]:
    """Each effect: direction, now, expected; 0 where it is not there in a view."""
    if record.head is None:
        return {}
    views = [{one["impact"]: one for one in record.head[view]["impacts"]} for view in ("now", "expected")]
    found = {}
    for impact in record.assessment["impacts"]:
        at = [
            ORDER.index(level(impact["direction"], seen[impact["id"]], record.head["profile"]))
            if impact["id"] in seen
            else 0
            for seen in views
        ]
        found[impact["id"]] = (impact["direction"], *at)
    return found


def _became(then: tuple[str, int, int], became: int) -> list[str]:
    direction, was, expected = then
    if 1 in (was, expected, became):
        return ["followed"]
    turn = 1 if direction == "harm" else -1
    was, expected, became = was * turn, expected * turn, became * turn
    if expected >= was:
        return ["followed"]
    if became < expected:
        word = "better"
    elif became == expected:
        word = "as expected"
    elif became < was:
        word = "not as far"
    else:
        word = "no change" if became == was else "worse"
    return ["followed", "compared", word]


def patterns(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Pattern, right, direction, lower and higher level, and in how many services each is the highest judgement."""
    highest: dict[tuple[str, str, str, tuple[str, str]], int] = {}
    for each in (each for each in current(records) if each.head):
        features = {one["id"]: one.get("patterns", ()) for one in each.assessment["features"]}
        held = _levels(each)
        for impact in each.assessment["impacts"]:
            for pattern in {pattern for feature in impact["features"] for pattern in features[feature]}:
                key = (pattern, impact["right"], impact["direction"], each.service)
                now = held[impact["id"]][1]
                if now > 1:
                    highest[key] = max(highest.get(key, 0), now)
    numbers: dict[tuple[str, str, str], Counter[int]] = defaultdict(Counter)
    for (*same, _), now in highest.items():
        numbers[tuple(same)][now] += 1
    return Counter(
        (*same, ORDER[low], ORDER[high], held[low], held[high])
        for same, held in numbers.items()
        for low in held
        for high in held
        if high >= low + 2
    )


def sample(records: list[Record]) -> Counter[tuple[Any, ...]]:
    """Sector, verdict and service, as drawn with the seed ``audit``; services are told apart by their key."""
    strata: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for each in current(records):
        strata[each.sector, each.head["now"]["verdict"]["worst"] if each.head else ""].append(each)
    drawn = (
        (place, min(held, key=lambda each: sha256(f"audit\n{_key(each)}".encode()).digest()))
        for place, held in strata.items()
    )
    return Counter((*place, len(strata[place]), each.service[1]) for place, each in drawn)


def _key(record: Record) -> str:
    return "/".join(
        "-".join("".join(c if c.isalnum() else " " for c in part.casefold()).split()) for part in record.service
    )


Cut = Callable[[tuple[Any, ...]], tuple[Any, ...]]
LONG = 1_000_000
CHECKS: tuple[tuple[str, Callable[[list[Record]], Counter[tuple[Any, ...]]], Asked, Cut], ...] = (
    ("heat", heat, Asked(each=True), lambda row: row),
    ("verdicts", verdicts, Asked(limit=LONG), lambda row: (row[2], row[3], row[7], row[10])),
    ("unheard", unheard, Asked(each=True), lambda row: row[:7]),
    ("unlooked", unlooked, Asked(each=True), lambda row: row),
    ("standards", standards, Asked(each=True), lambda row: (row[0], row[2], row[3], row[4]) if row[2] else ()),
    ("contradictions", contradictions, Asked(each=True), lambda row: (row[0], row[1], row[4], row[5])),
    ("measures", measures, Asked(each=True), lambda row: (*row[:4], *row[7:])),
    ("patterns", patterns, Asked(limit=LONG), lambda row: (*row[1:5], row[11], row[5], row[12])),
    ("change", change, Asked(each=True), lambda row: (*row[:4], row[-1])),
    ("robustness", robustness, Asked(each=True), lambda row: (row[0], row[1], *row[3:7])),
    ("sample", sample, Asked(seed="audit", size=1), lambda row: (*row[:3], row[4])),
)
"""Each question, brute force, what is asked, and the columns that are compared."""


def compared(lake: Lake, records: list[Record]) -> Iterator[tuple[str, int, int]]:
    """Yield each question with its number of rows, and how many differ."""
    holding = of_lake(lake)
    for name, force, asked, cut in CHECKS:
        found = Counter(cut(tuple(row)) for row in answer(holding, name, asked).rows)
        found.pop((), None)
        wanted = force(records)
        differ = (found - wanted) + (wanted - found)
        for row, number in sorted(differ.items(), key=lambda each: tuple(map(str, each[0])))[:4]:
            side = "answered" if row in found else "by force"
            print(f"    {name}, {side} {number}x: {row}")
        yield name, wanted.total(), differ.total()


def main(argv: list[str]) -> int:
    """Compare and print; return 1 where anything differs."""
    records = read([Path(each) for each in argv[1:]])
    print(f"{len(records):,} records, {len(current(records)):,} services with a current version")
    wrong = 0
    for name, rows, differ in compared(Lake.opened(Path(argv[0])), records):
        print(f"  {name:<16}{rows:>9,} rows   {'equal' if not differ else f'{differ:,} DIFFER'}", flush=True)
        wrong += differ
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
