"""Lines taken back and the record put back by programs: looked at first, asked where others wrote, nothing lost."""

from __future__ import annotations

import pytest

from tests.web.api.cast import program_of, set_to

SUMMARY = ["assessment", "summary"]
NAME = ["assessment", "service", "name"]


@pytest.fixture
def program(cast):
    return program_of(cast.people["assessor"])


@pytest.fixture
def address(cast, program):
    """Line 2 wrote the summary, line 3 the name, line 4 the summary anew."""
    where = f"/organisations/{cast.organisation.public_id}/assessments"
    made = f"/assessments/{program.post(where, {'title': 'Pond Pals'}).value['id']}"
    program.patch(made, 1, set_to(SUMMARY, "", "One"))
    program.patch(made, 2, set_to(NAME, "", "Pond"))
    program.patch(made, 3, set_to(SUMMARY, "One", "Two"))
    return made


def said(program, address):
    held = program.get(address).value["assessment"]
    return held.get("summary", ""), held.get("service", {}).get("name", "")


def test_a_line_is_taken_back_and_what_others_wrote_there_is_asked(program, address):
    looked = program.get(f"{address}/history/3/undo").value
    assert looked["questions"] == []
    assert [edit["path"] for edit in looked["applied"]["edits"]] == [NAME]
    done = program.post(f"{address}/history/3/undo", {})
    assert (done.status, done.headers["ETag"]) == (200, '"5"')
    assert said(program, address) == ("Two", "")
    looked = program.get(f"{address}/history/2/undo").value
    assert "edits" not in looked["applied"]
    (question,) = looked["questions"]
    assert (question["conflict"]["ours"], question["conflict"]["theirs"]) == ("Two", "")
    assert {option["choose"] for option in question["options"]} == {"ours", "theirs", "base", "own"}
    undo = f"{address}/history/2/undo"
    left = program.post(undo, {})
    assert (left.status, left.codes, left.value["problems"][0]["path"]) == (
        409,
        ["question.open"],
        f"answers/{question['id']}",
    )
    for wrong in ({"choose": "both"}, {"choose": "own", "own": " "}):
        assert program.post(undo, {"answers": {question["id"]: wrong}}).codes == ["question.unfit"]
    program.patch(address, 5, set_to(SUMMARY, "Two", "Three"))
    old = program.post(undo, {"answers": {question["id"]: {"choose": "theirs"}}})
    assert (old.status, old.codes) == (409, ["question.open"]), "an answer to what has changed since is none"
    (question,) = program.get(undo).value["questions"]
    done = program.post(undo, {"answers": {question["id"]: {"choose": "own", "own": "Four"}}})
    assert (done.status, said(program, address)) == (200, ("Four", ""))
    line = program.get(f"{address}/history/{done.value['revision']}").value
    assert (line["kind"], line["of"]) == ("assessment.undone", 2)
    assert program.post(f"{address}/history/1/undo", {}).codes == ["undo.nothing"]
    assert program.get(f"{address}/history/99/undo").status == 404
    verified = program.get(f"{address}/verification").value
    assert (verified["state"], verified["lines"]) == ("intact", done.value["revision"])


def test_the_record_is_put_back_to_how_it_was_seen_and_no_further(program, address):
    restore = f"{address}/history/1/restore"
    looked = program.get(restore).value
    assert (looked["revision"], sorted(edit["path"][1] for edit in looked["applied"]["edits"])) == (
        4,
        ["service", "summary"],
    )
    program.patch(address, 4, set_to(SUMMARY, "Two", "Three"))
    said_of_both = program.post(restore, {"base_revision": looked["revision"]})
    assert (said_of_both.status, said_of_both.codes) == (409, ["conflict.text"])
    assert said(program, address) == ("Three", ""), "what was not seen stays, the rest is put back"
    assert program.post(restore, {"base_revision": 99}).status == 422
    done = program.post(restore, {"base_revision": 6})
    assert (done.status, said(program, address)) == (200, ("", ""))
    assert program.get(f"{address}/history/7").value["of"] == 1
