"""The tables of assessments: the head document with what lists need of it, drafts of what is being typed, uploads."""

from bestinterests.web.assessments.models.apart import CLOSED, RUNNING, SHOWN, RatingRound, SealedRating
from bestinterests.web.assessments.models.assessment import (
    BEHIND,
    FIRST_DAY,
    LAST_DAY,
    LAST_RANK,
    TITLE,
    VERDICTS,
    Assessment,
    Awaited,
    Sample,
    Submission,
)
from bestinterests.web.assessments.models.comments import COMMENT, Comment, Mention, Thread
from bestinterests.web.assessments.models.counts import (
    Contribution,
    Count,
    CountedUnder,
    Deadline,
    ServiceKind,
)
from bestinterests.web.assessments.models.kept import AttachedFile, Total
from bestinterests.web.assessments.models.origins import GONE, FeatureReading, Origin
from bestinterests.web.assessments.models.outside import PURPOSE, Grant, Opening
from bestinterests.web.assessments.models.people import PLACE, Download, Draft, Participant, Upload, Writer

__all__ = [
    "BEHIND",
    "CLOSED",
    "COMMENT",
    "FIRST_DAY",
    "GONE",
    "LAST_DAY",
    "LAST_RANK",
    "PLACE",
    "PURPOSE",
    "RUNNING",
    "SHOWN",
    "TITLE",
    "VERDICTS",
    "Assessment",
    "AttachedFile",
    "Awaited",
    "Comment",
    "Contribution",
    "Count",
    "CountedUnder",
    "Deadline",
    "Download",
    "Draft",
    "FeatureReading",
    "Grant",
    "Mention",
    "Opening",
    "Origin",
    "Participant",
    "RatingRound",
    "Sample",
    "SealedRating",
    "ServiceKind",
    "Submission",
    "Thread",
    "Total",
    "Upload",
    "Writer",
]
