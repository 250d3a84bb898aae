"""Taking in: bad files are named and stop nothing, contents come in once, and a run that was killed goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bestinterests.domain.problem import Refused
from bestinterests.portfolio.contents import contents
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.taking.working import problems_in
from tests.cli.running import ROOT, run
from tests.portfolio.filed import (
    as_json,
    as_yaml,
    asked,
    assessment,
    bad,
    everything,
    filed,
    publication,
    taken,
    zipped,
)

KILLED = """
import os, signal, sys
from pathlib import Path
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.taking.adding import add
from bestinterests.portfolio.taking.pieces import pieces
from tests.portfolio.filed import SETTING

looked = 0
def tell(done, outcome):
    global looked
    looked += 1
    if looked == 17:
        os.kill(os.getpid(), signal.SIGKILL)

lake = Lake.made(Path(sys.argv[2]))
with lake.writing():
    add(lake, pieces([Path(sys.argv[1])]), SETTING, batch=5, tell=tell)
"""


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.made(tmp_path / "lake")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty files, some of them bad and one twice."""
    folder = tmp_path_factory.mktemp("many")
    files = {f"kites-{number:02}.published.json": publication(number) for number in range(24)}
    files |= {name: data for name, (data, _) in list(bad().items())[:5]}
    return filed(folder, {**files, "kites-00-again.published.json": publication(0)})


def test_ten_bad_files_are_named_with_reasons_and_the_rest_is_in(lake: Lake, tmp_path: Path) -> None:
    wrong = bad()
    good = {f"sub/kites-{number}.published.json": publication(number) for number in range(60)}
    folder = filed(tmp_path / "in", {**good, **{name: data for name, (data, _) in wrong.items()}})
    added = taken(lake, folder)
    assert (added.taken, added.refused, added.files) == (60, 10, 70)
    told = {file.name: file.problems for file in contents(lake).refused}
    assert set(told) == {f"in/{name}" for name in wrong}
    for name, (_, code) in wrong.items():
        problems = told[f"in/{name}"]
        assert all(problem.sentence and problem.code for problem in problems)
        assert not code or code in {problem.code for problem in problems}, name
    assert asked(lake, "SELECT count(*) FROM versions") == [(60,)]
    assert asked(lake, "SELECT count(*), count(DISTINCT service) FROM standings WHERE is_current") == [(60, 60)]


