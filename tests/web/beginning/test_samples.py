"""The samples that come with the product: loaded once, kept as the files say, read by all, written by nobody."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bestinterests.documents.inline import Mark
from bestinterests.domain.problem import Refused
from bestinterests.formats.samples import CHECKOUT, samples
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.evaluating import catch_up
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment, Sample, Total, Writer
from bestinterests.web.assessments.people import PRODUCT, actor_of
from bestinterests.web.assessments.queries import samples as listed_samples
from bestinterests.web.assessments.queries import totals, totals_in
from bestinterests.web.assessments.samples import copy_sample, load_samples
from bestinterests.web.assessments.verifying import verify_assessment
from tests.web.cast import AT
from tests.web.requests import text

pytestmark = pytest.mark.django_db

ON = AT.date()
LATER = AT + dt.timedelta(days=1)


@pytest.fixture
def loaded(cast):
    """The samples of this release."""
    load_samples(AT)
    return Assessment.objects.filter(sample__isnull=False)


@pytest.fixture
def copied(tmp_path) -> list[Path]:
    """The files of the samples, to be changed."""
    found = []
    for path in samples():
        found.append(tmp_path / path.name)
        found[-1].write_bytes(path.read_bytes())
    return found


def test_the_examples_of_the_checkout_are_the_samples():
    assert [path.parent for path in samples()] == [CHECKOUT] * 4


def test_samples_are_loaded_once_by_the_product_with_what_lists_show(loaded):
    organisation = Organisation.objects.get(is_sample=True)
    assert (organisation.name, organisation.memberships.count()) == ("Samples", 0)
    assert loaded.count() == 4
    assert all(row.fictional and row.organisation == organisation for row in loaded)
    bramble = loaded.get(sample__name="bramble-badger")
    (line,) = history(read(bramble.pk))
    assert (line.name, line.done, line.words) == (PRODUCT.name, "began the assessment", "bramble-badger.bia.yaml")
    row = next(each for each in listed_samples(ON) if each.public_id == bramble.public_id)
    assert (row.kind, row.impacts, row.measures, row.completeness) == ("connected toy", 26, 11, "Finished")
    assert row.bands[0] == ("0–5", Mark("harm", "critical", "critical"), Mark("benefit", "high", "high"), "")
    assert row.bands[4] == ("16–17", None, None, "not-applicable")
    assert verify_assessment(bramble.pk).state == "intact"


def test_a_second_start_writes_nothing_and_reads_no_file_of_a_document(loaded):
    before = list(loaded.order_by("pk").values("revision", "updated_at"))
    with CaptureQueriesContext(connection) as queries:
        assert load_samples(LATER) == 0
    assert len(queries) == 1
    assert list(loaded.order_by("pk").values("revision", "updated_at")) == before
    assert Organisation.objects.filter(is_sample=True).count() == 1


def test_a_release_that_changes_a_sample_writes_one_line_into_its_history(cast, copied):
    load_samples(AT, copied)
    file = next(path for path in copied if path.name.startswith("bramble"))
    changed = file.read_text(encoding="utf-8").replace("Feelings without a score", "Feelings, never with a score")
    file.write_text(changed, encoding="utf-8")
    assert load_samples(LATER, copied) == 1
    assert load_samples(LATER, copied) == 0
    row = Assessment.objects.get(sample__name="bramble-badger")
    assert [(row.revision, row.evaluated), Sample.objects.get(name="bramble-badger").assessment_id] == [(2, 2), row.pk]
    line = history(read(row.pk))[0]
    assert (line.name, line.kind) == (PRODUCT.name, "assessment.brought_in")
    assert [(each.item, each.field) for each in line.differences] == [("measures M06", "title")]
    assert not Assessment.objects.exclude(pk=row.pk).filter(revision__gt=1).exists()
    assert verify_assessment(row.pk).state == "intact"


def test_an_item_that_a_release_takes_out_of_a_sample_goes(cast, copied):
    load_samples(AT, copied)
    file = next(path for path in copied if path.name.startswith("bramble"))
    before = read(Assessment.objects.get(sample__name="bramble-badger").pk).document
    text_ = file.read_text(encoding="utf-8")
    start = text_.index("  tensions:")
    end = text_.index("\n  ", start + 12)
    while text_[end + 3] in " -":
        end = text_.index("\n  ", end + 1)
    file.write_text(text_[:start] + text_[end + 1 :], encoding="utf-8")
    load_samples(LATER, copied)
    after = read(Assessment.objects.get(sample__name="bramble-badger").pk).document
    assert (len(before.assessment.tensions), len(after.assessment.tensions)) == (5, 0)


def test_a_sample_that_no_file_speaks_of_any_more_stays(cast, copied):
    load_samples(AT, copied)
    assert load_samples(LATER, copied[1:]) == 0
    assert Sample.objects.count() == 4


def test_a_file_that_is_no_document_stops_the_start_and_leaves_nothing_half(cast, copied):
    copied[2].write_text("format: [", encoding="utf-8")
    with pytest.raises(Refused):
        load_samples(AT, copied)
    assert not Assessment.objects.exists()


def test_samples_are_in_no_count(loaded, cast):
    assert totals(cast.organisation) == {}
    assert totals_in([cast.organisation.pk, Organisation.objects.get(is_sample=True).pk]) == {}
    assert set(Total.objects.values_list("fictional", flat=True)) == {True}


def test_everybody_who_is_signed_in_reads_a_sample_and_nobody_writes_to_it(loaded, signed):
    address = reverse("assessments:overview", args=[loaded.first().public_id])
    for who in ("assessor", "outsider", "nowhere"):
        page = signed(who).get(address)
        assert page.status_code == 200
        assert "Fictional sample" in text(page)
    assert (
        signed("assessor").get(f"/organisations/{loaded.first().organisation.public_id}/assessments/").status_code
        == 404
    )


def test_samples_are_shown_to_everybody_and_copied_by_assessors(loaded, signed, django_assert_max_num_queries):
    loaded.update(evaluated_on=timezone.localdate())
    for who, offered in (("assessor", True), ("observer", False), ("nowhere", False)):
        client = signed(who)
        with django_assert_max_num_queries(9):
            page = client.get("/samples/")
        said = text(page)
        assert "Bramble" in said
        assert "Larkspur Lane" in said
        assert ("Copy one to try" in said) is offered


def test_without_samples_the_page_says_where_they_come_from(signed):
    assert "There are no samples on this server." in text(signed("assessor").get("/samples/"))


def test_a_copy_is_an_ordinary_fictional_assessment_of_ones_own(loaded, signed, cast):
    sample = loaded.get(sample__name="larkspur-lane")
    address = reverse("assessments:sample_copy", args=[cast.organisation.public_id, sample.public_id])
    page = signed("assessor").post(address, follow=True)
    assert "This copy is yours to try things on." in text(page)
    copy = Assessment.objects.get(organisation=cast.organisation)
    assert copy.title.endswith("(a copy to try)")
    assert copy.fictional
    assert totals(cast.organisation) == {}
    assert Writer.objects.get(assessment=copy).person == cast.people["assessor"].public_id
    before, after = read(sample.pk).document, read(copy.pk).document
    assert after.assessment.impacts == before.assessment.impacts
    assert signed("assessor").post(address.replace(sample.public_id, copy.public_id)).status_code == 404


def test_a_copy_keeps_its_own_course_when_a_release_changes_the_sample(cast, copied):
    load_samples(AT, copied)
    sample = Assessment.objects.get(sample__name="bramble-badger")
    actor = actor_of(standings_of(cast.people["assessor"])[0])
    copy = copy_sample(sample=sample, organisation=cast.organisation, actor=actor, at=AT)
    file = next(path for path in copied if path.name.startswith("bramble"))
    file.write_text(file.read_text(encoding="utf-8").replace("Feelings without", "Feelings with no"), encoding="utf-8")
    load_samples(LATER, copied)
    copy.refresh_from_db()
    assert copy.revision == 1


def test_a_start_works_out_what_a_release_before_did_not_show(loaded):
    loaded.update(evaluated=0, evaluated_on=None, kind="", impacts=0, due=[], small_profile=[], now_worst="")
    catch_up(ON)
    row = loaded.get(sample__name="bramble-badger")
    assert (row.kind, row.impacts, row.now_worst, len(row.small_profile)) == ("connected toy", 26, "stop", 5)
    assert row.due[0][0] == "M06"
