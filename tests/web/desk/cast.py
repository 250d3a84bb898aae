"""Services for the desk: from the examples, no samples, with their rows kept; and many laid out by their rows alone."""

from __future__ import annotations

from django.utils import timezone
from msgspec.structs import replace

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create_from
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.desk.actions.keeping import bring_up_to_date
from tests.web.assessments.cast import example

EXAMPLES = ("puddlehop-islands", "larkspur-lane", "bramble-badger", "harbour-classroom")


def actor(cast, role="assessor"):
    return actor_of(standings_of(cast.people[role])[0])


def service(cast, name, **values):
    """A service that is no sample, from an example. values: of the record."""
    held = example(name)
    changed = replace(held, assessment=replace(held.assessment, **{"fictional": False, **values}))
    return create_from(organisation=cast.organisation, document=changed, actor=actor(cast), at=timezone.now())


def kept(count=100):
    """Bring the rows up to today."""
    return bring_up_to_date(timezone.localdate(), count)
