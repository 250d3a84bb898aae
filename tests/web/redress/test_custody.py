"""The keys of cases are made, printed, lost, typed back, changed and wrapped anew; whoever lacks them is told so."""

from __future__ import annotations

import io
import os
import random
import stat
import sys

import django
import pytest

from bestinterests.cli import main
from bestinterests.domain.problem import Refused
from bestinterests.web.config.doctor import _looked_at_database
from bestinterests.web.redress import custody, keys
from bestinterests.web.redress.held import case_of
from bestinterests.web.redress.models import Case, CaseKey
from bestinterests.web.redress.readiness import conditions
from bestinterests.web.redress.receipts import ALPHABET
from bestinterests.web.redress.sheet import read_sheet, sheet
from tests.web.assessments.cast import begun
from tests.web.cast import AT
from tests.web.redress.cast import HAPPENED, portal, received

SEED = 20261127


@pytest.fixture
def folder(tmp_path, settings, cast):
    """A data folder of its own, in which the command and the workspace look for the keys."""
    settings.DATA, settings.CASE_KEYS = tmp_path, ""
    return tmp_path


@pytest.fixture
def call(folder, monkeypatch, capsys):
    """The command within this process, on the database of the test. A text is what somebody types."""
    # It is loaded already: once more, and whatever is logged later would go to a stream that this test alone has.
    monkeypatch.setattr(django, "setup", lambda: None)
    for name in ("DJANGO_SETTINGS_MODULE", "BESTINTERESTS_DATA"):
        monkeypatch.setenv(name, os.environ[name])

    def run(*words, typed=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main(["keys", *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def opened():
    return [case_of(row).told.happened for row in Case.objects.all()]


def test_the_file_is_lost_and_one_custodian_too_and_the_other_types_their_sheet(call, folder, cast):
    code, said = call("make")
    path = folder / keys.FILE
    assert code == 0
    assert "keys sheet" in said
    assert "two people" in said
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert call("make")[0] == 2
    assert call("recover", typed=sheet(keys.ring()))[0] == 2
    assert path.read_bytes() == before

    where = portal(begun(where=cast.organisation))
    for number in range(3):
        received(where, sent=str(number))
    _, printed = call("sheet")
    path.unlink()
    assert call("check")[0] == 1
    code, said = call("make")
    assert (code, path.exists()) == (2, False)
    assert "keys recover" in said
    with pytest.raises(keys.Locked):
        opened()
    code, said = call("recover", typed=printed.upper().replace("0", "O"))
    assert (code, "3 of 3 cases" in said) == (0, True)
    assert path.read_bytes() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert opened() == [HAPPENED] * 3


def test_a_sheet_names_each_line_that_is_mistyped_swapped_or_left_out(folder):
    chance = random.Random(SEED)
    ring = keys.rotated(keys.rotated(keys.new_ring("2026-03-16", 7), "2027-01-02"), "2027-02-03")
    printed = sheet(ring)
    assert read_sheet(printed) == ring
    lines = [line for line in printed.splitlines() if line.strip()[:1].isdecimal()]
    for number, line in enumerate(lines, start=1):
        place = chance.choice([at for at, letter in enumerate(line) if at > 4 and letter != " "])
        other = chance.choice([letter for letter in ALPHABET if letter != line[place]])
        for wrong in (line[:place] + other + line[place + 1 :], line[:-1], line + "x"):
            with pytest.raises(Refused) as refused:
                read_sheet(printed.replace(line, wrong))
            assert [(each.code, each.path) for each in refused.value.problems] == [("keys.sheet-line", str(number))]
    swapped = printed.replace(lines[0][4:], "@").replace(lines[1][4:], lines[0][4:]).replace("@", lines[1][4:])
    with pytest.raises(Refused) as refused:
        read_sheet(swapped)
    assert {each.path for each in refused.value.problems} == {"1", "2"}
    with pytest.raises(Refused) as refused:
        read_sheet("\n".join(lines[:2] + lines[3:]))
    assert [each.sentence for each in refused.value.problems] == ["Line 3 is missing."]
    other = [line for line in sheet(keys.new_ring("2026-03-16")).splitlines() if line.startswith("   2")]
    for text in ("", "nothing", "\n".join(lines[:-1]), "\n".join([lines[0], *other, *lines[2:]])):
        with pytest.raises(Refused) as refused:
            read_sheet(text)
        assert [each.code for each in refused.value.problems] == ["keys.sheet-whole"]


def test_a_key_is_added_and_all_cases_are_put_under_it_in_batches_that_may_be_broken_off(call, folder, cast):
    call("make")
    where = portal(begun(where=cast.organisation))
    for number in range(5):
        received(where, sent=str(number))
    old = (folder / keys.FILE).read_text()
    _, said = call("rotate")
    assert "portals are shut until two people hold the new sheet" in said
    received(where, sent="new")
    assert custody.looked_at().by_key == {1: 5, 2: 1}

    def break_off(done):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        custody.rewrap(break_off, at_once=2)
    assert custody.looked_at().by_key == {1: 3, 2: 3}
    assert opened() == [HAPPENED] * 6
    code, said = call("rewrap")
    assert (code, "Put under key 2: 3." in said, "Key 1 opens no case here any more" in said) == (0, True, True)
    assert opened() == [HAPPENED] * 6
    assert [call("forget", number)[0] for number in ("2", "3")] == [2, 2]
    assert "no longer be read by anybody" in call("forget", "1")[1]
    assert sorted(keys.ring().keys) == ["2"]
    assert opened() == [HAPPENED] * 6
    (folder / keys.FILE).write_text(old)
    with pytest.raises(keys.Locked):
        opened()


def test_a_wrong_key_opens_nothing_and_everybody_is_told(call, folder, cast, client):
    call("make")
    where = portal(begun(where=cast.organisation))
    mine = received(where).row
    received(where, sent="two")
    swapped = CaseKey.objects.get(case=mine)
    CaseKey.objects.exclude(pk=swapped.pk).update(wrapped=swapped.wrapped)
    code, said = call("check")
    assert (code, "1 case cannot be opened" in said, mine.public_id in said) == (1, True, False)

    (folder / keys.FILE).unlink()
    assert "new ones would not open them" in call("make")[1]
    code, said = call("make", "--anew")
    assert code == 0
    assert keys.ring().current == 2
    (folder / keys.FILE).chmod(0o644)
    code, said = call("check")
    assert (code, mine.public_id in said, "2 cases cannot be opened" in said) == (1, True, True)
    assert "chmod 600" in said
    found = [problem.code for _, problem in _looked_at_database() if problem]
    assert found[-2:] == ["server.cases-locked", "server.keys-readable"]
    # Two people who have shown other keys hold none of these: nothing more is taken in.
    assert not next(each for each in conditions(cast.organisation, AT) if each.key == "custodians").met
    client.force_login(cast.people["safeguarding-lead"])
    page = client.get(f"/organisations/{cast.organisation.public_id}/cases/{mine.public_id}/")
    assert page.status_code == 403
    assert "The key of this case is not at hand on this server" in page.content.decode()
    code, said = call("rewrap")
    assert (code, said.startswith("Put under key 2: 0.\nCannot be opened, and stay as they are: 2.")) == (1, True)
    (folder / keys.FILE).unlink()
    assert [each.met for each in conditions(cast.organisation, AT)][:2] == [False, False]
    (folder / keys.FILE).write_text('{"format": 1}')
    assert [each.met for each in conditions(cast.organisation, AT)][:2] == [False, False]
    assert [problem.code for _, problem in _looked_at_database() if problem][-1] == "server.case-keys"
