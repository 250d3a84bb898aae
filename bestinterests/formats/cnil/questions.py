"""The questions of a CNIL PIA by their ids, with short names of our own, and where each answer goes.

Ids and their sections are those of the tool's built-in questionnaire; a PIA made from a template may hold more.
"""

from __future__ import annotations

from typing import NamedTuple

SCALE = "CNIL PIA, 1 to 4"
"""Name under which the tool's own levels are kept; none is turned into one of ours."""
LEVELS = {1: "1 negligible", 2: "2 limited", 3: "3 important", 4: "4 maximum"}
"""The tool's levels of severity and likelihood; 0, blank and missing all mean that nobody scored."""


class Question(NamedTuple):
    """A question that is answered with text: its name, and where the answer goes.

    place: ``service.<field>``, ``activity.<field>``, ``dpia.<field>``, or blank for what is kept as evidence.
    """

    name: str
    place: str = ""


QUESTIONS: dict[int, Question] = {
    111: Question("The processing in short", "service.description"),
    112: Question("Responsibilities", "activity.role_note"),
    113: Question("Standards that apply", "dpia.industry-codes"),
    121: Question("Data", "activity.data"),
    122: Question("Life cycle of the data", "dpia.nature"),
    123: Question("Supporting assets"),
    211: Question("Purposes", "activity.purpose"),
    212: Question("Lawful basis", "activity.lawful_basis_note"),
    213: Question("Only the data that are needed", "dpia.necessity"),
    214: Question("Accuracy", "dpia.necessity"),
    215: Question("Retention", "activity.retention"),
    221: Question("What people are told", "dpia.necessity"),
    222: Question("Consent", "dpia.necessity"),
    223: Question("Access and portability", "dpia.necessity"),
    224: Question("Rectification and erasure", "dpia.necessity"),
    225: Question("Restriction and objection", "dpia.necessity"),
    226: Question("Processors", "activity.processors"),
    227: Question("Transfers", "activity.transfers"),
}


class Risk(NamedTuple):
    """One of the three risks of the tool: its item, the first of its six question ids, and its name."""

    item: str
    first: int
    name: str


RISKS = (
    Risk("3.2", 321, "Illegitimate access to data"),
    Risk("3.3", 331, "Unwanted modification of data"),
    Risk("3.4", 341, "Disappearance of data"),
)
LISTS = ("Impacts", "Threats", "Sources")
"""What the first three questions of a risk list; the fourth lists measures, then come severity and likelihood."""

SECTIONS = {"1.1": "Context: overview", "1.2": "Context: data", "2.1": "Proportionality", "2.2": "Rights of people",
            "3.1": "Measures", "3.5": "Overview of risks"}  # fmt: skip
"""Names of the items to which an evaluation may refer, beside the three risks."""

PEOPLE = {"author_name": "Author of the PIA", "evaluator_name": "Evaluator of the PIA",
           "validator_name": "Validator of the PIA", "dpos_names": "Data protection officer"}  # fmt: skip
"""Names that a PIA holds, and the role of each in a draft."""
