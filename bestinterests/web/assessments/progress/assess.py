"""How far step 3 has come: the ratings, what they rest on, and who was asked."""

from __future__ import annotations

from django.urls import reverse

from bestinterests.documents import wording
from bestinterests.domain.evaluation import Evaluation
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.progress import State, Task
from bestinterests.web.assessments.rating.queue import Asked, queued


def tasks(opened: Opened) -> tuple[Task, ...]:
    """The tasks of rating, evidence and consultation, as facts from the record. Raises Refused without its packs."""
    return (_ratings(opened), _evidence(opened), _consultations(opened))


def _ratings(opened: Opened) -> Task:
    found = queued(opened.judged, opened.evaluation, Asked())
    counts = {key: sum(1 for each in found if each.progress == key) for key in ("open", "unknown", "range")}
    done = len(found) - counts["open"]
    state: State = "done"
    if not found:
        fact, state = "There is no impact to rate yet", "not-started"
    elif counts["open"]:
        fact = f"{done} of {wording.many(len(found), 'impact')} judged, {wording.numbered(counts['open'])} still open"
        state = "in-progress" if done else "not-started"
    else:
        unsure = [
            f"{wording.numbered(counts[key])} {words}"
            for key, words in (("unknown", "with something not known"), ("range", "as a range"))
            if counts[key]
        ]
        fact = f"{wording.upper(wording.many(len(found), 'impact'))} judged" + (
            f", {wording.listed(unsure)}" if unsure else ""
        )
        state = "needs-you" if counts["unknown"] else "done"
    return Task("Rate the impacts", _address(opened, "ratings"), fact, state)


def _evidence(opened: Opened) -> Task:
    held = opened.judged
    bare = [impact for impact in held.impacts if not impact.evidence]
    sources = wording.upper(wording.many(len(held.evidence), "source"))
    state: State
    if not held.evidence:
        fact, state = "No evidence is recorded", "not-started"
    elif bare:
        fact, state = f"{sources}; {wording.many(len(bare), 'impact')} without evidence", "in-progress"
    else:
        fact, state = f"{sources}; every impact cites one", "done"
    return Task("Evidence", _address(opened, "evidence"), fact, state)


def _consultations(opened: Opened) -> Task:
    held = opened.judged
    bands = _bands(opened.evaluation)
    lacking = [band for band, heard in bands if heard in ("no", "planned")]
    loose = [
        each
        for each in held.findings
        if each.disposition == "open" or (each.disposition == "declined" and not each.reason.strip())
    ]
    heard = f"Children heard or exempt in {len(bands) - len(lacking)} of {wording.many(len(bands), 'age band')}"
    state: State = "in-progress" if lacking else "done"
    if not held.consultations:
        return Task("Consultations", _address(opened, "consultations"), "Nobody has been asked yet", "not-started")
    quiet = [each for each in held.consultations if each.status == "held" and not each.feedback.strip()]
    late = [each for each in held.consultations if each.status != "held" and each.hold_by and each.hold_by < opened.on]
    if late:
        heard += f"; {wording.numbered(len(late))} not held by the day that was set"
        state = "in-progress"
    if quiet:
        heard += f"; {wording.numbered(len(quiet))} held without telling those who were asked"
        state = "in-progress"
    if loose:
        heard += f"; {wording.many(len(loose), 'finding')} without an answer to those who gave it"
        state = "needs-you"
    return Task("Consultations", _address(opened, "consultations"), heard, state)


def _bands(evaluation: Evaluation) -> list[tuple[str, str]]:
    headline = next(each for each in evaluation.profiles if each.profile == evaluation.headline_profile)
    return [(each.band, each.heard) for each in headline.now.bands]


def _address(opened: Opened, route: str) -> str:
    return reverse(f"assessments:{route}", args=[opened.id])
