"""What a person is told about a PIA that was read: what came in, what is only text, what needs them."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.formats.cnil.placing import Placing
from bestinterests.formats.cnil.questions import SCALE
from bestinterests.formats.cnil.shapes import Pia
from bestinterests.formats.foreign.draft import Draft
from bestinterests.formats.foreign.telling import listed, tell_open


def tell(
    draft: Draft, pia: Pia, placed: Placing, unresolved: Sequence[str], ambiguous: Sequence[str], people: bool
) -> None:
    """Add the Problems of a PIA to its draft."""
    draft.tell(
        "cnil.read",
        f"A CNIL PIA is read: {len(pia.answers)} answers, {len(draft.impacts)} risks, {len(draft.measures)} measures "
        f"and plans, {len(pia.evaluations)} evaluations, {len(pia.comments)} comments.",
    )
    if any(impact.stated for impact in draft.impacts.values()):
        draft.tell(
            "foreign.ratings-kept",
            f"Severity and likelihood are kept as the PIA states them ({SCALE}). None is turned into a level of ours.",
            "Judge each impact on our scales, with the stated rating beside it.",
        )
    if draft.impacts:
        draft.tell(
            "cnil.three-risks",
            "The PIA's risks are about access to, modification and loss of data; an impact here is about a right.",
            "Split each into the effects on children that it has, and name the right each touches.",
            severity="warning",
        )
    _tell_joined(draft, placed, unresolved, ambiguous)
    if pia.unread:
        draft.tell("cnil.unread", f"Fields that nothing is known of, and that are not read: {listed(pia.unread)}.")
    if people:
        draft.tell(
            "cnil.people",
            "The PIA names people (author, evaluator, validator, data protection officer); the draft keeps the names.",
            "Delete the names that do not have to stand in the record; a role is enough.",
            severity="warning",
        )
    if draft.features:
        draft.tell(
            "foreign.needs-person",
            "The PIA describes one processing; it comes in as one feature.",
            "Split it into the features that children meet.",
            severity="warning",
        )
    tell_open(draft)


def _tell_joined(draft: Draft, placed: Placing, unresolved: Sequence[str], ambiguous: Sequence[str]) -> None:
    if unresolved:
        names = listed([f"'{name[:60]}'" for name in unresolved])
        draft.tell(
            "cnil.control-unresolved",
            f"Controls that are none of the PIA's measures: {names}. They are kept in the notes of the risks.",
            "Add each as a measure, or link the measure that is meant.",
            severity="warning",
        )
    if ambiguous:
        names = listed([f"'{name[:60]}'" for name in ambiguous])
        draft.tell(
            "cnil.control-ambiguous",
            f"Several measures have one title, and all of them are linked: {names}.",
            "Take out the link that is not meant.",
            severity="warning",
        )
    if placed.unplaced:
        draft.tell(
            "cnil.unplaced",
            f"{placed.unplaced} evaluations or comments refer to something that the PIA does not hold; their texts are "
            "kept as evidence.",
        )
