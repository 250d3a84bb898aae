"""Doors of publishing and of the register. The assessment of the story is a draft; a publication of it is laid in."""

from __future__ import annotations

from django.utils import timezone
from msgspec.structs import replace

from bestinterests.formats.publications import read_publication, sealed, write_publication
from bestinterests.web.accounts.models import User
from bestinterests.web.register.holding import head_bytes
from bestinterests.web.register.models import BroughtIn, Published, Series, Standing
from tests.web.cast import Cast
from tests.web.doors import OPEN_READ, assessors, everyone, members, only
from tests.web.register.cast import Telling

PREPARES = ("assessor", "data-protection-officer", "decider")
PUBLISHES = ("data-protection-officer", "decider")
READ = everyone(OPEN_READ)
TABLE = {
    "register:register": READ,
    "register:feed_atom": READ,
    "register:feed_json": READ,
    "register:sitemap": READ,
    "register:digests": READ,
    "register:export": READ,
    "register:series": READ,
    "register:badge": READ,
    "register:publication": READ,
    "register:publication_json": READ,
    "register:publication_jsonld": READ,
    "register:publication_pdf": READ,
    "register:audience": READ,
    "register:publish": members(OPEN_READ),
    "register:preview": members(OPEN_READ),
    "register:text": only(*PREPARES, cell=(200, 302)),
    "register:leave_out": only(*PREPARES, cell=OPEN_READ, others=(403, 405)),
    "register:leave_out_place": only(*PREPARES, cell=(404, 404)),
    "register:put_back": only(*PREPARES, cell=(405, 302)),
    "register:who": only(*PREPARES, cell=(200, 302)),
    "register:confirm": only(*PUBLISHES, cell=(200, 409)),
    "register:publish_change": only(*PUBLISHES, cell=(404, 404)),
    "register:withdraw": only(*PUBLISHES, cell=(200, 422)),
    "register:difference": members((404, 405)),
    "register:brought_in": members(OPEN_READ),
    "register:bring_in": assessors((200, 422), others=(403, 403)),
    "register:brought": members(OPEN_READ),
    "register:shadow_begin": only("assessor", cell=(405, 302)),
}
SLUG, BROUGHT = "pond-pals", "7" * 26
ONE = {"slug": SLUG, "number": 1}
NAMED = {
    "register:series": {"slug": SLUG},
    "register:badge": {"slug": SLUG},
    **{f"register:publication{form}": ONE for form in ("", "_json", "_jsonld", "_pdf")},
    "register:audience": {**ONE, "audience": "6-9"},
    "register:preview": {"audience": "adults"},
    "register:text": {"audience": "6-9"},
    "register:leave_out_place": {"place": "I01/mechanism"},
    "register:put_back": {"place": "I01/mechanism"},
    "register:publish_change": {"change": "8" * 26},
    "register:withdraw": {"number": 1},
    "register:brought": {"brought": BROUGHT},
    "register:shadow_begin": {"brought": BROUGHT},
}
FILLS_OWN = True
"""What is filled here is asked for by these rows alone; it takes a moment, so other rows do without it."""
ROLES = {
    "assessor": "amara",
    "reviewer": "bram",
    "child-rights-reviewer": "chioma",
    "data-protection-officer": "dov",
    "decider": "deniz",
}


def fill(assessment, actor, at):
    """A publication, laid at the address of the story, and a document of somebody else."""
    people = {role: User.objects.get(email=f"{name}@example.org") for role, name in ROLES.items()}
    made = Telling(Cast(assessment.organisation, None, people)).ready().publish()
    held = Published.objects.values().get(pk=made.pk)
    series = Series.objects.create(
        slug=SLUG, organisation=assessment.organisation, assessment=assessment, last=1, number=1, made_at=at
    )
    laid = sealed(replace(read_publication(bytes(made.content)), id=SLUG))
    changed = {"content": write_publication(laid), "digest": laid.digest, "head": head_bytes(laid)}
    row = Published.objects.create(**{**held, "id": None, "series_id": series.pk, **changed})
    Standing.objects.create(published=row, state="published", on=timezone.localdate(at), by=actor.id)
    BroughtIn.objects.create(
        public_id=BROUGHT,
        organisation=assessment.organisation,
        content=made.content,
        digest=made.digest,
        published_on=made.published_on,
        by=actor.id,
        at=at,
    )
