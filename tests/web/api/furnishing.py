"""An assessment with something at every address of the API."""

from __future__ import annotations

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.models import Organisation, User
from bestinterests.web.assessments.actions import create_from
from bestinterests.web.assessments.actions.attaching import attach
from bestinterests.web.assessments.attaching.files import Sent, checked
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.learn.actions import remark
from bestinterests.web.learn.reading import current
from bestinterests.web.learn.shelf import shelf_of
from tests.web.assessments.cast import AT, example, later

NAMES = {
    "revision": "2",
    "version": "1",
    "evidence": "E01",
    "digest": f"sha256:{'0' * 64}",
    "paper": "board-summary",
    "form": "html",
    "kind": "rights",
    "key": "article-16",
    "pack": "uncrc",
    "release": "1.0.0",
}
"""What names in a path can be anywhere."""


def furnished(where: Organisation, who: User) -> dict[str, str]:
    """What each name in a path can be, for an assessment of an organisation that this person wrote."""
    actor = actor_of(next(held for held in standings_of(who) if held.organisation == where))
    row = create_from(organisation=where, document=example(), source="example.bia.yaml", actor=actor, at=AT)
    evidence = example().assessment.evidence[0].id
    files, _ = checked([Sent("notes.txt", 5, b"Notes")], ())
    attach(assessment=row, base_revision=1, evidence=evidence, files=files, actor=actor, at=later(1))
    said = remark(
        organisation=where, shelf=shelf_of(current()), about="", wrong="W", right="", source="", actor=who, at=AT
    )
    return {
        **NAMES,
        "organisation": where.public_id,
        "assessment": row.public_id,
        "remark": said.public_id,
        "evidence": evidence,
        "digest": files[0].digest,
    }
