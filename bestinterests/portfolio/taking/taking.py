"""What is taken in of one version: the record, what follows from it, and where it came from."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.publication import Publication
from bestinterests.packs.framework import Framework

Source = Literal["document", "bundle", "workbook", "publication", "workspace"]
Whose = Literal["provider", "other", "table"]


class Taking(msgspec.Struct, frozen=True, kw_only=True):
    """One version, ready to be laid out as rows.

    evaluation: what follows from it; None where nothing was evaluated. framework: of its packs; None where they are not
    here, and then nothing is counted. publication: where it was published, for who publishes and decided.
    The other fields are those of ``rows.Version``: where it came from, and whose reading it is. service: key of the
    service where whoever calls knows it; blank to make it from the names.
    """

    document: Document
    evaluation: Evaluation | None = None
    framework: Framework | None = None
    publication: Publication | None = None
    version: int
    content: str
    original: str
    format: int = 1
    source: Source = "document"
    name: str = ""
    inside: str = ""
    taken_on: dt.date
    whose: Whose = "provider"
    service: str = ""
