"""Files of any format by programs: sent, looked at with every question, answered, merged or begun with, let go."""

from __future__ import annotations

import msgspec
import pytest

from bestinterests.web.assessments.models import Upload
from bestinterests.web.assessments.samples import load_samples
from tests.web.api.cast import program_of, set_to
from tests.web.api.furnishing import CSV
from tests.web.assessments.cast import AT, EXAMPLES
from tests.web.exchange.cast import as_yaml, impact, now, puddlehop, with_fields, with_impact

BYTES, YAML = "application/octet-stream", "application/yaml"


@pytest.fixture
def program(cast):
    return program_of(cast.people["assessor"])


def sent(program, where, name, content, **headers):
    said = program.ask("POST", f"{where}/uploads?name={name}", content, kind=BYTES, **headers)
    assert said.status == 201, said.content
    return said.headers["Location"]


def test_a_workbook_is_sent_looked_at_answered_and_merged(cast, program):
    row = puddlehop(cast)
    address = f"/assessments/{row.public_id}"
    theirs = with_impact(with_fields(now(row).document, summary="From the workbook."), "I09", title="Adults write")
    book = program.get(f"{address}/papers/record/xlsx").content
    there = sent(program, address, "puddlehop.bia.yaml", as_yaml(theirs), idempotency_key="once")
    assert sent(program, address, "puddlehop.bia.yaml", as_yaml(theirs), idempotency_key="once") == there
    looked = program.get(there).value
    assert (looked["usable"], looked["asks_for_base"], looked["format"]) == (False, True, "yaml")
    assert program.post(f"{there}/merge", {}).codes == ["upload.base"]
    assert program.post(f"{there}/merge", {"base": 99}).status == 422
    title = impact(now(row).document, "I09").title
    program.patch(address, 1, set_to(["assessment", "impacts", "I09", "title"], title, "Strangers write"))
    looked = program.get(f"{there}?base=1").value
    assert looked["usable"]
    assert looked["effect"]["open_before"] == looked["effect"]["open_after"]
    (question,) = looked["questions"]
    assert (question["conflict"]["ours"], question["conflict"]["theirs"]) == ("Strangers write", "Adults write")
    assert program.post(f"{there}/merge", {"base": 1}).codes == ["question.open"]
    done = program.post(f"{there}/merge", {"base": 1, "answers": {question["id"]: {"choose": "theirs"}}})
    assert (done.status, done.value["revision"]) == (200, 3)
    held = now(row).document
    assert (held.assessment.summary, impact(held, "I09").title) == ("From the workbook.", "Adults write")
    assert program.get(f"{address}/history/3").value["words"] == "puddlehop.bia.yaml"
    assert program.post(f"{there}/merge", {"base": 1}).status == 404
    there = sent(program, address, "p.xlsx", book)
    looked = program.get(there).value
    assert (looked["usable"], looked["asks_for_base"]) == (True, False), "a workbook carries what it was made from"
    assert "edits" not in program.post(f"{there}/merge", {}).value["applied"]


def test_what_a_file_says_of_reviews_is_not_written(cast, program, signed):
    row = puddlehop(cast)
    address = f"/assessments/{row.public_id}"
    held = msgspec.to_builtins(now(row).document)
    held.setdefault("record", {})["reviews"] = [
        {"id": "R01", "reviewer": "Nobody", "view": "supports", "assessment_digest": f"sha256:{'0' * 64}"}
    ]
    there = sent(program, address, "p.bia.json", msgspec.json.encode(held))
    said = program.post(f"{there}/merge", {"base": 1})
    assert (said.status, said.codes) == (422, ["record.by-steps"]), said.content
    page = f"/assessments/{row.public_id}/arrivals/{there.rpartition('/')[2]}/"
    shown = signed("assessor").post(page, {"act": "merge", "base": "1"})
    assert (shown.status_code, "are changed or added: R01" in shown.content.decode()) == (409, True)
    assert Upload.objects.count() == 1, "it still waits"
    assert program.ask("DELETE", there).status == 204
    assert program.ask("DELETE", there).status == 204
    assert program.get(f"{address}/uploads").value["entries"] == []


def test_a_table_of_another_tool_is_read_by_a_mapping_that_can_be_corrected(cast, program):
    row = puddlehop(cast)
    address = f"/assessments/{row.public_id}"
    there = sent(program, address, "risks.csv", CSV)
    assert [each["name"] for each in program.get(f"{address}/uploads").value["entries"]] == ["risks.csv"]
    impacts = len(now(row).document.assessment.impacts)
    mapping = program.get(f"{there}/mapping", accept=YAML)
    assert b"means: severity" in mapping.content
    for broken in (b"mapping: 1\ntabels: []\n", b"\xff"):
        assert program.ask("PUT", f"{there}/mapping", broken, kind=YAML).status == 422
    corrected = mapping.content.replace(b"  - {column: Measure, means: measure}\n", b"")
    assert program.ask("PUT", f"{there}/mapping", corrected, kind=YAML).status in (204, 422)
    assert program.ask("PUT", f"{there}/mapping", mapping.content, kind=YAML).status == 204
    looked = program.get(there).value
    assert (looked["usable"], looked["mapping"], looked["questions"]) == (True, True, [])
    done = program.post(f"{there}/merge", {})
    assert done.status == 200, done.content
    assert len(now(row).document.assessment.impacts) == impacts + 1


def test_an_assessment_begins_with_a_file_or_with_a_sample(cast, program):
    where = f"/organisations/{cast.organisation.public_id}"
    assert program.ask("POST", f"{where}/uploads?name=a.txt", b"Notes", kind=BYTES).status == 422
    there = sent(program, where, "risks.csv", CSV)
    looked = program.get(there).value
    assert (looked["draft"], "1 impact" in looked["counts"]) == (True, True)
    assert looked["document"]["assessment"]["impacts"][0]["id"] == "I01"
    assert program.post(f"{there}/begin", {"title": " "}).codes == ["api.field"]
    made = program.post(f"{there}/begin", {"title": "Risks"}, idempotency_key="b")
    assert made.status == 201, made.content
    assert program.post(f"{there}/begin", {"title": "Risks"}, idempotency_key="b").value == made.value
    assert program.get(made.headers["Location"]).value["assessment"]["title"] == "Risks"
    assert program.get(there).status == 404
    other = program_of(cast.people["outsider"])
    there = sent(program, where, "risks.csv", CSV)
    assert other.ask("DELETE", there).status == 404
    assert program.ask("DELETE", there).status == 204
    load_samples(AT, [EXAMPLES / "puddlehop-islands.bia.yaml"])
    sample = program.get("/samples").value["entries"][0]["id"]
    copied = program.post(f"{where}/copies", {"sample": sample})
    assert program.get(copied.headers["Location"]).value["assessment"]["fictional"] is True
    assert program.post(f"{where}/copies", {"sample": made.value["id"]}).status == 422
