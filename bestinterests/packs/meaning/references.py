"""Every reference leads somewhere: to an item of the document, or to a word that a pinned pack defines."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

from bestinterests.domain.document import KEYS, LETTERS
from bestinterests.packs.meaning.fields import Reference, Use, columns, document_plan, uses
from bestinterests.packs.meaning.notes import Notes

NAMES = {letter: name.replace("_", " ") for name, letter in LETTERS.items()}

INNER = {
    "practices": "features",
    "alternatives": "balances",
    **dict.fromkeys(("planned_bands", "planned_groups", "lundy", "told_children"), "consultations"),
    **dict.fromkeys(("bands_present", "groups_present"), "sessions"),
}
"""Lists that stand inside the items of another, by the name of that one."""


def check_references(notes: Notes) -> None:
    """Unknown items and words, wrong kinds, and lists of words that no pack has."""
    plan = document_plan()
    faulty: set[str] = set()
    absent: set[str] = set()
    for refers, values in columns([notes.document], plan):
        values -= {None, ""}
        known = notes.known(refers)
        if known is None:
            if values:
                absent.add(refers)
        elif not values <= known:  # type: ignore[operator]  # sets and key views compare
            faulty.add(refers)
    for refers in sorted(absent):
        _note_absent(notes, refers)
    if faulty:
        for reference, use in uses(notes.document, plan, ""):
            if reference.refers in faulty and use.value not in (notes.known(reference.refers) or ()):
                _note(notes, reference, use)


def _note_absent(notes: Notes, refers: str) -> None:
    name = refers.removeprefix("pack:")
    notes.add(
        "reference.no-vocabulary",
        "assessment.packs",
        f"No pinned pack has the words of {name}, so they are not checked.",
        "Pin a pack that defines them.",
    )


def _note(notes: Notes, reference: Reference, use: Use) -> None:
    known = notes.known(reference.refers) or ()
    name = reference.refers.removeprefix("pack:")
    if name != reference.refers:
        notes.add(
            "reference.unknown-word",
            use.path,
            f"{use.value} is not among the {name.replace('-', ' ')} of the pinned packs.",
            notes.hint(use.value, known, f"Use a word that is: {', '.join(sorted(known)[:6])} ..."),
        )
    elif use.value in notes.items.get(use.value[0], ()):
        wanted = " or ".join(NAMES[letter] for letter in name.split())
        notes.add(
            "reference.wrong-kind",
            use.path,
            f"{use.value} is one of the {NAMES[use.value[0]]}; here stand {wanted}.",
            f"Name an id that begins with {' or '.join(name.split())}.",
        )
    else:
        notes.add(
            "reference.unknown-item",
            use.path,
            f"There is no {use.value} in this document.",
            notes.hint(use.value, known, f"Add {use.value}, or take the reference out."),
        )


def check_keys(notes: Notes) -> None:
    """Each item of a list is there once, and its id begins with the letter of its kind."""
    for name in KEYS:
        for path, items in _lists(notes, name):
            keys = [getattr(item, KEYS[name]) for item in items]
            if len(set(keys)) != len(keys):
                for key, count in Counter(keys).items():
                    if count > 1:
                        notes.add(
                            "key.duplicate",
                            f"{path}[{key}]",
                            f"{key} stands {count} times in {name}.",
                            "Give each item an id of its own, or make them one.",
                        )
            letter = LETTERS.get(name)
            if letter is not None and not all(key.startswith(letter) for key in keys):
                _note_letters(notes, path, name, letter, keys)


def _note_letters(notes: Notes, path: str, name: str, letter: str, keys: list[str]) -> None:
    for key in keys:
        if not key.startswith(letter):
            notes.add(
                "id.wrong-letter",
                f"{path}[{key}].id",
                f"{key} stands among {name.replace('_', ' ')}.",
                f"Ids there begin with {letter}, as in {letter}{key[1:]}.",
            )


def _lists(notes: Notes, name: str) -> list[tuple[str, tuple[Any, ...]]]:
    assessment = notes.assessment
    if name == "factors":
        return [("assessment.scope.factors", assessment.scope.factors)]
    if name in INNER:
        holder, key = INNER[name], KEYS[INNER[name]]
        return [
            (f"assessment.{holder}[{getattr(each, key)}].{name}", getattr(each, name))
            for each in getattr(assessment, holder)
        ]
    if hasattr(assessment, name):
        return [(f"assessment.{name}", getattr(assessment, name))]
    return [(f"record.{name}", getattr(notes.document.record, name))]


def check_repeats(notes: Notes) -> None:
    """No list of references names the same thing twice, and nothing refers to itself."""
    for names, key, place, items in _holders(notes):
        for name, item in product(names, items):
            value = getattr(item, name)
            if len(value) > 1 and len(set(value)) != len(value):
                twice = ", ".join(sorted(each for each, count in Counter(value).items() if count > 1))
                notes.add(
                    "reference.repeated",
                    f"{place}[{getattr(item, key)}].{name}",
                    f"{twice} stands there more than once.",
                    "Keep it once.",
                )
    for impact in notes.assessment.impacts:
        if impact.id in impact.cumulates:
            notes.add(
                "reference.itself",
                f"assessment.impacts[{impact.id}].cumulates",
                f"{impact.id} is listed as a part of itself.",
                "Take it out of the list.",
            )
    for link in notes.assessment.links:
        if link.source == link.target:
            notes.add(
                "reference.itself",
                f"assessment.links[{link.id}].target",
                f"{link.id} runs from {link.source} to itself.",
                "Name the other end.",
            )


def _holders(notes: Notes) -> list[tuple[tuple[str, ...], str, str, tuple[Any, ...]]]:
    """Lists of items that hold lists of references: the names of these, the key of an item, the place, the items."""
    root = document_plan()
    found: list[tuple[tuple[str, ...], str, str, tuple[Any, ...]]] = []
    for top in root.parts:
        for part in top.plan.parts:
            many = tuple(reference.name for reference in part.plan.references if reference.many)
            if part.many and many:
                items = getattr(getattr(notes.document, top.name), part.name)
                found.append((many, KEYS.get(part.name, "id"), f"{top.name}.{part.name}", items))
    return found
