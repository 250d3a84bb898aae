"""Settling: which version speaks for a service, and shares that are what counting by hand gives."""

import datetime as dt
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bestinterests.domain.problem import Refused
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.parquet import lines_of, write
from bestinterests.portfolio.rows import ANY, LEVEL_COLUMNS, Age, Count, Looked, Place, Standing, Version
from bestinterests.portfolio.settling import settle
from tests.portfolio.filed import TODAY, asked
from tests.portfolio.plain import plain_looked


def version(key: int, service: str = "a/b", **changes: Any) -> Version:
    given: dict[str, Any] = {
        "version": key,
        "content": f"sha256:{key:064x}",
        "original": f"sha256:{key:064x}",
        "format": 1,
        "source": "document",
        "name": f"{key}.json",
        "taken_on": TODAY,
        "service": service,
        "service_name": service,
        "organisation": "A",
        "kind": "game",
        "scope": "in-scope",
    }
    return Version(**{**given, **changes})


def settled(lake: Lake, versions: list[Version], counts: list[Count] = []) -> None:  # noqa: B006  # never changed
    with lake.writing(), duckdb.connect() as connection:
        with lake.segment() as part:
            write(connection, Version, [lines_of(versions)], part / "versions.parquet")
            write(connection, Count, [lines_of(counts)], part / "counts.parquet")
        settle(lake, threads=1)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.made(tmp_path / "lake")


def standing(lake: Lake) -> dict[int, tuple[int, bool]]:
    rows = asked(lake, "SELECT version, place, is_current FROM standings ORDER BY version")
    return {number: (place, current) for number, place, current in rows}


def day(number: int) -> dt.date:
    return dt.date(2026, 1, number)


def test_versions_stand_in_order_of_number_then_day_then_taking_in(lake: Lake) -> None:
    series = {"series": "s", "source": "publication", "published": "decision"}
    settled(
        lake,
        [
            version(1, number=2, day=day(5), **series),
            version(2, number=1, day=day(9), **series),  # decided later than number 2, and yet before it
            version(3, day=day(20)),
            version(4, day=day(2)),
            version(5, "c/d", day=None),
            version(6, "c/d", day=None),
        ],
    )
    assert standing(lake) == {4: (1, False), 2: (2, False), 1: (3, False), 3: (4, True), 5: (1, False), 6: (2, True)}


def test_readings_by_others_samples_and_answers_on_changes_never_speak_for_a_service(lake: Lake) -> None:
    settled(
        lake,
        [
            version(1, day=day(1)),
            version(2, day=day(2), whose="other", organisation="Watchers"),
            version(3, day=day(3), fictional=True),
            version(4, day=day(4), series="s", number=9, published="change"),
            version(5, "only/others", whose="other"),
            version(6, "a/table", whose="table"),
        ],
    )
    assert {number for number, (_, current) in standing(lake).items() if current} == {1}


def test_a_service_that_was_screened_out_has_no_current_version(lake: Lake) -> None:
    settled(lake, [version(1, day=day(1)), version(2, day=day(2), scope="screened-out")])
    assert not any(current for _, current in standing(lake).values())


def test_mended_names_count_at_once_without_taking_in_again(lake: Lake) -> None:
    settled(lake, [version(1, "a/b", day=day(1)), version(2, "a/b-app", day=day(2), kind="Mobile  GAME")])
    assert asked(lake, "SELECT count(*) FROM standings WHERE is_current") == [(2,)]
    (lake.folder / "names" / "services.yaml").write_text("names: 1\nservices:\n  - service: a/b\n    also: [a/b-app]\n")
    (lake.folder / "names" / "sectors.yaml").write_text(
        "names: 1\nsectors:\n  - sector: play\n    kinds: [game, mobile game]\n"
    )
    with lake.writing():
        settle(lake)
    rows = asked(lake, "SELECT version, service, sector, place, versions, is_current FROM standings ORDER BY version")
    assert rows == [(1, "a/b", "play", 1, 2, False), (2, "a/b", "play", 2, 2, True)]


def test_a_slip_in_kept_names_leaves_what_was_settled(lake: Lake) -> None:
    settled(lake, [version(1)])
    (lake.folder / "names" / "sectors.yaml").write_text("names: 1\nsector: []\n")
    with pytest.raises(Refused), lake.writing():
        settle(lake)
    assert standing(lake) == {1: (1, True)}
    assert len(list((lake.folder / "settled").iterdir())) == 1


