"""Operations on the history of an assessment."""

from __future__ import annotations

from bestinterests.domain.document import Document
from bestinterests.web.api.operations import CHANGES, DOCUMENT, JSON, Gives
from bestinterests.web.api.shapes import history
from bestinterests.web.api.table.rows import ASSESSMENT, kept, reading

HISTORY = (
    reading(
        "history",
        f"{ASSESSMENT}/history",
        "Lines of the history, the newest first",
        "history:history",
        history.Lines,
        "History",
        asks=history.Before,
    ),
    reading(
        "history_line",
        f"{ASSESSMENT}/history/{{revision}}",
        "A line of the history with its change set",
        "history:line",
        history.LineTold,
        "History",
    ),
    kept(
        reading(
            "document_as_of",
            f"{ASSESSMENT}/revisions/{{revision}}",
            "The document as it stood after a line",
            "documents:as_of",
            Document,
            "History",
            refuses=(410,),
        )._replace(gives=(Gives(200, Document, "As it stood.", (JSON, DOCUMENT)),))
    ),
    reading(
        "changes",
        f"{ASSESSMENT}/changes",
        "What changed between two revisions, in the form that PATCH takes",
        "documents:between",
        history.Patch,
        "History",
        asks=history.Between,
        refuses=(410,),
    )._replace(gives=(Gives(200, history.Patch, "The changes.", (CHANGES, JSON)),)),
)
