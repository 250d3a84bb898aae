"""Newer packs by programs: what becomes of each answer is told first, then it is one line."""

from __future__ import annotations

from tests.web.api.cast import program_of, set_to
from tests.web.exchange.cast import now, puddlehop
from tests.web.exchange.test_upgrade import PACK, newer  # noqa: F401  # a folder with a newer pack

TO = {"pack": PACK, "version": "1.1.0"}


def test_a_record_goes_over_to_newer_packs_as_it_was_looked_at(cast, newer):  # noqa: F811
    row = puddlehop(cast)
    program, address = program_of(cast.people["assessor"]), f"/assessments/{row.public_id}/upgrade"
    looked = program.get(address).value
    assert looked["to"] == [TO]
    assert {"pack": PACK, "version": "1.0.0", "newer": ["1.1.0"]} in looked["packs"]
    assert looked["fates"]["needs_a_person"] == len([a for a in looked["answers"] if a["fate"] == "needs-a-person"]) > 0
    assert looked["applied"]["edits"]
    assert program.get(f"{address}?to={PACK}@1.1.0").value == looked
    for lost in (f"{PACK}@1.0.0", f"{PACK}@9.9.9", "uncrc", "no-such@1.1.0", ","):
        assert program.get(f"{address}?to={lost}").codes[0] == "api.field", lost
    summary = now(row).document.assessment.summary
    program.patch(f"/assessments/{row.public_id}", 1, set_to(["assessment", "summary"], summary, "Anew."))
    assert program.post(address, {"revision": 1, "to": [TO]}).codes == ["upgrade.other-record"]
    before = now(row).document.assessment.impacts
    done = program.post(address, {"revision": 2, "to": [TO]})
    assert (done.status, done.value["revision"]) == (200, 3)
    assert done.value["applied"]["edits"] == looked["applied"]["edits"]
    assert now(row).document.assessment.impacts == before
    assert program.get(address).value["to"] == []
    assert program.post(address, {"revision": 3, "to": [TO]}).status == 422
