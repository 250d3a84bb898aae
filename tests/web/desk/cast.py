"""Services for the desk: from the examples, no samples, with their rows kept; and many laid out by their rows alone."""

from __future__ import annotations

import datetime as dt

import msgspec
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.domain.document import FORMAT, Document
from bestinterests.portfolio.rows import Age, Count, Place, Standing, Version
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create_from
from bestinterests.web.assessments.models import TITLE, Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.snapshot import document_bytes
from bestinterests.web.desk.actions.keeping import bring_up_to_date
from bestinterests.web.desk.models import KEPT, TABLES
from bestinterests.web.ledger.models import Ledger
from bestinterests.workflow.course import Course
from tests.web.assessments.cast import example

EXAMPLES = ("puddlehop-islands", "larkspur-lane", "bramble-badger", "harbour-classroom")
DAY = dt.date(2026, 5, 1)
BLANK, COURSE = document_bytes(Document(format=FORMAT)), msgspec.json.encode(Course())


def actor(cast, role="assessor"):
    return actor_of(standings_of(cast.people[role])[0])


def service(cast, name, *, who="assessor", where=None, **values):
    """A service that is no sample, from an example. values: of the record."""
    held = example(name)
    changed = replace(held, assessment=replace(held.assessment, **{"fictional": False, **values}))
    by = actor(cast, who)
    return create_from(organisation=where or cast.organisation, document=changed, actor=by, at=timezone.now())


def kept(count=100):
    """Bring the rows up to today."""
    return bring_up_to_date(timezone.localdate(), count)


def held_of(organisation):
    """The rows that are kept of an organisation, as the structs of a portfolio, by table; nothing from elsewhere."""
    found = {"facts": [], "taken": []}
    for struct in KEPT:
        rows = TABLES[struct.table].objects.filter(holder=organisation).values(*struct.__struct_fields__)
        found[struct.table] = [struct(**row) for row in rows]
    return found


def many(organisation, number, *, name="Service", sector="mobile game"):
    """So many services, each with one right looked at for one age, laid out by their rows alone."""
    at = timezone.now()
    ledgers = Ledger.objects.bulk_create(
        [
            Ledger(
                public_id=f"{organisation.pk:06}{at_:020}", kind="assessment", subject=f"{organisation.pk:06}{at_:020}"
            )
            for at_ in range(number)
        ],
        batch_size=500,
    )
    made = Assessment.objects.bulk_create(
        [
            Assessment(
                public_id=f"{organisation.pk:06}{at_:020}",
                organisation=organisation,
                ledger=ledger,
                head=BLANK,
                course=COURSE,
                revision=1,
                state="draft",
                title=f"{name} {at_}"[:TITLE],
                updated_at=at,
            )
            for at_, ledger in enumerate(ledgers)
        ],
        batch_size=500,
    )
    for at_, row in enumerate(made):
        row.key = f"maker/{at_:06}"
    for struct, rows in (
        (Version, [_version(row, f"{name} {at_}", at_) for at_, row in enumerate(made)]),
        (Standing, [_standing(row, sector) for row in made]),
        (Age, [Age(version=row.pk, band="10-12", in_scope=True, heard="no", verdict="stop") for row in made]),
        (Place, [Place(version=row.pk, right="article-16", band="10-12", state="judged") for row in made[::2]]),
        (Count, [_count(row.pk) for row in made[::4]]),
    ):
        model = TABLES[struct.table]
        lines = [model(holder=organisation, version_id=row.version, **_without_version(row, struct)) for row in rows]
        model.objects.bulk_create(lines, batch_size=300)
    return made


def _without_version(row, struct):
    return {name: getattr(row, name) for name in struct.__struct_fields__ if name != "version"}


def _version(row, name, at):
    return Version(
        version=row.pk, content="", original="", format=1, source="workspace", name=row.public_id, taken_on=DAY,
        service=row.key, service_name=name, organisation="Maker", day=DAY, finished=bool(at % 3),
        now_worst="stop", now_best="stop",
    )  # fmt: skip


def _standing(row, sector):
    return Standing(version=row.pk, service=row.key, sector=sector, place=1, versions=1, is_current=True)


def _count(version):
    levels = dict.fromkeys(("before", "now", "expected", "before_ico", "now_ico", "expected_ico"), 4)
    others = dict.fromkeys(("now_other", "expected_other", "effects", "once"), 1)
    return Count(
        version=version, pattern="chat", right="article-16", band="10-12", direction="harm", **levels, **others
    )
