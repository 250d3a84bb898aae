"""What a record states that a table from elsewhere can be held against: a closed list, each read off the document.

Only what somebody wrote is a statement. A blank field, a question left unknown, a feature that is not listed state
nothing; against nothing there is no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from bestinterests.documents.wording import band_name
from bestinterests.domain.document import Assessment, Document
from bestinterests.packs.framework import Framework
from bestinterests.portfolio.rows import Statement

Field = Literal[
    "minimum-age",
    "in-scope",
    "band",
    "pattern",
    "practice",
    "activity",
    "obligation",
    "special-category",
    "inferred",
    "profiling",
    "automated-decision",
    "geolocation",
    "generative-ai",
]
FIELDS: tuple[Field, ...] = get_args(Field)
"""The fields of a record that evidence may bear on."""
ABOUT: dict[str, str] = {
    "band": "an age band",
    "pattern": "a feature pattern",
    "practice": "a practice",
    "activity": "a kind of data activity",
    "obligation": "an obligation",
}
"""Fields of which a record states many, with what each is about."""
FLAGS: dict[str, tuple[str, str]] = {
    "special-category": ("special category data are used", "none uses special category data"),
    "inferred": ("data are inferred about the child", "none infers data about the child"),
    "profiling": ("there is profiling", "none is profiling"),
    "automated-decision": ("decisions about a child are automated", "none decides about a child by itself"),
    "geolocation": ("location is taken from the device", "none takes location from the device"),
    "generative-ai": ("generative AI is used", "none uses generative AI"),
}
"""Questions that are asked of each data activity, in words: where one says yes, and where all say no."""
SILENT = "The record says nothing of it."


def statements_of(version: int, document: Document, framework: Framework | None) -> list[Statement]:
    """Return what a document states, for the version of this number.

    framework: its packs, by which things are called by their names; without them they are called by their ids.
    """
    held = document.assessment
    found = [
        *_service(held, framework),
        *_patterns(held, framework),
        *_practices(held, framework),
        *_activities(held, framework),
        *_flags(held),
        *_obligations(held, framework),
    ]
    return [
        Statement(version=version, field=field, about=about, says=says, sentence=sentence, items=" ".join(items))
        for field, about, says, sentence, items in found
    ]


Said = tuple[str, str, str, str, Iterable[str]]
"""Field, what it is about, what is said, the sentence, and the ids that say so."""


def _service(held: Assessment, packs: Framework | None) -> Iterator[Said]:
    if (age := held.service.minimum_age) is not None:
        yield "minimum-age", "", str(age), f"The record states a minimum age of {age}.", ()
    outcome = held.scope.outcome
    if outcome == "in-scope":
        yield "in-scope", "", "yes", "The record says that children are likely to use it.", ()
    elif outcome == "screened-out":
        yield "in-scope", "", "no", "The record says that children are not likely to use it.", ()
    bands = packs.bands if packs else {}
    for use in held.children:
        said = "yes" if use.in_scope else "no"
        likely = "likely" if use.in_scope else "not likely"
        yield (
            "band",
            use.band,
            said,
            f"The record says that children of {band_name(use.band, bands)} are {likely} to use it.",
            (),
        )


def _patterns(held: Assessment, packs: Framework | None) -> Iterator[Said]:
    found: dict[str, list[str]] = {}
    for feature in held.features:
        for pattern in feature.patterns:
            found.setdefault(pattern, []).append(feature.id)
    for pattern, features in found.items():
        name = packs.pattern_name(pattern) if packs else pattern
        words = f"The record has a feature like “{name}”: {', '.join(features)}."
        yield "pattern", pattern, "yes", words, features


def _practices(held: Assessment, packs: Framework | None) -> Iterator[Said]:
    found: dict[str, dict[str, str]] = {}
    for feature in held.features:
        for use in feature.practices:
            found.setdefault(use.practice, {})[feature.id] = use.present
    for practice, answers in found.items():
        said = _over(answers.values())
        if said:
            where = [feature for feature, answer in answers.items() if answer == said]
            title = packs.practice_title(practice) if packs else practice
            words = f"The record says {said} to the practice “{title}”: {', '.join(where)}."
            yield "practice", practice, said, words, where


def _activities(held: Assessment, packs: Framework | None) -> Iterator[Said]:
    found: dict[str, list[str]] = {}
    for activity in held.data_activities:
        for kind in activity.kinds:
            found.setdefault(kind, []).append(activity.id)
    for kind, activities in found.items():
        name = packs.activity_name(kind) if packs else kind
        words = f"The record has data activities of the kind “{name}”: {', '.join(activities)}."
        yield "activity", kind, "yes", words, activities


def _flags(held: Assessment) -> Iterator[Said]:
    for flag, (words, none) in FLAGS.items():
        answers = {each.id: getattr(each, flag.replace("-", "_")) for each in held.data_activities}
        said = _over(answers.values())
        if said == "yes":
            where = [key for key, answer in answers.items() if answer == "yes"]
            yield flag, "", "yes", f"The record says that {words}: {', '.join(where)}.", where
        elif said == "no":
            yield flag, "", "no", f"The record says of its data activities that {none}.", ()


def _obligations(held: Assessment, packs: Framework | None) -> Iterator[Said]:
    found: dict[str, list[str]] = {}
    for each in held.obligations:
        found.setdefault(each.obligation, []).append(each.answer)
    for obligation, answers in found.items():
        answer = "unmet" if "unmet" in answers else answers[0] if len(set(answers)) == 1 else "partly"
        if answer != "unknown":
            said = {"met": "yes", "unmet": "no"}.get(answer, answer)
            answered = f"The record answers obligation {obligation}{_standard(obligation, packs)}: "
            yield "obligation", obligation, said, f"{answered}{answer.replace('-', ' ')}.", ()


def _standard(obligation: str, packs: Framework | None) -> str:
    """The standard of an obligation, as in a sentence; blank where the packs are not here."""
    held = packs.obligations.get(obligation) if packs else None
    return f" of standard {held[0].number}, {held[0].title.text}" if held else ""


def _over(answers: Iterable[str]) -> str:
    """One answer for many: yes if any is, no if all are; else nothing is said."""
    held = set(answers)
    if "yes" in held:
        return "yes"
    return "no" if held == {"no"} else ""
