"""What a webhook can be told of: groups of the events that ledgers of assessments hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bestinterests.workflow.events import EVENTS


class Topic(NamedTuple):
    """A group of events. name: as a form offers it. says: what is in it."""

    name: str
    says: str


TOPICS: dict[str, Topic] = {
    "work": Topic("Work on the record", "begun, edited, brought in, upgraded, rated, an action worked on"),
    "review": Topic(
        "Review",
        "submitted or taken back, a round opened, views and advice given, an interest declared, sent back, "
        "documents named for a reader outside, and ended",
    ),
    "decision": Topic("Decision", "proposed, signed, decided, dissent, replaced, withdrawn, the next draft opened"),
    "publication": Topic("Publication", "published for everybody to read, withdrawn"),
    "removal": Topic("Removal", "content removed lawfully: delete your copy too"),
}
"""Every topic by its key, in the order of the form."""

_STEPS = {
    "assessment.submitted": "review",
    "assessment.recalled": "review",
    "assessment.returned": "review",
    "assessment.screened_out": "decision",
    "assessment.decided": "decision",
    "assessment.superseded": "decision",
    "assessment.withdrawn": "decision",
    "assessment.draft_opened": "decision",
    "dissent.recorded": "decision",
    "content.removed": "removal",
}
_GROUPS = {"review": "review", "advice": "review", "interest": "review", "reading": "review"}
_GROUPS |= {"decision": "decision", "publication": "publication"}
TEST = "webhook.test"
"""The kind of a message that only shows that it arrives."""


def topic_of(kind: str) -> str:
    """The topic of an event; whatever is in no other group is work on the record."""
    return _STEPS.get(kind) or _GROUPS.get(kind.partition(".")[0], "work")


def kinds_of(topics: Iterable[str]) -> frozenset[str]:
    """The events of some topics."""
    wanted = set(topics)
    return frozenset(kind for kind in EVENTS if topic_of(kind) in wanted)
