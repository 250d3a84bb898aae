"""What each question has to answer, worked out row by row in plain Python: slow, short, and by nobody's engine."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from bestinterests.portfolio.questions.asking import Asked
from bestinterests.portfolio.rows import ANY, IN_SCOPE, LEVEL_COLUMNS, LEVELS, Looked, Share
from bestinterests.portfolio.suppressing import NOT_SHOWN, shown
from bestinterests.portfolio.words import rights

Held = dict[str, list[Any]]


def plain_shares(held: Held) -> list[Share]:
    """The shares of every sector, as the table says."""
    sector = {each.version: each.sector for each in held["standings"] if each.is_current}
    rows: Counter[tuple[Any, ...]] = Counter()
    effects: Counter[tuple[Any, ...]] = Counter()
    for (profile, slot), column in LEVEL_COLUMNS.items():
        highest: dict[tuple[Any, ...], int] = {}
        many: Counter[tuple[Any, ...]] = Counter()
        for each in held["counts"]:
            if each.version in sector:
                for pattern, number in ((each.pattern, each.effects), (ANY, each.once)):
                    place = (each.version, pattern, each.right, each.band, each.direction)
                    highest[place] = max(highest.get(place, 0), getattr(each, column))
                    many[place] += number
        for place, level in highest.items():
            key = (sector[place[0]], *place[1:], profile, slot, level)
            rows[key] += 1
            effects[key] += many[place]
    return [Share(**dict(zip(Share.__struct_fields__, (*key, rows[key], effects[key]), strict=True))) for key in rows]


def plain_looked(held: Held) -> list[Looked]:
    """Where somebody looked in every sector, as the table says."""
    sector = {each.version: each.sector for each in held["standings"] if each.is_current}
    scope = {(each.version, each.band) for each in held["ages"] if each.in_scope and each.version in sector}
    rows = Counter((sector[version], "", band, IN_SCOPE) for version, band in scope)
    rows.update(
        (sector[each.version], each.right, each.band, each.state)
        for each in held["places"]
        if (each.version, each.band) in scope
    )
    any_band = {(each.version, each.right) for each in held["places"] if (each.version, each.band) in scope}
    rows.update((sector[version], right, "", ANY) for version, right in any_band)
    rows.update((sector[version], "", "", IN_SCOPE) for version in {version for version, _ in scope})
    return [Looked(**dict(zip(Looked.__struct_fields__, (*key, rows[key]), strict=True))) for key in rows]


class Scope:
    """The current versions that are meant, each with the sector under which it is shown."""

    def __init__(self, held: Held, asked: Asked) -> None:
        self.version = {each.version: each for each in held["versions"]}
        self.service = {}
        self.sector = {}
        for each in held["standings"]:
            if each.is_current and self.meant(each, asked) and asked.service in ("", each.service):
                self.service[each.version] = each.service
                self.sector[each.version] = each.sector if asked.each or asked.sector else "*"

    def meant(self, standing: Any, asked: Asked) -> bool:
        version = self.version[standing.version]
        return (
            asked.sector in ("", standing.sector)
            and (version.edtech or not asked.edtech)
            and asked.role in ("", *version.role.split())
            and (not asked.since or (version.day is not None and version.day >= asked.since))
            and (not asked.until or (version.day is not None and version.day <= asked.until))
        )

    def rows(self, rows: Iterable[Any]) -> list[Any]:
        return [each for each in rows if each.version in self.service]


def in_scope(held: Held, scope: Scope, asked: Asked) -> dict[tuple[int, str], Any]:
    return {
        (age.version, age.band): age
        for age in scope.rows(held["ages"])
        if age.in_scope and asked.band in ("", age.band)
    }


def heat(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    ages = in_scope(held, scope, asked)
    cells: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for each in held["places"]:
        if (each.version, each.band) in ages and asked.right in ("", each.right):
            cell = cells[scope.sector[each.version], each.right, each.band]
            cell["looked"] += 1
            cell["not_applicable"] += each.state == "not-applicable"
    found = set()
    for each in scope.rows(held["counts"]):
        if asked.pattern in ("", each.pattern) and asked.right in ("", each.right) and asked.band in ("", each.band):
            for slot, name in ((asked.slot, each.direction + "s"), ("expected", f"{each.direction}s_expected")):
                if getattr(each, LEVEL_COLUMNS[asked.profile, slot]) >= LEVELS.index(asked.level):
                    found.add((scope.sector[each.version], each.right, each.band, name, each.version))
    for sector, right, band, name, _ in found:
        cells[sector, right, band][name] += 1
    bands = Counter((scope.sector[version], band) for version, band in ages)
    for sector, band in bands:
        for right in (asked.right,) if asked.right else rights():
            cells[sector, right, band].update(())  # where nobody looked, that is told
    return [
        (*place, within := bands[place[0], place[2]], cell["looked"], within - cell["looked"], cell["not_applicable"],
         cell["harms"], cell["benefits"], cell["harms_expected"], cell["benefits_expected"])
        for place, cell in cells.items()
    ]  # fmt: skip


def verdicts(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    rows = []
    for version in scope.rows(held["versions"]):
        if version.now_worst not in ((asked.verdict,) if asked.verdict else ("stop", "not_consistent")):
            continue
        why = [
            (each.rule, each.basis, "yes" if each.firm else "at its bad end", each.sentence)
            for each in held["findings"]
            if each.version == version.version
            and each.view == "now"
            and each.effect in ("stop", "not_consistent")
            and each.effect == version.now_worst
        ]
        head = (
            scope.sector[version.version],
            scope.service[version.version],
            version.service_name,
            version.now_worst,
            version.now_best,
            "finished" if version.finished else "unfinished",
            version.open_judgements,
        )
        rows += [(*head, *each) for each in why or [("", "", "", "")]]
    return rows


def unlooked(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    ages = in_scope(held, scope, asked)
    by_sector = defaultdict(set)
    for version, _ in ages:
        by_sector[scope.sector[version]].add(version)
    seen = {(each.version, each.right) for each in held["places"] if (each.version, each.band) in ages}
    known = [asked.right] if asked.right else [*rights()]
    return [
        (sector, right, len(versions), sum((version, right) not in seen for version in versions))
        for sector, versions in by_sector.items()
        for right in known
    ]


def behind(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    scope = Scope(held, asked)
    meant = BEHIND[asked.of](held, scope, asked)
    return [
        (
            scope.sector[each.version],
            scope.service[each.version],
            each.service_name,
            each.organisation,
            each.now_worst,
            "finished" if each.finished else "unfinished",
            each.day,
            each.version,
            file_of(each),
        )
        for each in scope.rows(held["versions"])
        if each.version in meant
    ]


def file_of(version: Any) -> str:
    """The file of a version, and the archive that it lies in."""
    return f"{version.inside} in {version.name}" if version.inside else version.name


def _behind_heat(held: Held, scope: Scope, asked: Asked) -> set[int]:
    return {
        each.version
        for each in held["counts"]
        if each.direction == asked.direction
        and asked.right in ("", each.right)
        and asked.band in ("", each.band)
        and asked.pattern in ("", each.pattern)
        and getattr(each, LEVEL_COLUMNS[asked.profile, asked.slot]) >= LEVELS.index(asked.level)
    }


def _behind_unlooked(held: Held, scope: Scope, asked: Asked) -> set[int]:
    ages = in_scope(held, scope, asked)
    seen = {each.version for each in held["places"] if (each.version, each.band) in ages and each.right == asked.right}
    return {version for version, _ in ages} - seen


def _behind_unheard(held: Held, scope: Scope, asked: Asked) -> set[int]:
    return {version for (version, _), age in in_scope(held, scope, asked).items() if age.heard == asked.heard}


BEHIND: dict[str, Callable[[Held, Scope, Asked], set[int]]] = {
    "heat": _behind_heat,
    "unlooked": _behind_unlooked,
    "unheard": _behind_unheard,
    "verdicts": lambda held, scope, asked: {
        each.version for each in held["versions"] if each.now_worst and asked.verdict in ("", each.now_worst)
    },
    "robustness": lambda held, scope, asked: {
        each.version for each in held["versions"] if each.robustness and asked.label in ("", each.robustness)
    },
    "standards": lambda held, scope, asked: {
        each.version
        for each in held["obligations"]
        if each.answer in ("partly", "unmet", "unknown")
        and asked.standard in ("", each.standard)
        and asked.obligation in ("", each.obligation)
    },
    "contradictions": lambda held, scope, asked: {
        each.version for each in held["findings"] if each.kind == "contradiction" and asked.rule in ("", each.rule)
    },
    "services": lambda held, scope, asked: set(scope.service),
}


def unheard(held: Held, asked: Asked) -> list[tuple[Any, ...]]:
    """Numbers of children are worked out here; which of them may be shown has tests of its own."""
    import msgspec

    scope = Scope(held, msgspec.structs.replace(asked, sector="", each=True))
    cells: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    ages = in_scope(held, scope, asked)
    for (version, band), age in ages.items():
        cells[band][scope.sector[version]].update(["in_scope", age.heard])
    for each in held["asked"]:
        if each.asked == "children" and each.status == "held" and (each.version, each.band) in ages:
            cell = cells[each.band][scope.sector[each.version]]
            cell.update({"without": 1} if each.number < 0 else {"children": each.number, "stated": 1})
    rows = []
    narrowed = asked.edtech or asked.role or asked.since or asked.until
    for band, sectors in cells.items():
        may = shown({sector: cell["children"] for sector, cell in sectors.items()})
        if not (asked.each or asked.sector):
            told = {"*": (sum(sectors.values(), Counter()), may.total)}
        else:
            told = {sector: (cell, sector in may.parts) for sector, cell in sectors.items()}
        for sector, (cell, is_shown) in told.items():
            if asked.sector in ("", sector):
                children = (cell["children"] if cell["stated"] else None) if is_shown and not narrowed else NOT_SHOWN
                numbers = [cell[name] for name in ("in_scope", "no", "planned", "exempt", "yes")]
                rows.append((sector, band, *numbers, children, cell["without"]))
    return rows
