"""What a record itself states, in the few fields against which evidence from elsewhere can be held."""

from __future__ import annotations

from typing import ClassVar

from bestinterests.portfolio.rows.row import Row


class Statement(Row, frozen=True, kw_only=True):
    """One thing that the record states. What has no row here is not stated: it is neither yes nor no.

    field: one of ``evidence.statements.FIELDS``. about: the band, pattern, practice, activity or obligation; blank for
    fields of the service as a whole. says: yes, no, or the text of the answer. sentence: what the record says, as it
    is printed. items: ids of what says so, joined by blanks.
    """

    table: ClassVar[str] = "statements"

    field: str
    about: str
    says: str
    sentence: str
    items: str = ""
