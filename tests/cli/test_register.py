"""The command that writes a register: whole or not at all, over nothing but its own, bad files told and left out."""

import pytest
from msgspec.structs import replace

from bestinterests.formats.publications import write_publication
from tests.cli.running import run
from tests.formats_register.published import kites, short


@pytest.fixture
def folder(tmp_path):
    """A folder with two numbers of a series, a change, and a list that is no publication."""
    given = tmp_path / "given"
    given.mkdir()
    for name, entry in (("one", kites()), ("two", kites(number=2)), ("change", short("change"))):
        (given / f"{name}.published.json").write_bytes(write_publication(entry.publication))
    (given / "list.json").write_text('{"items": []}')
    return given


def test_a_folder_of_publications_becomes_a_register(folder, tmp_path):
    ran = run("register", "export", folder, "-o", tmp_path / "register")
    assert ran.code == 0
    assert ran.err == ""
    assert "3 publications" in ran.out
    first = (tmp_path / "register/published/kites/1/index.html").read_text(encoding="utf-8")
    assert "Superseded on 3 November 2026 by publication 2 of this series." in first
    assert 'href="../2/index.html"' in first
    assert "Superseded" not in (tmp_path / "register/published/kites/2/index.html").read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"given", "register"}


def test_a_bad_file_is_told_and_the_others_are_written(folder, tmp_path):
    held = folder / "two.published.json"
    held.write_bytes(held.read_bytes().replace(b"Kites", b"Kitez", 1))
    ran = run("register", "export", folder, "-o", tmp_path / "register")
    assert ran.code == 2
    assert "two.published.json" in ran.err
    assert "publication.digest" in ran.err
    assert (tmp_path / "register/published/kites/1/index.html").is_file()
    assert not (tmp_path / "register/published/kites/2").exists()


def test_a_register_is_written_anew_and_anything_else_is_refused(folder, tmp_path):
    target = tmp_path / "register"
    run("register", "export", folder, "-o", target)
    (folder / "two.published.json").unlink()
    assert run("register", "export", folder, "-o", target).code == 0
    assert not (target / "published/kites/2").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("Mine.")
    ran = run("register", "export", folder, "-o", other)
    assert ran.code == 2
    assert "no register" in ran.err
    assert [path.name for path in other.iterdir()] == ["mine.txt"]


def test_nothing_is_written_where_no_file_is_in_order(tmp_path):
    (tmp_path / "x.json").write_text("{}")
    ran = run("register", "export", tmp_path / "x.json", "-o", tmp_path / "register")
    assert ran.code == 2
    assert not (tmp_path / "register").exists()
    assert run("register", "export", tmp_path / "none.json", "-o", tmp_path / "register").code == 2


def test_what_was_withdrawn_stays_with_its_reason(folder, tmp_path):
    target = tmp_path / "register"
    ran = run("register", "export", folder, "-o", target, "--withdrawn", "kites/2=It was of another version")
    assert ran.code == 0
    page = (target / "published/kites/2/index.html").read_text(encoding="utf-8")
    assert "Withdrawn. The reason given: It was of another version." in page
    for wrong in ("kites/9=Why", "kites/2", "kites=Why"):
        assert run("register", "export", folder, "-o", target, "--withdrawn", wrong).code == 2


def test_one_number_is_given_once(folder, tmp_path):
    other = short("change").publication
    twice = folder / "zwei.published.json"
    twice.write_bytes(write_publication(replace(other, because="Else", digest="")))
    ran = run("register", "export", folder, twice, "-o", tmp_path / "register")
    assert ran.code == 2
    assert "zwei.published.json" in ran.err
    assert "register.number-twice" in ran.err


def test_an_address_that_is_none_is_refused(folder, tmp_path):
    ran = run("register", "export", folder, "-o", tmp_path / "register", "--base", "register.example")
    assert ran.code == 2
    assert "https://" in ran.err
