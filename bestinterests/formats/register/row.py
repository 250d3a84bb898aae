"""What a register keeps of a publication to list it: small, so that many are held at once while pages are written."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.publication import audiences_of
from bestinterests.documents.publication.standing import opening
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.domain.profile import Verdict
from bestinterests.domain.publication import Entry, Kind, Publication, State
from bestinterests.formats.register.places import folder
from bestinterests.packs.framework import Framework

KINDS: dict[Kind, str] = {
    "decision": "Assessments",
    "screened-out": "Decisions that no assessment is needed",
    "change": "Changes",
    "shadow": "Shadow assessments, by others than the service",
}
STATES: dict[State, str] = {"published": "In force", "superseded": "Superseded", "withdrawn": "Withdrawn"}
_WORD = re.compile(r"[^\W\d_]{3,}")
COMMON_WORDS = """
and are for from has have her his how its not off our out that the their them they this was were what
when which who will with you your fictional ltd limited
"""
COMMON = frozenset(COMMON_WORDS.split())
"""Words that lead nowhere."""


class Found(NamedTuple):
    """A word under which a publication is found, what there is of it, and the place of that on its page."""

    word: str
    what: str
    anchor: str


class Listed(NamedTuple):
    """One publication as lists show it. feature words and rights stand for what is public of it, and nothing else."""

    id: str
    number: int
    title: str
    organisation: str
    sort: str
    kind: Kind
    what: str
    on: dt.date
    state: State
    verdict: Verdict | None
    fictional: bool
    rights: tuple[str, ...]
    bands: tuple[str, ...]
    opening: str
    folder: str
    digest: str
    audiences: tuple[str, ...]
    found: tuple[Found, ...]

    @property
    def verdict_words(self) -> str:
        """The verdict in words; blank where the kind has none."""
        return VERDICT_WORDS[self.verdict] if self.verdict else ""


def listed(entry: Entry, framework: Framework) -> Listed:
    """What the lists, feeds and the index of words tell of a publication."""
    held = entry.publication
    service = held.document.assessment.service
    name = " ".join(held.publisher.service.split()) or "An unnamed service"
    return Listed(
        id=held.id,
        number=held.number,
        title=_title(held, name),
        organisation=" ".join(held.publisher.organisation.split()) or "An unnamed organisation",
        sort=folded(_title(held, name)),
        kind=held.kind,
        what=" ".join(service.kind.split()) or "not said",
        on=held.published_on,
        state=entry.standing.state,
        verdict=_verdict(held),
        fictional=held.fictional,
        rights=_rights(held),
        bands=_bands(held, framework),
        opening=opening(entry).text,
        folder=folder(held),
        digest=held.digest,
        audiences=audiences_of(held),
        found=_found(held, framework, name),
    )


def _title(held: Publication, name: str) -> str:
    ends = {"screened-out": ": not assessed, and why", "shadow": ", read again by others"}
    if held.kind == "change" and held.change is not None:
        return f"{name}: {' '.join(held.change.title.split()) or 'a change'}"
    return f"{name}{ends.get(held.kind, '')}"


def _verdict(held: Publication) -> Verdict | None:
    evaluation = held.evaluation
    if evaluation is None or held.kind not in ("decision", "shadow"):
        return None
    results = [r for r in evaluation.profiles if r.profile == evaluation.headline_profile] or list(evaluation.profiles)
    return results[0].now.verdict.worst


def _rights(held: Publication) -> tuple[str, ...]:
    return tuple(dict.fromkeys(right for impact in held.document.assessment.impacts for right in impact.rights))


def _bands(held: Publication, framework: Framework) -> tuple[str, ...]:
    used = {use.band for use in held.document.assessment.children if use.in_scope}
    used |= {band for impact in held.document.assessment.impacts for band in impact.bands}
    return tuple(band for band in framework.bands if band in used)


def _found(held: Publication, framework: Framework, name: str) -> tuple[Found, ...]:
    assessment = held.document.assessment
    said = [(name, "the service", ""), (held.publisher.organisation, "the organisation", "")]
    said.append((assessment.service.kind, "the kind of service", ""))
    said += [(f.name, " ".join(f.name.split()), f.id if held.kind == "decision" else "") for f in assessment.features]
    for right in _rights(held):
        said.append(
            (framework.right_short(right), wording.right_of(framework, right), f"right-{wording.article(right)}")
        )
    return tuple(Found(word, what, anchor) for text, what, anchor in said for word in words_of(text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name under which somebody would look for it."""
    return tuple(dict.fromkeys(w for w in (found.casefold() for found in _WORD.findall(text)) if w not in COMMON))


def folded(text: str) -> str:
    """A text by which names are sorted: letters without marks, in small."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold() or text.casefold()
