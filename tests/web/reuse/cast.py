"""Two services with a chat each: one that is written out, one into which things are taken over."""

from __future__ import annotations

from django.utils import timezone
from msgspec.structs import replace

from bestinterests.domain.digest import assessment_digest  # noqa: F401  # the digest that reviews name
from bestinterests.domain.evidence import Attachment, Evidence
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.measure import Measure
from bestinterests.formats.bundle.manifest import digest
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.models import Assessment, AttachedFile, Origin
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.reuse.taking import Asked, take_over
from tests.web.exchange.cast import written
from tests.web.identify.stock import assessor, page

FILE = b"week,complaints\n1,3\n"


def judged(*levels):
    scales = ("severity", "likelihood")
    return Slot(
        agreed=tuple(Judgement(scale=s, level=level, reason="Seen.") for s, level in zip(scales, levels, strict=True))
    )


def chat(cast, title="Wave Pals", where=None, actor=None):
    """A service with a chat in which strangers write, with what is done about it and what it rests on."""
    row = create(
        organisation=where or cast.organisation,
        title=title,
        patterns=("chat",),
        actor=actor or assessor(cast),
        at=timezone.now(),
    )
    if where is None:
        written(cast, row, _filled)
        AttachedFile.objects.create(assessment=row, digest=digest(FILE), content=FILE)
    return fresh(row)


def _filled(document):
    held = document.assessment
    feature = replace(held.features[0], description="Children write to one another.", note="")
    impact = Impact(
        id="I01",
        title="Strangers write",
        features=("F01",),
        right="article-19",
        bands=("10-12", "13-15"),
        direction="harm",
        mechanism="Because anybody may write, a child can be approached.",
        before=judged("serious", "likely"),
        evidence=("E01",),
    )
    file = Attachment(id="A01", name="complaints.csv", media_type="text/csv", size=len(FILE), digest=digest(FILE))
    return replace(
        document,
        assessment=replace(
            held,
            features=(feature,),
            impacts=(impact,),
            measures=(Measure(id="M01", title="Friends only", status="tested", acts_on=("I01",)),),
            evidence=(Evidence(id="E01", title="Complaints of a year", says="Three a week.", attachments=("A01",)),),
            attachments=(file,),
        ),
    )


def fresh(row):
    return Assessment.objects.select_related("organisation", "ledger").get(pk=row.pk)


def taken(cast, target, source, item="F01", **asked):
    """Taken over by the assessor of the story."""
    return take_over(
        assessment=target,
        source=fresh(source),
        asked=Asked(item, **asked),
        key=f"t-{item}-{fresh(target).revision}",
        actor=assessor(cast),
        at=timezone.now(),
    )


def rewritten(cast, row, collection, item, **values):
    """An item of an assessment with other values."""

    def other(document):
        items = tuple(
            replace(each, **values) if each.id == item else each for each in getattr(document.assessment, collection)
        )
        return replace(document, assessment=replace(document.assessment, **{collection: items}))

    written(cast, fresh(row), other)


def origin(target, item):
    return Origin.objects.get(assessment=target, item=item)


def outsider(cast):
    return actor_of(standings_of(cast.people["outsider"])[0])


__all__ = ["FILE", "chat", "fresh", "origin", "outsider", "page", "rewritten", "taken"]
