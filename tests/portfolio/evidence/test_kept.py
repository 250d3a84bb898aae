"""Evidence tables in a portfolio on disk: kept, put in each other's place, taken out, and held against records."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from bestinterests.domain.problem import Refused
from bestinterests.portfolio.engine import connected
from bestinterests.portfolio.evidence.joining import joined
from bestinterests.portfolio.evidence.kept import kept_tables, remove
from bestinterests.portfolio.evidence.mapping import Identifier
from bestinterests.portfolio.evidence.mapping_file import read_mapping
from bestinterests.portfolio.evidence.of_lake import lookup
from bestinterests.portfolio.evidence.table import body_of, read_table
from bestinterests.portfolio.lake import Lake
from tests.portfolio.evidence.fixture import MAPPING, lake_of, put

TEXT = (
    "Service,Provider,Third parties before consent,Location,Minimum age\n"
    "Larkspur Lane,Larkspur Lane Ltd (fictional),yes,yes,16\n"
    "Kelp Quiz,Deep Co,yes,,\n"
    ",Deep Co,yes,,\n"
)
SHOP = "larkspur-lane-ltd-fictional/larkspur-lane"


def rows(lake: Lake, sql: str) -> list[tuple[object, ...]]:
    connection = connected(lake)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix != ".parquet"}


def test_facts_stubs_mapping_and_what_did_not_join_are_kept(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake")
    record = put(lake, TEXT)
    assert record.became == {"joined": 1, "not-joined": 1, "stub": 1}
    assert sum(record.became.values()) == record.rows
    found = rows(lake, f"SELECT contradicts, stated FROM facts WHERE service = '{SHOP}' ORDER BY heading")
    assert found[0] == (
        "geolocation",
        "The record says of its data activities that none takes location from the device.",
    )
    assert found[1] == ("minimum-age", "The record states a minimum age of 13.")
    assert rows(lake, "SELECT whose, service_name, now_worst FROM versions WHERE version < 0") == [
        ("table", "Kelp Quiz", "")
    ]
    assert rows(lake, "SELECT count(*) FROM judged WHERE version < 0") == [(0,)]
    folder = lake.folder / "facts" / "spring-scan"
    assert read_mapping((folder / "mapping.yaml").read_bytes()) == (MAPPING, [])
    (held,) = kept_tables(lake)
    assert held == record
    assert held.digest.startswith("sha256:")
    assert [each.row for each in held.told] == [4]


def test_joining_twice_changes_nothing_and_joining_anew_replaces(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake")
    select = "SELECT * FROM facts ORDER BY ALL"
    put(lake, TEXT)
    once, files = rows(lake, select), everything(lake.folder / "facts" / "spring-scan")
    put(lake, TEXT)
    assert rows(lake, select) == once
    assert everything(lake.folder / "facts" / "spring-scan") == files
    put(lake, TEXT.replace("Kelp Quiz,Deep Co,yes,,\n", ""))
    assert len(rows(lake, select)) == 3
    assert rows(lake, "SELECT count(*) FROM versions WHERE version < 0") == [(0,)]
    assert sorted(path.name for path in lake.folder.iterdir() if path.name != ".lock") == [
        "facts",
        "names",
        "portfolio.json",
        "segments",
        "settled",
    ]


def test_removing_takes_out_all_that_was_made_from_a_table(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake")
    put(lake, TEXT)
    put(lake, TEXT, replace(MAPPING, source="other-scan"))
    remove(lake, "spring-scan")
    assert {name for (name,) in rows(lake, "SELECT DISTINCT source FROM facts")} == {"other-scan"}
    with pytest.raises(Refused, match="No table 'spring-scan' is joined"):
        remove(lake, "spring-scan")


def test_replacement_that_was_broken_off_is_put_back(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake")
    put(lake, TEXT)
    facts = rows(lake, "SELECT * FROM facts ORDER BY ALL")
    beside = lake.folder / "joining"
    beside.mkdir()
    (lake.folder / "facts" / "spring-scan").rename(beside / "spring-scan.before")
    with lake.writing():
        pass
    assert rows(lake, "SELECT * FROM facts ORDER BY ALL") == facts
    assert not beside.exists()


def test_kept_names_and_identifiers_join(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake")
    names = f"names: 1\nservices:\n  - service: {SHOP}\n    also: [lane-retail/the-lane]\n    identifiers: [app.lane]\n"
    (lake.folder / "names" / "services.yaml").write_text(names, encoding="utf-8")
    record = put(
        lake, "Service,Provider,Third parties before consent,Location,Minimum age\nThe Lane,Lane Retail,yes,,\n"
    )
    assert record.became == {"joined": 1}
    by_id = replace(MAPPING, source="ids", identifier=Identifier(column="Service", matched_with="identifier"))
    text = "Service,Third parties before consent,Location,Minimum age\napp.lane,yes,,\napp.other,yes,,\n"
    assert put(lake, text, by_id).became == {"joined": 1, "not-joined": 1}
    assert rows(lake, "SELECT DISTINCT service FROM facts") == [(SHOP,)]


def test_a_workbook_reads_like_the_same_table_as_csv(tmp_path: Path) -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Service", "Provider", "Third parties before consent", "Location", "Minimum age"],
                ["Larkspur Lane", "Larkspur Lane Ltd (fictional)", True, None, 16],
                ["Kelp Quiz", "Deep Co", False, "no", None]):  # fmt: skip
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    source = read_table(held.getvalue(), "scan.xlsx")
    lake = lake_of(tmp_path / "lake")
    found = lookup(lake, MAPPING)
    done = joined(body_of(source.table, 1), MAPPING, found.known, found.stated)
    values = {(each.service, each.heading): each.value for each in done.facts}
    assert values[SHOP, "Third parties before consent"] == "yes"
    assert values[SHOP, "Location"] == "unknown"
    assert values[SHOP, "Minimum age"] == "16"
    assert values["deep-co/kelp-quiz", "Third parties before consent"] == "no"
