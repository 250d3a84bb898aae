"""The command: what joined, what did not, what stands against a record; papers with that beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bestinterests.portfolio.lake import Lake
from tests.cli.running import ON, ROOT, run
from tests.portfolio.evidence.fixture import lake_of

TABLE = ROOT / "examples" / "from-elsewhere" / "service-scan.csv"
MAPPING = ROOT / "examples" / "from-elsewhere" / "service-scan.mapping.yaml"
SHOP = ROOT / "examples" / "larkspur-lane.bia.yaml"
LIMIT = "one visit on one phone without an account"
PERSON = ("reference=EX-1", "address=1 Quay", "answer_by=1 July", "answer_to=a@example.org", "signed_by=Ada")


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return lake_of(tmp_path / "lake").folder


def join(lake: Path, *more: str) -> str:
    ran = run("portfolio", "join", lake, TABLE, "--mapping", MAPPING, *ON, *more)
    assert ran.code == 1, ran.err  # two rows did not join
    return ran.out


def test_joined_and_not_joined_are_listed_with_what_is_near(lake: Path) -> None:
    out = join(lake)
    for words in ("Rows                          9", "Did not join                  2", "row 7, Brambel", LIMIT):
        assert words in out
    assert "hollowtree-toys-ltd-fictional/bramble" in out
    assert "さんすうの森" in out
    assert "never a rating" in out


def test_rows_of_one_service_that_differ_are_listed_with_where_they_do(lake: Path, tmp_path: Path) -> None:
    table = tmp_path / "scan.csv"
    second = "larkspur lane ,LARKSPUR LANE LTD (FICTIONAL),"
    table.write_text(TABLE.read_text(encoding="utf-8").replace(f"{second}TRUE", f"{second}FALSE"), encoding="utf-8")
    said = " ".join(run("portfolio", "join", lake, table, "--mapping", MAPPING, *ON).out.split())
    assert "row 4, larkspur lane, against row 3: they differ under Data to third parties before consent" in said


def test_json_holds_every_row_that_did_not_join_and_every_contradiction(lake: Path) -> None:
    report = json.loads(join(lake, "--format", "json"))
    assert report["record"]["became"] == {"duplicate": 1, "joined": 4, "not-joined": 2, "stub": 2}
    assert [each["row"] for each in report["record"]["told"] if each["became"] == "not-joined"] == [7, 10]
    assert {each["contradicts"] for each in report["contradictions"]} == {"geolocation", "minimum-age"}
    assert all(LIMIT in each["sentence"] for each in report["contradictions"])
    assert str(lake) not in json.dumps(report)


def test_tables_are_listed_and_taken_out(lake: Path) -> None:
    join(lake)
    assert "tidewatch-scan-2026: Tidewatch scan" in run("portfolio", "join", lake, "--list").out
    assert run("portfolio", "join", lake, "--remove", "tidewatch-scan-2026").code == 0
    assert "No table is joined." in run("portfolio", "join", lake, "--list").out
    assert run("portfolio", "join", lake, "--remove", "tidewatch-scan-2026").code == 2


def test_without_a_mapping_one_is_written_and_nothing_is_joined(lake: Path, tmp_path: Path) -> None:
    table = tmp_path / "scan.csv"
    table.write_bytes(TABLE.read_bytes())
    ran = run("portfolio", "join", lake, table)
    assert ran.code == 2
    assert "nothing is joined yet" in " ".join(ran.err.split())
    written = tmp_path / "scan.mapping.yaml"
    before = written.read_text(encoding="utf-8")
    assert 'limit: "?"' in before
    again = run("portfolio", "join", lake, table)
    assert again.code == 2
    assert "is there already" in " ".join(again.err.split())
    assert written.read_text(encoding="utf-8") == before
    unfilled = run("portfolio", "join", lake, table, "--mapping", written)
    assert unfilled.code == 2
    assert "'limit' is not filled in" in " ".join(unfilled.err.split())
    assert not list((Lake.opened(lake).folder / "facts").iterdir())


def test_worksheet_sets_evidence_beside_the_record_at_hand(lake: Path, tmp_path: Path) -> None:
    join(lake)
    out = tmp_path / "sheet.html"
    ran = run("portfolio", "worksheet", SHOP, "--facts", lake, "--before", SHOP, "--shadow", SHOP, "-o", out, *ON,
              "--follow-up", "2026-09-01:Ask again")  # fmt: skip
    assert ran.code == 0, ran.err
    page = out.read_text(encoding="utf-8")
    for words in (
        LIMIT,
        "The record states a minimum age of 13.",
        "1 September 2026",
        "The two versions are one record.",
    ):
        assert words in page


def test_worksheet_of_a_service_of_which_no_table_speaks_says_so(lake: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    ran = run("portfolio", "worksheet", SHOP, "--facts", lake, "-o", out, *ON)
    assert ran.code == 0
    assert "speaks of larkspur-lane-ltd-fictional/larkspur-lane" in " ".join(ran.err.split())
    assert run("portfolio", "worksheet", SHOP, "-o", tmp_path / "sheet.csv", *ON).code == 2


def test_letter_is_refused_until_every_place_is_filled(lake: Path, tmp_path: Path) -> None:
    out = tmp_path / "letter.html"
    ran = run("portfolio", "letter", SHOP, "-o", out, *ON)
    assert ran.code == 2
    assert all(f"{{{each.partition('=')[0]}}}" in ran.err for each in PERSON)
    assert not out.exists()
    join(lake)
    said = [word for each in PERSON for word in ("--set", each)]
    whole = run("portfolio", "letter", SHOP, "--facts", lake, "--supervisor", "Office", *said, "-o", out, *ON)
    assert whole.code == 0, whole.err
    page = out.read_text(encoding="utf-8")
    assert LIMIT in page
    assert "No regulator wrote or checked these words" in page


def test_a_service_of_the_portfolio_has_papers_from_its_rows_and_one_that_only_a_table_knows_has_a_request(
    lake: Path, tmp_path: Path
) -> None:
    join(lake)
    said = [word for each in (*PERSON, "basis=An Act", "supervisor=Office") for word in ("--set", each)]

    def made(part: str, service: str, *more: str) -> str:
        out = tmp_path / f"{part}.html"
        ran = run("portfolio", part, "--service", service, "--facts", lake, "-o", out, *ON, *more)
        return out.read_text(encoding="utf-8") if ran.code == 0 else f"refused: {' '.join(ran.err.split())}"

    shop, quiz = "larkspur-lane-ltd-fictional/larkspur-lane", "deep-pool-learning-fictional/kelp-quiz"
    sheet = made("worksheet", shop, "--follow-up", "2026-09-01:Ask again")
    for words in (LIMIT, "The record states a minimum age of 13.", "1 September 2026", "Made from what the portfolio"):
        assert words in sheet, words
    assert "The record states a minimum age of 13." in made("letter", shop, *said)
    sheet = made("worksheet", quiz)
    for words in ("Nothing was assessed", LIMIT, "There is no verdict", "a blank is unknown, never no"):
        assert words in sheet, words
    request = made("letter", quiz, *said)
    assert "We hold no assessment of Kelp Quiz" in request
    assert LIMIT in request
    assert "Nobody assessed this service here" in made("letter", quiz, *said, "--kind", "request")
    assert "keeps nothing of a service" in made("worksheet", "nobody/nothing")
    assert "go with a file" in made("worksheet", shop, "--before", str(SHOP))
    assert run("portfolio", "worksheet", "-o", tmp_path / "sheet.html").code == 2
    assert run("portfolio", "letter", "--service", shop, "-o", tmp_path / "letter.html").code == 2


def test_own_template_is_begun_from_ours(tmp_path: Path) -> None:
    path = tmp_path / "request.txt"
    assert run("portfolio", "letter", SHOP, "--kind", "request", "--write-template", path).code == 0
    assert "{documents}" in path.read_text(encoding="utf-8")
    assert run("portfolio", "letter", SHOP, "--kind", "request", "--write-template", path).code == 2
