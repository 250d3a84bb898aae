"""CNIL PIAs in the shapes that the tool has written, as drafts."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import random
from typing import Any

import pytest

from bestinterests.domain.document import Assessment
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.cnil.reading import read_pia
from bestinterests.formats.json_writing import write_json
from bestinterests.formats.limits import Limits
from bestinterests.formats.reading import read_document
from tests.formats_cnil.pias import answer, coded, evaluation, pia

SEED = 20261127


def read(root: Any, name: str = "x.json") -> Arrival:
    return arrive(Given(coded(root), name))


def drafted(root: Any) -> Assessment:
    arrival = read(root)
    assert arrival.draft
    assert arrival.document is not None, arrival.problems
    return arrival.document.assessment


def said(arrival: Arrival, code: str) -> str:
    return " ".join(problem.sentence for problem in arrival.problems if problem.code == code)


def test_what_the_processing_is_comes_in_where_it_belongs() -> None:
    assessment = drafted(pia())
    assert (assessment.title, assessment.service.kind) == ("Chat of Pond Pals", "Online game")
    assert assessment.service.description == "Children chat with friends.\n\n- text\n- stickers"
    (activity,) = assessment.data_activities
    assert (activity.data, activity.purpose, activity.retention) == ("Messages & reports", "Play together", "30 days")
    assert (activity.lawful_bases, activity.lawful_basis_note, activity.role_note) == (
        (),
        "Contract",
        "The studio alone.",
    )
    answers = {answer.field: answer.text for answer in assessment.dpia}
    assert answers["nature"] == "From the device to our servers."
    assert "Only the data that are needed:\n\nOnly what is written." in answers["necessity"]
    assert "What people are told:\n\nA notice for children." in answers["necessity"]
    assert answers["consultation"] == "Not in favour.\n\nChildren want fewer alerts."


def test_risks_keep_the_tools_own_levels_and_touch_no_right() -> None:
    access, loss = drafted(pia()).impacts
    assert access.title == "Illegitimate access to data"
    assert "Impacts:\n- A stranger reads a child's messages\n- A child is found" in access.mechanism
    assert (access.right, access.bands, access.direction) == ("", (), "harm")
    stated = access.stated
    assert stated is not None
    assert (stated.scale, stated.severity, stated.likelihood) == ("CNIL PIA, 1 to 4", "3 important", "2 limited")
    assert (stated.after_severity, stated.after_likelihood, stated.level) == ("3 important", "1 negligible", "")
    assert not any((access.before.agreed, access.now.agreed, access.expected.agreed))
    assert loss.title == "Disappearance of data"
    assert loss.stated is not None
    assert loss.stated.likelihood == ""


def test_controls_are_joined_by_title_and_what_is_doubtful_is_told() -> None:
    arrival = read(pia())
    assert arrival.document is not None
    encryption, first, second, plan = arrival.document.assessment.measures
    access = arrival.document.assessment.impacts[0]
    assert encryption.acts_on == first.acts_on == second.acts_on == plan.acts_on == (access.id,)
    assert "Locked doors" in access.note
    assert "'Locked doors'" in said(arrival, "cnil.control-unresolved")
    assert "'Word filter'" in said(arrival, "cnil.control-ambiguous")
    assert (encryption.owner, encryption.due, encryption.stated_due) == ("Engineering", dt.date(2027, 3, 31), "")
    assert encryption.what == "In transit and at rest."
    assert encryption.note == "Evaluation: acceptable\nComment: Test it"
    assert plan.title == "Two factors at log-in."


def test_nothing_that_people_wrote_is_lost() -> None:
    arrival = read(pia())
    text = str(arrival.document)
    for words in ("Servers in Leeds", "Name each purpose.", "Which one?", "Ask the panel", "Of a measure that is gone",
                  "Go ahead, with a filter.", "A. Author", "D. Officer", "validated"):  # fmt: skip
        assert words in text, words
    assert "2 evaluations or comments" in said(arrival, "cnil.unplaced")
    assert said(arrival, "cnil.people")


def test_what_the_tool_keeps_for_itself_is_dropped() -> None:
    arrival = read(pia())
    everything = f"{arrival.document}{arrival.problems}"
    assert "secret-host" not in everything
    assert "An old copy" not in everything
    assert "undefined" not in everything


def test_a_revision_is_opened_and_gives_the_same_draft() -> None:
    revision = {"id": 3, "pia_id": 7, "export": json.dumps(pia()), "created_at": "2024-05-01"}
    arrival = read(revision)
    assert arrival.document == read(pia()).document
    assert said(arrival, "cnil.revision")
    assert read([pia()]).document == read(pia()).document


@pytest.mark.parametrize(
    "root, words",
    [
        ({"structure": {"id": 1, "name": "x", "data": {"sections": []}}}, "a template"),
        ({"id": 1, "name": "x", "knowledges": [{"slug": "y"}]}, "a knowledge base"),
        ({"answers": [], "measures": []}, "no 'pia'"),
        ({"pia": "text"}, "no 'pia'"),
    ],
)
def test_what_is_no_pia_is_named(root: Any, words: str) -> None:
    arrival = read(root)
    assert arrival.document is None
    assert words in said(arrival, "cnil.no-pia")


def test_several_pias_are_read_one_at_a_time() -> None:
    arrival = read([pia(), pia()], "x.pia.json")
    assert "a list of 2 things" in said(arrival, "cnil.no-pia")


def test_old_and_new_forms_of_a_value_mean_the_same() -> None:
    new = [answer(325, gauge=3), answer(326, gauge=4), answer(111, "x")]
    old = [{"reference_to": "325", "data": {"gauge": "3"}}, {"reference_to": "326", "data": {"gauge": "4"}},
           {"reference_to": "111", "data": {"text": "x", "gauge": 0}}]  # fmt: skip
    assert drafted(pia(answers=new)) == drafted(pia(answers=old))
    for blank in (0, "", None, "0", 9, -1, "high", [], {}):
        (impact,) = drafted(pia(answers=[answer(325, gauge=blank), answer(321, items=["a"])], evaluations=[])).impacts
        assert impact.stated is None


def test_questions_of_a_template_are_kept_with_their_titles() -> None:
    question = {"id": 5112, "title": "Do children understand it?", "answer_type": "text"}
    structure = {"sections": [{"id": 5, "items": [{"id": 1, "questions": [question, "?"]}]}, 7]}
    root = pia(answers=[answer(5112, "Most do."), answer(4711, "Who knows.")])
    root["pia"]["structure_data"] = structure
    kept = drafted(root).evidence[-1].says
    assert "Do children understand it?:\nMost do." in kept
    assert "Question 4711:\nWho knows." in kept


def test_attached_files_come_along_once() -> None:
    data = b"%PDF-1.4 signed"
    coded_file = f"data:application/pdf;base64,{base64.b64encode(data).decode()}"
    files = [{"id": n, "name": "a/signed.pdf", "mime_type": "application/pdf", "file": coded_file} for n in (1, 2)]
    arrival = read(pia(attachments=[*files, {"name": "broken", "file": "%%%"}]))
    assert arrival.document is not None
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    (attachment,) = arrival.document.assessment.attachments
    assert (attachment.name, attachment.size, attachment.digest) == ("a_signed.pdf", len(data), digest)
    assert arrival.attachments == {digest: data}
    assert arrival.document.assessment.evidence[-1].attachments == (attachment.id,)
    assert "'broken'" in said(arrival, "cnil.attachment")


def test_fields_that_nothing_is_known_of_are_listed() -> None:
    root = {**pia(), "extra": 1}
    root["pia"]["colour"] = "blue"
    assert said(read(root), "cnil.unread").endswith("'extra', 'pia.colour'.")


def test_the_same_file_makes_the_same_draft() -> None:
    assert read(pia()) == read(pia())


def test_a_pia_is_told_by_what_it_is() -> None:
    assert read(pia(), "anything.json").draft
    ours = write_json(read_document(b"format: 1\nassessment: {title: pia}\n", "x.yaml")[0])  # type: ignore[arg-type]
    assert not arrive(Given(ours.encode(), "x.json")).draft


@pytest.mark.parametrize(
    "data, code",
    [
        (b'{"pia":' + b"[" * 100_000, "file.too-deep"),
        (b'{"pia":{},"answers":[' + b"1," * 40_000 + b"1]}", "file.too-many-values"),
        (b'{"pia":{"name":"x"', "json.syntax"),
        (b'{"pia":{"name":"\xff"}}', "file.encoding"),
    ],
)
def test_files_made_to_hurt_are_refused(data: bytes, code: str) -> None:
    arrival = read_pia(Given(data, "x.pia.json", limits=Limits(values=20_000)))
    assert arrival.document is None
    assert code in [problem.code for problem in arrival.errors]


def test_damaged_pias_end_in_a_draft_or_in_problems() -> None:
    chance = random.Random(SEED)
    outcomes = {True: 0, False: 0}
    for number in range(400):
        data = damaged(pia(attachments=[{"name": "a", "file": "aGk="}]), chance)
        try:
            arrival = read_pia(Given(data, "x.pia.json"))
        except Exception as error:
            raise AssertionError(f"seed {SEED}, file {number}: {error!r}") from error
        outcomes[arrival.document is not None] += 1
        assert (arrival.document is None) == bool(arrival.errors), f"seed {SEED}, file {number}"
        if arrival.document is not None:
            again, problems = read_document(write_json(arrival.document).encode(), "x.json")
            assert (again is not None, problems) == (True, []), f"seed {SEED}, file {number}"
    assert min(outcomes.values()) > 0, outcomes


def damaged(root: Any, chance: random.Random) -> bytes:
    """Put a wrong value somewhere in the tree, and now and then a wrong byte somewhere in the file."""
    odd: list[Any] = [
        None,
        "",
        "0",
        -1,
        10**12,
        1.5,
        True,
        [],
        {},
        [[]],
        {"a": {}},
        "<p>\u0001</p>",
        "�" * 3,
        "3.1.",
        "\ud83d",
    ]
    for _ in range(chance.randint(1, 5)):
        here = root
        while True:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            if not keys:
                break
            key = chance.choice(keys)
            if isinstance(here[key], (dict, list)) and chance.random() < 0.8:
                here = here[key]
                continue
            here[key] = chance.choice(odd)
            break
    body = bytearray(json.dumps(root, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass"))
    if chance.random() < 0.3:
        body[chance.randrange(len(body))] = chance.randrange(256)
    return bytes(body)


def test_an_evaluation_without_a_place_is_kept() -> None:
    assessment = drafted(pia(evaluations=[evaluation("9.9", action_plan_comment="Do it", person_in_charge="Me")]))
    assert "Action plan: Do it\nResponsible: Me" in assessment.evidence[-1].says
