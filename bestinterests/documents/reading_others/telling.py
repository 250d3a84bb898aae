"""One published document in words: whose it is, who decided, what follows, who loses, who was not heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bestinterests.documents import wording
from bestinterests.documents.framing import FICTIONAL
from bestinterests.documents.publication.standing import OUTCOMES, UNSEEN
from bestinterests.documents.reading_others.chapters import (
    VIEWS,
    Chapter,
    Names,
    cells_of,
    clean,
    grouped,
    head_of,
    marks,
)
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.publication import GROUND_WORDS, Kind, Publication
from bestinterests.packs.framework import Framework
from bestinterests.workflow.changing import EFFECTS

KINDS: dict[Kind, str] = {
    "decision": "A decided assessment",
    "screened-out": "A service that was screened out: children are not likely to use it",
    "change": "A change, with the answer whether it touches what was decided",
    "shadow": "A shadow assessment: somebody else's published document, judged anew",
}
ANSWERS: Mapping[str, str] = {str(effect): words for effect, words in EFFECTS.items()}
NOTHING = "Nothing follows from it: it holds no evaluation."


def told(publication: Publication, framework: Framework | None) -> tuple[Chapter, ...]:
    """Return a published document in chapters. framework: its packs; without them, rights and ages are told by id."""
    names = Names(framework)
    chapters = (
        Chapter(title="Whose it is", lines=tuple(_whose(publication))),
        Chapter(title="Who decided", lines=tuple(_decided(publication))),
        Chapter(title="What follows on this record", lines=tuple(_verdicts(publication.evaluation))),
        Chapter(title="Who loses, by right and age, as it stands now", lines=_losing(publication, names, "now")),
        Chapter(title="Who would still lose once every action is done", lines=_losing(publication, names, "expected")),
        Chapter(title="Were children heard?", lines=tuple(heard(publication, names))),
        Chapter(title="What is done about it", lines=tuple(measures(publication))),
        Chapter(title="What was left out", lines=left_out(publication)),
        Chapter(title="Texts", lines=(_texts(publication, names),)),
    )
    return tuple(each for each in chapters if each.lines)


def title_of(publication: Publication) -> str:
    """What it goes by: service, organisation and number."""
    held = publication
    return f"{clean(held.publisher.service)}, {clean(held.publisher.organisation)}: publication {held.number}"


def _whose(held: Publication) -> Iterator[str]:
    if held.fictional:
        yield FICTIONAL
    yield f"The own assessment of {clean(held.publisher.organisation)}. {UNSEEN}"
    yield f"{KINDS[held.kind]}, published on {wording.day(held.published_on)}."
    if held.because:
        yield f"Because: {clean(held.because)}"
    if held.change is not None:
        yield f"The change: {clean(held.change.title)}. {clean(held.change.what)}"
        answer = ANSWERS.get(held.change.answer, held.change.answer)
        yield f"The answer: {clean(answer)}. {clean(held.change.reason)}"
    if held.shadow_of is not None:
        other = held.shadow_of
        yield f"It reads again {clean(other.service)} of {clean(other.organisation)}, {other.digest}."
        if other.address:
            yield f"That was published at {other.address}."
    if held.address:
        yield f"Address: {held.address}"
    objecting = " ".join(part for part in (clean(held.publisher.object_how), held.publisher.object_at) if part)
    yield f"To object: {objecting}" if objecting else "It does not say how to object."
    yield f"Its digest fits: {held.digest}"


def _decided(held: Publication) -> Iterator[str]:
    decided = held.decided
    if not (decided.by or decided.outcome):
        yield "It names no decision."
        return
    when = f" on {wording.day(decided.on)}" if decided.on else ""
    which = f", on version {decided.version}" if decided.version else ""
    yield f"{clean(decided.by) or 'Somebody'}{when}{which}."
    if decided.outcome:
        yield f"Decided: {OUTCOMES.get(decided.outcome, wording.spaced(decided.outcome))}."
    if decided.reasons:
        yield f"Reasons: {clean(decided.reasons)}"


def _verdicts(evaluation: Evaluation | None) -> Iterator[str]:
    if evaluation is None:
        yield NOTHING
        return
    yield evaluation.completeness.sentence
    for result in evaluation.profiles:
        for seen in (result.now, result.expected):
            yield f"{VIEWS[seen.view]}, by {result.title}: {wording.verdict_words(seen.verdict)}."


def _losing(held: Publication, names: Names, view: str) -> tuple[str, ...]:
    """Every right and band with a harm, the benefit beside it."""
    cells = cells_of(head_of(held), view)
    losing = [(key, marks(cell)) for key, cell in cells.items() if cell.harm is not None and cell.harm.high != "none"]
    if losing:
        return grouped(losing, names)
    return ("No harm is recorded.",) if held.evaluation is not None else ()


def heard(held: Publication, names: Names) -> Iterator[str]:
    """Which ages were heard and which were not, in sentences."""
    head = head_of(held)
    if head is None:
        return
    words = {
        "yes": "Heard",
        "planned": "Not heard yet, but planned",
        "exempt": "Not heard, with a reason on record",
        "no": "Not heard",
    }
    for state, said in words.items():
        bands = [each.band for each in head.now.bands if each.heard == state]
        if bands:
            yield f"{said}: {names.ages(bands)}."


def measures(held: Publication) -> Iterator[str]:
    """Each measure, with where it stands and when it is due."""
    for each in held.document.assessment.measures:
        when = wording.day(each.due) if each.due else clean(each.due_event)
        due = f", due {when}" if when else ""
        yield f"{each.id} {clean(each.title) or 'Untitled'}: {each.status}{due}."


def left_out(held: Publication) -> tuple[str, ...]:
    """What was left out, each with ground and reason."""
    if not held.left_out:
        return ("Nothing was left out.",)
    return tuple(f"{each.place}: {GROUND_WORDS[each.ground].lower()}. {clean(each.reason)}" for each in held.left_out)


def _texts(held: Publication, names: Names) -> str:
    if not held.texts:
        return "No text for children, parents or others is written yet."
    ages = [each.audience for each in held.texts if each.audience[:1].isdigit()]
    said = [wording.spaced(each.audience) for each in held.texts if each.audience not in ages]
    return f"Written for: {wording.listed([*([names.ages(ages)] if ages else []), *said])}."
