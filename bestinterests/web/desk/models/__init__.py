"""The tables of the desk: rows of the workspace's own services, and what supervisors keep beside them."""

from bestinterests.web.desk.models.kept import FORM, KEPT, PREFIX, TABLES, Kept
from bestinterests.web.desk.models.supervising import (
    NOTE,
    OWN,
    PORTFOLIO,
    WHERE,
    FollowUp,
    SavedQuestion,
    ServiceNote,
)

__all__ = [
    "FORM",
    "KEPT",
    "NOTE",
    "OWN",
    "PORTFOLIO",
    "PREFIX",
    "TABLES",
    "WHERE",
    "FollowUp",
    "Kept",
    "SavedQuestion",
    "ServiceNote",
]
