"""Features of an assessment: begun from patterns, moved along the journey, and data activities copied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.beginning import features_of, unknown_patterns
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.actions.editing import Arriving, Brought, Unreadable, bring
from bestinterests.web.assessments.identifying.features import moved
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.workflow.people import Actor


def add_patterns(
    *, assessment: Assessment, base_revision: int, patterns: Sequence[str], key: str, actor: Actor, at: dt.datetime
) -> Brought:
    """Add a feature for each pattern, with the kinds of data activity that it brings and its questions as a note.

    key: names what is added, so that the same form sent twice adds it once. Nothing is rated, and no evidence comes
    along. Raises Refusing where the person may not write, Refused for a pattern that the framework does not have.
    """

    def begun(held: Judged, base: Document) -> Judged:
        framework = framework_of(base)
        if problems := unknown_patterns(framework, patterns):
            raise Refused(problems)
        features, activities = features_of(framework, patterns, f"F+{key}-{{}}", f"D+{key}-{{}}")
        return msgspec.structs.replace(
            held, features=(*held.features, *features), data_activities=(*held.data_activities, *activities)
        )

    return _edited(assessment, base_revision, begun, actor, at)


def move_feature(
    *, assessment: Assessment, base_revision: int, feature: str, step: int, actor: Actor, at: dt.datetime
) -> Brought:
    """Move a feature so many places along the journey: only order keys change. Raises Refusing.

    A feature that is not there any more stays gone: nothing is written.
    """

    def placed(held: Judged, _: Document) -> Judged:
        if feature not in {each.id for each in held.features}:
            return held
        keys = moved(held.features, feature, step).keys
        features = tuple(
            msgspec.structs.replace(each, order=keys[each.id]) if each.id in keys else each for each in held.features
        )
        return msgspec.structs.replace(held, features=features)

    return _edited(assessment, base_revision, placed, actor, at)


def copy_activity(
    *, assessment: Assessment, base_revision: int, activity: str, key: str, actor: Actor, at: dt.datetime
) -> Brought:
    """Add a data activity that says what another one says. key: a provisional key, as ``D+w-1``. Raises Refusing."""

    def copied(held: Judged, _: Document) -> Judged:
        found = [msgspec.structs.replace(each, id=key) for each in held.data_activities if each.id == activity]
        return msgspec.structs.replace(held, data_activities=(*held.data_activities, *found))

    return _edited(assessment, base_revision, copied, actor, at)


def _edited(
    assessment: Assessment,
    base_revision: int,
    change: Callable[[Judged, Document], Judged],
    actor: Actor,
    at: dt.datetime,
) -> Brought:
    def edited(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        return msgspec.structs.replace(base, assessment=change(base.assessment, base)), ()

    arrival = Arriving(base_revision, edited, "assessment.edited", "", actor, at, lambda _: None)
    try:
        return bring(assessment.pk, arrival)
    except Unreadable:
        # What the page showed was removed lawfully since: it is done on the record as it stands.
        return bring(assessment.pk, arrival._replace(base_revision=read(assessment.pk).revision))