COUNTS = st.fixed_dictionaries(
    {
        "version": st.integers(1, 5),
        "pattern": st.sampled_from(["", "chat"]),
        "right": st.sampled_from(["article-16", "article-31"]),
        "band": st.just("6-9"),
        "direction": st.sampled_from(["harm", "benefit"]),
        **{column: st.integers(0, 5) for column in LEVEL_COLUMNS.values()},
        "now_other": st.just(0),
        "expected_other": st.just(0),
        "effects": st.integers(1, 3),
    }
)


@settings(max_examples=15)
@given(st.lists(COUNTS, max_size=12))
def test_shares_are_what_counting_by_hand_gives(tmp_path_factory: pytest.TempPathFactory, drawn: list[Any]) -> None:
    lake = Lake.made(tmp_path_factory.mktemp("shares") / "lake")
    versions = [
        version(1, "a/a", kind="game"),
        version(2, "a/b", kind="game"),
        version(3, "a/c", kind="shop"),
        version(4, "a/d", kind="shop", fictional=True),
        version(5, "a/e", kind="shop", whose="other"),
    ]
    counts = [Count(**each, once=number % 2 * each["effects"]) for number, each in enumerate(drawn)]
    settled(lake, versions, counts)
    found = asked(lake, "SELECT * FROM shares")
    assert Counter(found) == Counter(_by_hand(versions, counts))


def _by_hand(versions: list[Version], counts: list[Count]) -> list[tuple[Any, ...]]:
    sectors = {each.version: each.kind for each in versions if not each.fictional and each.whose == "provider"}
    here: dict[tuple[Any, ...], list[tuple[Count, int]]] = defaultdict(list)
    for row in counts:
        if row.version in sectors:
            for pattern, effects in ((row.pattern, row.effects), (ANY, row.once)):
                here[row.version, pattern, row.right, row.band, row.direction].append((row, effects))
    services: Counter[tuple[Any, ...]] = Counter()
    effects: Counter[tuple[Any, ...]] = Counter()
    for (number, *place), rows in here.items():
        for (profile, slot), column in LEVEL_COLUMNS.items():
            level = max(getattr(row, column) for row, _ in rows)
            key = (sectors[number], *place, profile, slot, level)
            services[key] += 1
            effects[key] += sum(each for _, each in rows)
    return [(*key, services[key], effects[key]) for key in services]


@settings(max_examples=15)
@given(
    st.sets(st.tuples(st.integers(1, 4), st.sampled_from(["6-9", "10-12"])), max_size=8),
    st.dictionaries(
        st.tuples(st.integers(1, 4), st.sampled_from(["article-1", "article-2"]), st.sampled_from(["6-9", "10-12"])),
        st.sampled_from(["judged", "none", "not-applicable"]),
        max_size=12,
    ),
)
def test_where_somebody_looked_is_what_counting_by_hand_gives(
    tmp_path_factory: pytest.TempPathFactory, scope: set[Any], looked: dict[Any, str]
) -> None:
    lake = Lake.made(tmp_path_factory.mktemp("looked") / "lake")
    versions = [version(number, f"a/{number}", kind="game" if number < 3 else "shop") for number in range(1, 4)]
    versions.append(version(4, "a/4", fictional=True))
    ages = [
        Age(version=number, band=band, in_scope=(number, band) in scope, heard="no")
        for number in range(1, 5)
        for band in ("6-9", "10-12")
    ]
    places = [Place(version=key[0], right=key[1], band=key[2], state=state) for key, state in looked.items()]
    with lake.writing(), duckdb.connect() as connection:
        with lake.segment() as part:
            for struct, rows in ((Version, versions), (Age, ages), (Place, places)):
                write(connection, struct, [lines_of(rows)], part / f"{struct.table}.parquet")
        settle(lake, threads=1)
    standings = [
        Standing(**dict(zip(Standing.__struct_fields__, row, strict=True)))
        for row in asked(lake, "SELECT * FROM standings")
    ]
    wanted = plain_looked({"standings": standings, "ages": ages, "places": places})
    found = [
        Looked(**dict(zip(Looked.__struct_fields__, row, strict=True))) for row in asked(lake, "SELECT * FROM looked")
    ]
    assert Counter(found) == Counter(wanted)
