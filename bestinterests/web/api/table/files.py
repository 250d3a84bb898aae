"""Operations on files that the record names."""

from __future__ import annotations

from bestinterests.web.api.operations import BYTES, Gives
from bestinterests.web.api.shapes import files
from bestinterests.web.api.table.rows import ASSESSMENT, kept, reading, writing

FILES = (
    reading(
        "attachments",
        f"{ASSESSMENT}/attachments",
        "The files that the record names",
        "files:attachments",
        files.Attachments,
        "Papers and files",
    ),
    kept(
        reading(
            "attachment",
            f"{ASSESSMENT}/attachments/{{digest}}",
            "The bytes of a file that the record names",
            "files:attachment",
            None,
            "Papers and files",
        )._replace(gives=(Gives(200, bytes, "The bytes, to be saved and not shown.", (BYTES,)),))
    ),
    writing(
        "attach",
        "POST",
        f"{ASSESSMENT}/evidence/{{evidence}}/attachments",
        "Attach a file to an item of evidence",
        "files:attach",
        Gives(201, files.Attached, "It is attached.", headers=("Location", "ETag")),
        "Papers and files",
        more="What it is is seen from its bytes; pictures are kept without the data that cameras write into them.",
        asks=files.Attach,
        takes={BYTES: bytes},
        refuses=(409,),
        headers=("Idempotency-Key",),
        cost=5,
    ),
)