def test_a_run_that_was_killed_goes_on_to_what_an_unbroken_one_gives(many: Path, tmp_path: Path) -> None:
    unbroken = Lake.made(tmp_path / "unbroken")
    taken(unbroken, many, batch=5)
    killed = subprocess.run([sys.executable, "-c", KILLED, many, tmp_path / "lake"], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    broken = Lake.opened(tmp_path / "lake")
    assert len(broken.segments()) == 3
    (broken.folder / "segments" / "000004.part").mkdir()
    (broken.folder / "segments" / "000004.part" / "counts.parquet").write_bytes(b"half")
    added = taken(broken, many, batch=5)
    assert added.known == 11  # of the fifteen that were sealed, four are bad and told again
    assert added.files == 30
    assert everything(broken) == everything(unbroken)
    assert not list((broken.folder / "segments").glob("*.part"))


def test_what_comes_out_does_not_depend_on_the_number_of_processes(many: Path, tmp_path: Path) -> None:
    lakes = [Lake.made(tmp_path / str(jobs)) for jobs in (1, 2)]
    for jobs, each in enumerate(lakes, 1):
        taken(each, many, jobs=jobs)
    assert everything(lakes[0]) == everything(lakes[1])


def test_a_content_comes_in_once_whatever_file_it_stands_in(lake: Lake, tmp_path: Path) -> None:
    held = assessment()
    folder = filed(tmp_path / "in", {"a.bia.yaml": as_yaml(held), "b.bia.json": as_json(held)})
    (tmp_path / "pack.zip").write_bytes(
        zipped({"c.bia.yaml": as_yaml(held), "d/e.bia.yaml": as_yaml(assessment("Tops"))})
    )
    added = taken(lake, folder, tmp_path / "pack.zip")
    assert (added.taken, added.again) == (2, 2)
    rows = asked(lake, "SELECT name, inside, outcome, version FROM taken ORDER BY name, inside")
    assert rows == [
        ("in/a.bia.yaml", "", "taken", 1),
        ("in/b.bia.json", "", "again", 1),
        ("pack.zip", "c.bia.yaml", "again", 1),
        ("pack.zip", "d/e.bia.yaml", "taken", 2),
    ]
    assert taken(lake, folder).known == 2
    assert len(asked(lake, "SELECT * FROM taken")) == 4


def test_a_mended_file_comes_in_and_is_no_longer_refused(lake: Lake, tmp_path: Path) -> None:
    folder = filed(tmp_path / "in", {"a.bia.yaml": b"format: 1\nassessment:\n  titel: x\n"})
    assert taken(lake, folder).refused == 1
    assert taken(lake, folder).refused == 1, "told again, since it is still not in"
    assert len(asked(lake, "SELECT * FROM taken")) == 1
    filed(folder, {"a.bia.yaml": as_yaml(assessment())})
    assert taken(lake, folder).taken == 1
    assert contents(lake).refused == []


def test_in_a_folder_and_an_archive_what_holds_no_record_is_passed_over(lake: Lake, tmp_path: Path) -> None:
    files = {"index.html": b"<p>", ".hidden.json": b"{", "feed.json": b"{}", "a.bia.yaml": as_yaml(assessment())}
    folder = filed(tmp_path / "in", files)
    (folder / "pack.zip").write_bytes(
        zipped({"__MACOSX/x.json": b"", "style.css": b"", "b.bia.yaml": as_yaml(assessment("B"))})
    )
    inner = Lake.made(folder / "portfolio")
    assert taken(inner, folder).taken == 2
    assert taken(lake, folder).files == 2


def test_a_bad_archive_and_a_bad_part_stop_nothing(lake: Lake, tmp_path: Path) -> None:
    pack = zipped(
        {"a.bia.yaml": as_yaml(assessment()), "bomb.json": b" " * 5_000_000, "in.zip": zipped({"x.json": b"{}"})}
    )
    cut = zipped({"a.json": publication(1), "b.json": publication(2)})[:-40]
    folder = filed(tmp_path / "in", {"pack.zip": pack, "cut.zip": cut})
    added = taken(lake, folder)
    assert (added.taken, added.refused) == (1, 3)
    codes = {(file.name, file.inside): file.problems[0].code for file in contents(lake).refused}
    assert codes == {
        ("in/cut.zip", ""): "file.damaged",
        ("in/pack.zip", "bomb.json"): "file.too-much-inside",
        ("in/pack.zip", "in.zip"): "portfolio.archive-inside",
    }


def test_a_file_whose_name_is_no_text_stops_nothing(lake: Lake, tmp_path: Path) -> None:
    folder = filed(tmp_path / "in", {"a.bia.yaml": as_yaml(assessment())})
    with open(os.fsencode(folder) + b"/\xff.json", "wb") as stream:  # noqa: PTH123  # a path of bytes
        stream.write(b"{")
    added = taken(lake, folder)
    assert (added.taken, added.refused) == (1, 1)
    assert [file.name for file in contents(lake).refused] == ["in/?.json"]


def test_a_second_adder_is_refused_at_once(lake: Lake, tmp_path: Path) -> None:
    folder = filed(tmp_path / "in", {"a.bia.yaml": as_yaml(assessment())})
    with lake.writing():
        ran = run("portfolio", "add", folder, "--to", lake.folder)
        with pytest.raises(Refused), lake.writing():
            pass
    assert ran.code == 2
    assert "Somebody else is writing" in ran.err
    assert lake.segments() == []


def test_the_command_tells_what_became_of_the_files(tmp_path: Path) -> None:
    folder = filed(tmp_path / "in", {"a.bia.yaml": as_yaml(assessment()), "b.bia.json": b"{"})
    ran = run("portfolio", "add", folder, "--to", tmp_path / "lake", "--jobs", "1")
    assert ran.code == 2
    assert "in/b.bia.json" in ran.err
    assert "json.syntax" in ran.err
    assert "1  taken in" in ran.out
    assert "1  refused" in ran.out
    told = run("portfolio", "list", tmp_path / "lake")
    assert told.code == 0
    assert "in/b.bia.json" in told.out
    (folder / "b.bia.json").unlink()
    again = run("portfolio", "add", folder, "--to", tmp_path / "lake", "--format", "json")
    assert again.code == 0
    assert '"known": 1' in again.out
    assert str(tmp_path) not in again.out
    assert run("portfolio", "add", tmp_path / "none", "--to", tmp_path / "lake").code == 2
    assert run("portfolio", "list", tmp_path / "nowhere").code == 2


def test_without_its_library_the_command_says_what_to_install(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    ran = run("portfolio", "list", lake.folder)
    assert ran.code == 2
    assert "pip install 'bestinterests[portfolio]'" in ran.err


def test_a_slip_in_kept_names_is_told_before_anything_is_taken_in(tmp_path: Path) -> None:
    folder = filed(tmp_path / "in", {"a.bia.yaml": as_yaml(assessment())})
    lake = Lake.made(tmp_path / "lake")
    (lake.folder / "names" / "services.yaml").write_text("names: 1\nservice: []\n")
    ran = run("portfolio", "add", folder, "--to", lake.folder, "--jobs", "1")
    assert ran.code == 2
    assert "services.yaml" in ran.err
    assert lake.segments() == []


def test_a_refused_row_keeps_every_problem(lake: Lake, tmp_path: Path) -> None:
    text = b"format: 1\nassessment:\n  titel: x\n  depht: full\n"
    taken(lake, filed(tmp_path / "in", {"a.bia.yaml": text}))
    [(problems, size)] = asked(lake, "SELECT problems, size FROM taken")
    assert [problem.line for problem in problems_in(problems)] == [2, 3, 4]
    assert size == len(text)
