"""Why something may not be done with a survey, each with its sentence and who could help."""

from __future__ import annotations

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.refusals import Wording, worded

_KEYS = "Whoever runs this server: bestinterests keys make"

SURVEY_REFUSALS: dict[str, Wording] = {
    "survey.closed": Wording("This survey has closed. Nothing more is asked in it; make another."),
    "survey.no-keys": Wording("There are no keys on this server under which words could be kept.", _KEYS),
    "survey.locked": Wording("What this sitting holds cannot be read: it was erased, or its key is not here.", _KEYS),
    "survey.no-cover": Wording(
        "From 13, children write in their own words, and somebody has to read them. Missing: {missing}.",
        "An administrator, or the data protection officer.",
    ),
    "survey.no-lead": Wording("What children wrote is read first by the safeguarding lead alone.", "An administrator."),
    "survey.fewer-permissions": Wording(
        "More children than permissions of adults. The consultation does not say that none is needed."
    ),
    "survey.other-band": Wording("This survey does not ask that age."),
    "survey.fewer-forms": Wording("Forms that were sent cannot be taken back."),
}
"""Every refusal about surveys, by code."""


def refused(code: str, **words: str) -> Refusal:
    """The refusal with its words filled in. Raises KeyError for a code or a word that is not in the table."""
    return worded(SURVEY_REFUSALS, code, words)
