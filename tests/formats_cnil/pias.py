"""PIAs as the CNIL's tool exports them, with the quirks of its releases."""

from __future__ import annotations

import json
from typing import Any


def answer(
    reference: Any, text: str | None = None, gauge: Any = None, items: list[str] | None = None
) -> dict[str, Any]:
    return {
        "id": 1,
        "pia_id": 7,
        "reference_to": reference,
        "data": {"text": text, "gauge": gauge, "list": items or []},
    }


def evaluation(reference: str, **fields: Any) -> dict[str, Any]:
    return {"id": 1, "status": 0, "pia_id": 7, "reference_to": reference, "evaluation_comment": None,
            "action_plan_comment": None, "gauges": {}, "person_in_charge": None, "evaluation_date": None,
            "estimated_implementation_date": None, "global_status": 0, **fields}  # fmt: skip


def pia(**parts: Any) -> dict[str, Any]:
    """A whole PIA of a chat for children; ``parts`` replace its lists."""
    root = {
        "pia": {
            "id": 7,
            "name": "Chat of Pond Pals",
            "category": "Online game",
            "status": 2,
            "author_name": "A. Author",
            "evaluator_name": "",
            "validator_name": None,
            "dpo_status": 1,
            "dpo_opinion": "<p>Go ahead, with a filter.</p>",
            "dpos_names": "D. Officer",
            "concerned_people_searched_opinion": True,
            "concerned_people_searched_content": "undefined",
            "concerned_people_status": 0,
            "concerned_people_opinion": "<p>Children want fewer alerts.</p>",
            "people_names": "",
            "progress": 86.25,
            "is_example": 0,
            "serverUrl": "https://secret-host.example/api",
            "dbVersion": 201910230914,
            "pia": {"name": "An old copy"},
            "created_at": "2024-05-01T10:00:00.000Z",
        },
        "answers": [
            answer(111, "<p>Children chat with friends.</p><ul><li>text</li><li>stickers</li></ul>", gauge=0),
            answer("112", "The studio alone."),
            answer(121, "Messages &amp; reports"),
            answer(122, "<p>From the device to our servers.</p>"),
            answer(123, "Servers in Leeds"),
            answer(211, "Play together"),
            answer(212, "Contract"),
            answer(213, "Only what is written."),
            answer(215, "30 days"),
            answer(221, "A notice for children."),
            answer(321, items=["A stranger reads a child's messages", "A child is found"]),
            answer(322, items=["Stolen password"]),
            answer(323, items=["Other players"]),
            answer(324, items=["Encryption", "Word filter", "Locked doors"]),
            answer(325, gauge="3"),
            answer(326, gauge=2),
            answer(335, gauge=0),
            answer(341, items=["A saved game is lost"]),
            answer(345, gauge=1),
        ],
        "measures": [
            {"id": 31, "title": "Encryption", "content": "<p>In transit <b>and</b> at rest.</p>", "placeholder": "x"},
            {"id": 32, "title": "Word filter", "content": "", "created_at": None},
            {"id": 33, "title": "Word filter", "content": "A second one"},
        ],
        "evaluations": [
            evaluation("3.1.31", status=3, person_in_charge="Engineering", estimated_implementation_date="2027-03-31"),
            evaluation("3.2", action_plan_comment="<p>Two factors at log-in.</p>", gauges={"x": 3, "y": "1"}),
            evaluation("2.1.211", status=2, evaluation_comment="Name each purpose."),
            evaluation("1.1", status=3),
            evaluation("3.1.[object Object]", status=1, evaluation_comment="Which one?"),
        ],
        "comments": [
            {"id": 1, "description": "Ask the panel", "reference_to": 121, "for_measure": False},
            {"id": 2, "description": "Test it", "reference_to": 31, "for_measure": True},
            {"id": 3, "description": "Of a measure that is gone", "reference_to": 999, "for_measure": True},
        ],
    }
    return {**root, **parts}


def coded(root: Any) -> bytes:
    return json.dumps(root).encode()
