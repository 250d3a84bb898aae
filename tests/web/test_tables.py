"""The tables are those of the migrations, each migration has a name, and people are once."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from bestinterests import web
from bestinterests.web.accounts.ids import ALPHABET, LENGTH, new_id
from bestinterests.web.accounts.models import Beginning, HeldRole, Membership, User
from tests.web.cast import AT

MIGRATIONS = sorted(Path(web.__file__).parent.glob("*/migrations/[0-9]*.py"))


def test_this_run_is_on_the_database_that_was_asked_for(db, settings):
    assert connection.vendor == settings.CHOSEN


def test_no_migration_is_missing(db):
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_migration_is_named_by_what_it_does(path):
    assert re.match(r"\d{4}_(make|add|fill|remove|guard|rename)_[a-z_]+$", path.stem)
    assert len(list(path.parent.glob(f"{path.stem[:4]}_*"))) == 1


@pytest.mark.parametrize(
    "broken",
    [
        lambda cast: User.objects.create(public_id="x", email="AMARA@example.org", display_name="A", joined_at=AT),
        lambda cast: Membership.objects.create(
            organisation=cast.organisation, person=cast.people["assessor"], joined_at=AT
        ),
        lambda cast: HeldRole.objects.create(membership=Membership.objects.first(), role="cook"),
        lambda cast: Beginning.objects.create(id=2, at=AT),
    ],
    ids=["e-mail", "member", "role", "beginning"],
)
def test_the_database_itself_refuses(cast, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        broken(cast)


def test_ids_sort_by_time_and_can_be_read_aloud():
    ids = [new_id(AT.replace(microsecond=1000 * at)) for at in range(50)]
    assert ids == sorted(ids)
    assert len({new_id(AT) for _ in range(1000)}) == 1000
    assert all(len(made) == LENGTH and set(made) <= set(ALPHABET) for made in ids)
