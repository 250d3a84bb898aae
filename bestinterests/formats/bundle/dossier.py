"""What an archive is made of: the assessment with what follows from it, and the bytes that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bestinterests.documents.papers import Assessed
from bestinterests.domain.evidence import Attachment
from bestinterests.domain.problem import Problem


class Dossier(NamedTuple):
    """An assessment and its files. attachments: bytes by the digest that names them (``sha256:`` and 64 hex digits).

    history: earlier versions and ledgers by file name, where there are any.
    """

    assessed: Assessed
    attachments: Mapping[str, bytes] = {}
    history: Mapping[str, bytes] = {}

    def attached(self) -> Iterator[tuple[Attachment, str, bytes]]:
        """Yield each attachment whose bytes are here, with its path in an archive."""
        for attachment in self.assessed.document.assessment.attachments:
            data = self.attachments.get(attachment.digest)
            if data is not None:
                yield attachment, path_of(attachment), data

    def missing(self) -> list[Problem]:
        """Return a warning for each attachment whose bytes are not here."""
        return [
            Problem(
                code="attachment.missing",
                path=f"assessment.attachments[{attachment.id}]",
                severity="warning",
                sentence=f"The file {attachment.name!r} of {attachment.id} was not found by its digest.",
                remedy="Name the folder that holds it with --attachments; a file changed since is another file.",
            )
            for attachment in self.assessed.document.assessment.attachments
            if attachment.digest not in self.attachments
        ]


def path_of(attachment: Attachment) -> str:
    """Return where an attachment lies in an archive: its id and what any system can take of its name."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", attachment.name).strip(".-")[-80:] or "file"
    return f"attachments/{attachment.id.replace('+', '-')}-{name}"
