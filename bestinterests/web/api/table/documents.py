"""Operations on the document of one assessment, what follows on it, and papers made from it."""

from __future__ import annotations

from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.formats import FORMATS
from bestinterests.web.api.operations import CHANGES, DOCUMENT, JSON, Gives, Merged
from bestinterests.web.api.shapes import files, history
from bestinterests.web.api.table.rows import ASSESSMENT, kept, reading, writing

OF_PAPERS = tuple(sorted({form.media_type for form in FORMATS.values() if form.writer}))

DOCUMENTS = (
    kept(
        reading(
            "document",
            ASSESSMENT,
            "The document of an assessment as it stands",
            "documents:document",
            Document,
            "Assessments",
            more="Its ETag is its revision, which PATCH takes as `base_revision` and PUT in If-Match.",
        )._replace(gives=(Gives(200, Document, "As it stands.", (JSON, DOCUMENT)),))
    ),
    writing(
        "change_document",
        "PATCH",
        ASSESSMENT,
        "Merge changes that were made on a revision into the record",
        "documents:change",
        Gives(200, Merged, "They are merged; `applied` says what was written.", headers=("ETag",)),
        "Assessments",
        more="Changes are merged with whatever was written since `base_revision`. Where one contradicts what somebody "
        "else wrote, the answer is 409: the record's own stands there, **all other changes are written**, and "
        "`merged.applied` says which. Each conflict is a problem, and with both values in `merged.conflicts`. Where "
        "one does not fit the revision it is said to be made on, the answer is 422 and nothing is written.",
        takes={CHANGES: history.Patch},
        refuses=(409, 410),
    ),
    writing(
        "put_document",
        "PUT",
        ASSESSMENT,
        "Put a whole document in the place of the one that was read",
        "documents:put",
        Gives(200, Merged, "It is written; `applied` says what is new.", headers=("ETag",)),
        "Assessments",
        more="What was said in reviews, advice and decisions has to be as it was read: only steps write it.",
        takes={DOCUMENT: bytes, JSON: bytes},
        refuses=(409, 412, 428),
        headers=("If-Match",),
        cost=2,
    ),
    reading(
        "evaluation",
        f"{ASSESSMENT}/evaluation",
        "What follows on the record: of the newest revision as of today, of another as of its day",
        "documents:evaluation",
        Evaluation,
        "Assessments",
        asks=history.AsOf,
        refuses=(409, 410),
        cost=2,
    ),
    reading(
        "papers",
        f"{ASSESSMENT}/papers",
        "Every file that can be made from the record",
        "documents:papers",
        files.Papers,
        "Papers and files",
    ),
    reading(
        "paper",
        f"{ASSESSMENT}/papers/{{paper}}/{{form}}",
        "A paper in one of its formats; `record` is the record itself",
        "documents:paper",
        None,
        "Papers and files",
        asks=history.AsOf,
        refuses=(409, 410),
        cost=10,
    )._replace(gives=(Gives(200, bytes, "The file.", OF_PAPERS, ("Content-Disposition",)),)),
)
