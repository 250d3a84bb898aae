"""Reading and writing a document by programs: whatever happens at once, nothing is lost and everything is said."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from bestinterests.web.assessments.models import Assessment
from bestinterests.workflow.states import STATES
from tests.web.api.cast import program_of, set_to

SUMMARY = ["assessment", "summary"]
NAME = ["assessment", "service", "name"]
DOCUMENT = "application/vnd.bestinterests.document+json"


@pytest.fixture
def program(cast):
    return program_of(cast.people["assessor"])


@pytest.fixture
def where(cast):
    return f"/organisations/{cast.organisation.public_id}/assessments"


@pytest.fixture
def address(program, where):
    return f"/assessments/{program.post(where, {'title': 'Pond Pals', 'patterns': ['chat']}).value['id']}"


def test_a_document_is_given_as_it_is_kept_and_not_twice(program, address):
    said = program.get(address)
    assert said.content == bytes(Assessment.objects.get().head)
    assert (said.headers["ETag"], said.headers["Content-Type"]) == ('"1"', "application/json")
    assert program.get(address, accept=DOCUMENT).headers["Content-Type"] == DOCUMENT
    for known in ('"1"', 'W/"1"', '"7", "1"', "*"):
        again = program.get(address, if_none_match=known)
        assert (again.status, again.content, again.headers["ETag"]) == (304, b"", '"1"')
    assert program.get(address, if_none_match='"2"').status == 200
    assert program.get(address, accept="text/html").codes == ["api.not-accepted"]
    head = program.ask("HEAD", address)
    assert (head.status, head.content, head.headers["ETag"]) == (200, b"", '"1"')


def test_changes_of_two_programs_are_merged(program, address, cast):
    assert program.patch(address, 1, set_to(SUMMARY, "", "One")).value["revision"] == 2
    new = {"kind": "add", "path": ["assessment", "features", "F+a"], "after": {"id": "F+a", "name": "Reward"}}
    said = program.patch(address, 1, set_to(NAME, "", "Pond"), new)
    assert (said.status, said.value["revision"], said.headers["ETag"]) == (200, 3, '"3"')
    assert said.value["imported"] == {"F+a": "F02"}
    assert [each["new"] for each in said.value["renumberings"]] == ["F02"]
    paths = {tuple(edit["path"]) for edit in said.value["applied"]["edits"]}
    assert {tuple(NAME), ("assessment", "features", "F02")} <= paths
    held = program.get(address).value["assessment"]
    assert (held["summary"], held["service"]["name"], held["features"][-1]["name"]) == ("One", "Pond", "Reward")


def test_a_conflict_is_said_with_both_values_and_all_else_is_written(program, address):
    program.patch(address, 1, set_to(SUMMARY, "", "One"), set_to(["assessment", "title"], "Pond Pals", "Ponds"))
    said = program.patch(
        address,
        1,
        set_to(SUMMARY, "", "Two"),
        set_to(["assessment", "title"], "Pond Pals", "Lake"),
        set_to(NAME, "", "Pond"),
    )
    assert (said.status, said.headers["Content-Type"]) == (409, "application/problem+json")
    assert sorted((each["code"], each["path"]) for each in said.value["problems"]) == [
        ("conflict.text", "assessment.summary"),
        ("conflict.value", "assessment.title"),
    ]
    assert all(each["remedy"] for each in said.value["problems"])
    both = {each["id"]: (each["ours"], each["theirs"]) for each in said.value["merged"]["conflicts"]}
    assert both == {"assessment.summary": ("One", "Two"), "assessment.title": ("Ponds", "Lake")}
    assert [edit["path"] for edit in said.value["merged"]["applied"]["edits"]] == [NAME]
    assert (said.value["merged"]["revision"], said.headers["ETag"]) == (3, '"3"')
    held = program.get(address).value["assessment"]
    assert (held["summary"], held["title"], held["service"]["name"]) == ("One", "Ponds", "Pond")
    assert program.patch(address, 3, set_to(SUMMARY, "One", "Two")).status == 200


def test_changes_that_do_not_fit_their_base_are_all_said_and_none_is_written(program, address):
    said = program.patch(
        address,
        1,
        set_to(NAME, "", "Pond"),
        set_to(["assessment", "nothing"], "", "x"),
        set_to(SUMMARY, "not so", "x"),
        set_to(["assessment", "fictional"], False, "perhaps"),
        set_to(["record", "reviews"], [], [{"by": "me"}]),
    )
    assert said.status == 422
    assert {each["code"] for each in said.value["problems"]} >= {"changes.unknown-field", "changes.value-differs"}
    assert len(said.value["problems"]) == 4
    assert program.get(address).headers["ETag"] == '"1"'
    for base, code in ((99, "api.revision"), (0, "shape.range"), ("x", "shape.type")):
        assert program.patch(address, base).codes == [code]
    assert program.ask("PATCH", address, {}, kind="application/json").codes == ["api.media-type"]
    said = program.ask("PATCH", address, {}, kind="application/vnd.bestinterests.changes+json; version=2")
    assert (said.status, said.headers["Accept-Patch"]) == (415, "application/vnd.bestinterests.changes+json")


def test_nobody_writes_a_review_by_a_document(program, address, cast):
    value = program.get(address).value
    value["record"] = {"advice": [{"role": "DPO", "advice": "Go on.", "on": "2026-06-01"}]}
    said = program.ask("PUT", address, value, if_match='"1"')
    assert said.status == 422
    assert program.get(address).headers["ETag"] == '"1"'


def test_a_whole_document_replaces_only_what_was_read(program, address):
    value = program.get(address).value
    value["assessment"]["title"] = "Ponds"
    assert program.ask("PUT", address, value).codes == ["api.no-match"]
    assert program.ask("PUT", address, value).status == 428
    assert program.ask("PUT", address, value, kind=DOCUMENT, if_match='"1"').value["revision"] == 2
    value["assessment"]["title"] = "Lakes"
    said = program.ask("PUT", address, value, if_match='"1"')
    assert (said.status, said.codes, said.headers["ETag"]) == (412, ["api.moved"], '"2"')
    assert program.get(address).value["assessment"]["title"] == "Ponds"
    same = program.get(address)
    assert program.ask("PUT", address, same.value, if_match='"2"').value["applied"] == {"format": 1}


def test_every_fault_of_a_document_comes_at_once_with_its_line(program, address, where):
    text = b'{\n "format": 1,\n "assessment": {\n  "titel": "x",\n  "features": [{"id": "F1", "name": 3}]\n }\n}'
    for method, place in (("PUT", address), ("POST", where)):
        said = program.ask(method, place, text, kind=DOCUMENT, if_match='"1"')
        found = [(each["path"], each["line"]) for each in said.value["problems"]]
        assert said.status == 422
        assert found == [
            ("assessment.titel", 4),
            ("assessment.features[F1].id", 5),
            ("assessment.features[F1].name", 5),
        ]
    assert program.ask("POST", where, b'{"title": 3, "packs": [], "x": 1', kind="application/json").codes == [
        "json.syntax"
    ]
    said = program.post(where, {"title": 3, "packs": [], "x": 1})
    assert len(said.value["problems"]) == 3
    said = program.post(where, {"patterns": ["chatt"], "packs": ["uncrc"]})
    assert (said.status, said.value["problems"][0]["code"]) == (422, "pack.unknown-pattern")
    assert program.post(where, {"title": "a\0b"}).status == 422
    assert Assessment.objects.count() == 1


def test_what_is_sent_twice_with_a_key_is_made_once(program, where, cast):
    first = program.post(where, {"title": "One"}, idempotency_key="k1")
    again = program.post(where, {"title": "One"}, idempotency_key="k1")
    assert (first.status, first.content, first.headers["Location"]) == (
        again.status,
        again.content,
        again.headers["Location"],
    )
    assert Assessment.objects.count() == 1
    assert program.post(where, {"title": "Two"}, idempotency_key="k1").codes == ["api.key-used"]
    assert program.post(where, {"title": "One"}, idempotency_key="k" * 201).codes == ["api.key"]
    assert program.post(where, {"patterns": ["none"]}, idempotency_key="k2").status == 422
    assert program.post(where, {"title": "Two"}, idempotency_key="k2").status == 201
    assert program.get(first.headers["Location"]).status == 200
    assert Assessment.objects.count() == 2


def test_lists_are_filtered_and_turned_page_by_page(program, where):
    for title in ("Cherry", "Apple", "Berry"):
        program.post(where, {"title": title})
    seen, place = [], ""
    while place is not None:
        said = program.get(f"{where}?sort=title&size=2&place={place}").value
        seen += [each["title"] for each in said["entries"]]
        place = said["after"] or None
    assert seen == ["Apple", "Berry", "Cherry"]
    assert [each["title"] for each in program.get(f"{where}?query=berry").value["entries"]] == ["Berry"]
    assert program.get(f"{where}?state=decided").value["entries"] == []
    assert all(program.get(f"{where}?state={state}").status == 200 for state in STATES)
    said = program.get(f"{where}?state=gone&sort=size&size=0&what=1&query=a&query=b&place=%00")
    assert (said.status, sorted(each["path"] for each in said.value["problems"])) == (
        422,
        ["place", "query", "size", "sort", "state", "what"],
    )
    assert program.get(f"{where}?place=abc").codes == ["api.parameter"]


def test_history_gives_each_line_and_what_lies_between_revisions(program, address):
    program.patch(address, 1, set_to(SUMMARY, "", "One"))
    program.patch(address, 2, set_to(SUMMARY, "One", "Two"))
    lines = program.get(f"{address}/history").value
    assert ([each["revision"] for each in lines["entries"]], lines["before"]) == ([3, 2, 1], 0)
    line = program.get(f"{address}/history/2").value
    assert (line["by"], line["changes"]["edits"][0]["after"]) == ("Amara", "One")
    assert program.get(f"{address}/revisions/2").value["assessment"]["summary"] == "One"
    assert program.get(f"{address}/revisions/9").codes == ["api.revision"]
    back = program.get(f"{address}/changes?since=3&until=1")
    assert back.headers["Content-Type"] == "application/vnd.bestinterests.changes+json"
    said = program.ask("PATCH", address, back.value, kind=back.headers["Content-Type"])
    assert said.status == 200
    assert "summary" not in program.get(address).value["assessment"]


def test_papers_are_files_of_any_format(program, address):
    entries = program.get(f"{address}/papers").value["entries"]
    assert {"record", "report", "dpia"} <= {each["paper"] for each in entries}
    said = program.get(f"{address}/papers/record/json")
    assert msgspec.json.decode(said.content)["assessment"]["title"] == "Pond Pals"
    said = program.get(f"{address}/papers/board-summary/html?revision=1")
    assert said.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "attachment" in said.headers["Content-Disposition"]
    assert program.get(f"{address}/papers/report/xyz").status == 404
    assert program.get(f"{address}/papers/record/json", accept="image/png").status == 406


def test_a_file_is_attached_to_evidence_and_given_back(program, address):
    program.patch(address, 1, {"kind": "add", "path": ["assessment", "evidence", "E01"], "after": {"id": "E01"}})
    place = f"{address}/evidence/E01/attachments?name=notes.txt"
    kind = "application/octet-stream"
    said = program.ask("POST", place, b"What children said.", kind=kind)
    assert (said.status, said.value["digest"]) == (201, f"sha256:{hashlib.sha256(b'What children said.').hexdigest()}")
    got = program.get(said.headers["Location"])
    assert (got.content, got.headers["Content-Type"], got.headers["Content-Disposition"]) == (
        b"What children said.",
        kind,
        "attachment",
    )
    listed = program.get(f"{address}/attachments").value["entries"]
    assert [(each["name"], each["here"]) for each in listed] == [("notes.txt", True)]
    assert program.ask("POST", place.replace("E01", "E09"), b"x", kind=kind).status == 404
    assert program.ask("POST", place, b"MZ\0\1", kind=kind).status == 422
    assert program.ask("POST", place, b"x" * 10_000_001, kind=kind).codes == ["api.too-large"]


def test_what_is_no_operation_is_said_in_the_same_shape(program, address):
    for method, path, status in (
        ("GET", "/api/v2/me", 404),
        ("GET", "/api", 404),
        ("DELETE", address, 405),
        ("OPTIONS", address, 405),
        ("GET", "/assessments/abc", 404),
        ("POST", "/me", 405),
    ):
        said = program.ask(method, path)
        assert (said.status, said.headers["Content-Type"]) == (status, "application/problem+json"), path
    assert program.ask("DELETE", address).headers["Allow"] == "GET, HEAD, PATCH, PUT"
