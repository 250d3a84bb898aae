"""Operations on files that come in, in any format that is read."""

from __future__ import annotations

from bestinterests.formats.limits import ARCHIVE
from bestinterests.web.api.operations import BYTES, JSON, YAML, Gives, Merged, Operation
from bestinterests.web.api.shapes import lists, uploads
from bestinterests.web.api.shapes.values import Placed
from bestinterests.web.api.table.rows import ASSESSMENT, ORGANISATION, reading, writing

TAG = "Files that come in"
WITH_FILES = 50_000_000
"""Bytes of an archive with attached files; the function knows how large a file of each name may be."""
HERE, THERE = f"{ASSESSMENT}/uploads", f"{ORGANISATION}/uploads"
FORMATS = (
    "A workbook, a paper or a record that was made here comes back; tables of other tools, PIAs of the CNIL's tool and "
    "archives are read as well."
)
BEGUN = Gives(201, lists.Made, "It is begun.", headers=("Location", "ETag"))


def _dropping(name: str, path: str, does: str, who: str) -> Operation:
    says = "Let a file go that waits; one that is gone already as well"
    return writing(name, "DELETE", path, says, does, Gives(204, None, "It is gone.", ()), TAG, who=who)


UPLOADS = (
    reading(
        "uploads",
        HERE,
        "Files that wait until somebody has looked at the changes that they make",
        "uploads:uploads",
        uploads.Uploads,
        TAG,
        asks=Placed,
        who="Assessors",
    ),
    writing(
        "upload",
        "POST",
        HERE,
        "Send a file in, to be looked at; nothing is written to the record",
        "uploads:send",
        Gives(201, uploads.UploadTold, "It waits.", headers=("Location",)),
        TAG,
        more=FORMATS,
        asks=uploads.Named,
        takes={BYTES: bytes},
        refuses=(409,),
        headers=("Idempotency-Key",),
        most=WITH_FILES,
        cost=5,
    ),
    reading(
        "upload_look",
        f"{HERE}/{{upload}}",
        "What a file would change, and what it asks",
        "uploads:look",
        uploads.UploadLooked,
        TAG,
        asks=uploads.Looking,
        refuses=(409,),
        who="Assessors",
        cost=10,
    ),
    reading(
        "upload_mapping",
        f"{HERE}/{{upload}}/mapping",
        "How the columns of a table were understood, as a file to keep and correct",
        "uploads:mapping",
        None,
        TAG,
        who="Assessors",
        cost=5,
    )._replace(gives=(Gives(200, bytes, "The mapping.", (YAML,)),)),
    writing(
        "upload_map",
        "PUT",
        f"{HERE}/{{upload}}/mapping",
        "Say how the columns of a table are to be understood",
        "uploads:map_columns",
        Gives(204, None, "It is kept; look again.", ()),
        TAG,
        takes={YAML: bytes},
        refuses=(409,),
        most=200_000,
    ),
    writing(
        "upload_merge",
        "POST",
        f"{HERE}/{{upload}}/merge",
        "Merge what a file says into the record, as one line; then the file goes",
        "uploads:bring_in",
        Gives(200, Merged, "It is merged; `applied` says what was written.", headers=("ETag",)),
        TAG,
        more="Every question needs an answer, else the answer is 409 and nothing is written.",
        takes={JSON: uploads.BringIn},
        refuses=(409, 410),
        cost=10,
    ),
    _dropping("upload_drop", f"{HERE}/{{upload}}", "uploads:drop", "Assessors"),
    writing(
        "file",
        "POST",
        THERE,
        "Send a file in, to begin an assessment with it once it was looked at",
        "beginning:send",
        Gives(201, uploads.UploadTold, "It waits.", headers=("Location",)),
        TAG,
        more=f"{FORMATS} One that the same person sent before, and did not begin with, goes.",
        asks=uploads.Named,
        takes={BYTES: bytes},
        headers=("Idempotency-Key",),
        who="Assessors",
        most=ARCHIVE.size,
        cost=5,
    ),
    reading(
        "file_look",
        f"{THERE}/{{file}}",
        "What a file would begin an assessment with",
        "beginning:look",
        uploads.FileLooked,
        TAG,
        who="The assessor who sent it",
        cost=5,
    ),
    writing(
        "file_begin",
        "POST",
        f"{THERE}/{{file}}/begin",
        "Begin an assessment with what a file brings; then the file goes",
        "beginning:begin",
        BEGUN,
        TAG,
        takes={JSON: uploads.BeginWith},
        refuses=(409,),
        headers=("Idempotency-Key",),
        who="The assessor who sent it",
        cost=5,
    ),
    _dropping("file_drop", f"{THERE}/{{file}}", "beginning:drop", "The assessor who sent it"),
    writing(
        "copy_sample",
        "POST",
        f"{ORGANISATION}/copies",
        "Begin an assessment of one's own from a sample, to be tried on; it stays fictional, and is in no count",
        "beginning:copy",
        BEGUN,
        "Assessments",
        takes={JSON: uploads.Copy},
        refuses=(409,),
        headers=("Idempotency-Key",),
        who="Assessors",
        cost=5,
    ),
)
