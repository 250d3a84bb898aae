"""What follows on the record, as text and as JSON that is the same anywhere and any day."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from bestinterests.cli.output import WIDTH, shown
from bestinterests.formats.schema import schema
from tests.cli.running import EXAMPLE, ON, ROOT, run


def test_json_has_everything_and_is_the_same_anywhere(tmp_path: Path) -> None:
    ran = run("evaluate", EXAMPLE, "--format", "json", *ON)
    assert ran.code == 0
    copy = tmp_path / "other.yaml"
    copy.write_bytes(Path(EXAMPLE).read_bytes())
    assert run("evaluate", copy, "--format", "json", *ON).out == ran.out
    alone = subprocess.run(
        [sys.executable, "-m", "bestinterests.cli", "evaluate", str(copy), "--format", "json", *ON],
        capture_output=True,
        cwd=ROOT,
        check=True,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PATH": "/usr/bin:/bin"},
    )
    assert alone.stdout.decode() == ran.out
    assert str(tmp_path) not in ran.out
    result = json.loads(ran.out)
    assert [profile["profile"] for profile in result["profiles"]] == ["rights-first", "ico-scales"]
    view = result["profiles"][0]["now"]
    assert set(view["verdict"]) == {"worst", "best"}
    assert {"features", "bands", "cells", "stops", "robustness"} <= set(view)
    assert {"completeness", "gaps", "conflicts", "contradictions", "actions", "coverage"} <= set(result)
    assert all(stop["basis"] in {"law", "code", "guidance", "method"} for stop in view["stops"])


def test_json_fits_its_schema() -> None:
    result = json.loads(run("evaluate", EXAMPLE, "--format", "json", *ON).out)
    assert jsonschema_rs.is_valid(schema("evaluation"), result)


def test_completeness_is_said_before_every_verdict() -> None:
    out = run("evaluate", EXAMPLE, *ON).out
    places = [out.index(words) for words in ("Completeness", "On this record", "What stops", "Actions, in order")]
    assert places == sorted(places)
    assert "fictional sample" in out


@pytest.mark.parametrize("arguments", [(), ("--all",), ("--profile", "ico-scales")])
def test_text_fits_the_width(arguments: tuple[str, ...]) -> None:
    for line in run("evaluate", EXAMPLE, *ON, *arguments).out.splitlines():
        assert shown(line) <= WIDTH, line


def test_one_profile_may_be_asked_for() -> None:
    out = run("evaluate", EXAMPLE, "--profile", "ico-scales", *ON).out
    assert "Rights by age, ICO scales, now" in out
    assert "Rights first" not in out
    ran = run("evaluate", EXAMPLE, "--profile", "no-such", *ON)
    assert ran.code == 2
    assert "rights-first" in ran.err


@pytest.mark.parametrize(
    "word, code",
    [
        ("stop", 1),
        ("not_consistent", 1),
        ("not-shown", 1),
        ("consistent_on_this_record", 1),
        ("law.article-36", 1),
        ("conformity.unanswered", 1),
        ("unfinished", 0),
        ("no-such-rule", 2),
    ],
)
def test_it_fails_on_what_it_is_told_to(word: str, code: int) -> None:
    assert run("evaluate", EXAMPLE, *ON, "--fail-on", word).code == code


def test_the_view_that_it_fails_on() -> None:
    assert run("evaluate", EXAMPLE, *ON, "--fail-on", "stop").code == 1
    assert run("evaluate", EXAMPLE, *ON, "--fail-on", "stop", "--view", "expected").code == 0


def test_standard_input_and_faults() -> None:
    assert run("evaluate", "-", *ON, stdin=Path(EXAMPLE).read_bytes()).code == 0
    ran = run("evaluate", "-", *ON, stdin=b"format: 1\n")
    assert ran.code == 2
    assert ran.out == ""
    assert "pack.none-pinned" in ran.err


def test_a_new_assessment_is_unfinished_and_not_shown() -> None:
    document = run("new", "--from", "chat", *ON).out
    out = run("evaluate", "-", *ON, stdin=document.encode()).out
    assert "Unfinished" in out
    assert "Not shown" in out
    assert run("evaluate", "-", *ON, "--fail-on", "unfinished", stdin=document.encode()).code == 1


def test_reports_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    ran = run("report", EXAMPLE, "-o", tmp_path / "out", *ON)
    path = tmp_path / "out" / "puddlehop-islands.html"
    assert (ran.code, ran.out) == (0, f"{path}\n")
    html = path.read_text(encoding="utf-8")
    assert html.lower().startswith("<!doctype html>")
    run("report", EXAMPLE, "-o", tmp_path / "one.html", *ON)
    assert (tmp_path / "one.html").read_text(encoding="utf-8") == html
    assert run("report", EXAMPLE, EXAMPLE.replace("puddlehop-islands", "larkspur-lane"), "-o", "x.html").code == 2


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("report", EXAMPLE, "-o", tmp_path / "file" / "below", *ON)
    assert ran.code == 2
    assert "file.cannot-write" in ran.err


def test_the_demo_says_what_follows_and_where_the_reports_are(tmp_path: Path) -> None:
    ran = run("demo", ROOT / "examples", "--output", tmp_path, *ON)
    assert ran.code == 0, ran.err
    for name in ("bramble-badger", "harbour-classroom", "larkspur-lane", "puddlehop-islands"):
        assert str(tmp_path / f"{name}.html") in ran.out
        assert (tmp_path / f"{name}.html").stat().st_size > 10_000
    assert ran.out.count("Completeness") == 4
    assert ran.out.count("If all is done, tested and signed") >= 8
