"""What is asked about the code's obligations, the law's matters, the minimum list of harms, and texts for readers."""

from __future__ import annotations

from bestinterests.documents.report.standards import ANSWER
from bestinterests.domain.conformity import AudienceText, HarmAnswer, MatterAnswer, ObligationAnswer
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet, nature


def _obligation(first: str) -> Sheet:
    return Sheet(
        ObligationAnswer,
        (
            Part(
                "",
                (
                    Asked("answer", "Is it met today?", first=first, says=ANSWER),
                    Asked("reason", "How, or why not?", "Or why it does not apply.", rows=3),
                    Asked("features", "Features concerned", "None means the service."),
                    Asked("measures", "Measures that will meet it"),
                    Asked("evidence", "Evidence"),
                ),
            ),
        ),
    )


OBLIGATION = _obligation("Not answered")
ANSWERED = _obligation("")
"""An obligation with an answer, which may be another one but not none."""
MATTER = Sheet(
    MatterAnswer, (Part("", (Asked("how", "How did it shape the measures?"), Asked("measures", "Which measures?"))),)
)
HARM = Sheet(
    HarmAnswer,
    (
        Part(
            "",
            (
                Asked("answer", "Could it?"),
                Asked("reason", "If not: why not? Else: what is known?", rows=3),
                Asked("impacts", "Which effects record it?"),
            ),
        ),
    ),
)
TEXT = Sheet(
    AudienceText,
    (
        Part(
            "",
            (
                Asked("text", "The text", "Written by a person. Nobody's software writes it.", rows=10),
                Asked("by", "Which role wrote it?"),
                Asked("tested", "Tested with whom, and when?", "While this is blank it is shown as a draft."),
            ),
        ),
    ),
)


def by_ids(sheet: Sheet) -> Sheet:
    """The same sheet with ids typed where there would be boxes: for records that hold so many items that a page of
    boxes for each question would be too long to use.
    """
    parts = (part._replace(fields=tuple(_typed(sheet, each) for each in part.fields)) for part in sheet.parts)
    return sheet._replace(parts=tuple(parts))


def _typed(sheet: Sheet, each: Asked | str) -> Asked:
    asked = each if isinstance(each, Asked) else Asked(each)
    of = nature(sheet.kind, asked.name)
    if not (of.many and of.refers):
        return asked
    return asked._replace(control="lines", rows=1, hint=f"By id, such as {of.refers}01, with spaces between.")
