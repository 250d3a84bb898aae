"""Remarks of the story."""

from __future__ import annotations

from bestinterests.web.learn import actions
from bestinterests.web.learn.models import Remark
from bestinterests.web.learn.reading import current
from bestinterests.web.learn.shelf import shelf_of
from tests.web.cast import AT, Cast


def remarked(cast: Cast, role: str = "assessor", **given) -> Remark:
    """A remark on the adult wording of article 16, by the person of a role, for their organisation."""
    told = {"about": "rights/article-16/adult", "wrong": "It leaves out reputation.", "right": "", "source": ""}
    body = {"organisation": cast.other if role == "outsider" else cast.organisation}
    return actions.remark(**{"shelf": shelf_of(current()), "at": AT, **body, **told, **given}, actor=cast.people[role])
