"""From what a browser sent to what a reviewer, adviser or decider says, with every fault at its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.forms import interest_field, interest_words_field
from bestinterests.web.assessments.sheets.values import Unfit, day_in, lines, sound
from bestinterests.web.ui.faults import add_refusals
from bestinterests.workflow.course import Ruling

VIEWS = [
    ("supports", "I support it", "Nothing has to change before a decision."),
    (
        "supports-with-remarks",
        "I support it, with remarks",
        "A decision can be taken; your remarks are kept beside it.",
    ),
    ("return", "It should go back", "Say what has to change first. The decider reads it and sends it back, or not."),
]
OUTCOMES = [
    ("proceed", "Go on", "The service may run as the record describes it, until the decision lapses."),
    (
        "proceed-with-conditions",
        "Go on, with conditions",
        "Measures that have to be done, or words that have to be kept to.",
    ),
    ("do-not-proceed", "Do not go on", "What was planned is not started, or what runs is ended."),
    ("stop", "Stop", "Children are at risk now: it stops until the record says otherwise."),
]
CONDITIONAL = "proceed-with-conditions"
FIELDS = {
    "step.no-reasons": "reasons",
    "decide.no-expiry": "expires_on",
    "decide.expiry-past": "expires_on",
    "decide.conditions-missing": "measures",
    "decide.no-conditions": "conditions",
    "decide.advice-undecided": "followed",
    "decide.overruled-without-reasons": "overruling_reason",
    "review.no-remarks": "remarks",
    "round.too-few": "reviewers",
    "round.own-work": "reviewers",
    "round.no-duty": "reviewers",
    "advise.blank": "advice",
    "dissent.blank": "view",
    "release.not-waited": "person",
    "release.can-still": "person",
    "release.too-few": "instead",
    "round.twice": "instead",
    "round.interest": "reviewers",
    "interest.no-words": "interest_words",
    "interest.spoken": "interest",
    "review.interest": "interest",
    "decide.interest": "interest",
    "decide.second-interest": "interest",
}
"""The field at which a refusal can be mended; any other stands at the first field of its form."""
INTEREST = ("interest", "interest_words")
"""The fields of a declared interest, asked last."""
Choices = Sequence[tuple[str, str]]


class Words(forms.CharField):
    """What somebody writes, paragraphs and all; blank where policy may still ask for it."""

    def __init__(self) -> None:
        super().__init__(required=False, strip=False)

    def clean(self, value: Any) -> str:
        try:
            return sound(lines(super().clean(value) or ""))
        except Unfit as unfit:
            raise ValidationError(str(unfit)) from unfit


class Day(forms.CharField):
    """A day as people write it, 31 May 2027; None where it is blank."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> dt.date | None:
        text = super().clean(value)
        try:
            return day_in(text) if text else None
        except Unfit as unfit:
            raise ValidationError(str(unfit)) from unfit


def chosen(choices: Iterable[tuple[str, ...]], asks: str) -> forms.ChoiceField:
    """A choice of one, none of which is made beforehand."""
    return forms.ChoiceField(
        choices=[(choice[0], choice[1]) for choice in choices],
        error_messages={"required": asks, "invalid_choice": asks},
    )


class Seen(forms.Form):
    """A form on something that was submitted. seen: its digest, or the mark of what is proposed."""

    seen = forms.CharField(required=False, max_length=80)


class Interested(Seen):
    """A form on which somebody says something: whether they have an interest is asked before it counts."""

    interest = interest_field()
    interest_words = interest_words_field()


class InterestSaid(forms.Form):
    """The same question alone."""

    interest = interest_field()
    interest_words = interest_words_field()


class Released(forms.Form):
    """Who is taken out of a round, and who is asked instead, if anybody."""

    person = forms.ChoiceField(
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose who is taken out of the round.")
    )
    instead = forms.ChoiceField(required=False, error_messages={"invalid_choice": "This person cannot be asked."})

    def __init__(self, *arguments: Any, people: Choices, others: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]
        self.fields["instead"].choices = [("", "Nobody"), *others]  # type: ignore[attr-defined]


class RoundAsked(forms.Form):
    """Who is asked to review."""

    reviewers = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "One of these people cannot be asked."}
    )

    def __init__(self, *arguments: Any, reviewers: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["reviewers"].choices = list(reviewers)  # type: ignore[attr-defined]


class ViewGiven(Interested):
    """A reviewer's view."""

    view = chosen(VIEWS, "Choose what you hold.")
    remarks = Words()
    field_order = ("view", "remarks", *INTEREST, "seen")


class AdviceGiven(Interested):
    """The data protection officer's advice."""

    advice = Words()
    field_order = ("advice", *INTEREST, "seen")


class Signed(Interested):
    """A second signature."""

    field_order = (*INTEREST, "seen")


class Reasoned(Seen):
    """Reasons for a step."""

    reasons = Words()
    field_order = ("reasons", "seen")


class Differs(forms.Form):
    """A dissent."""

    view = Words()


class RulingGiven(Interested):
    """A decision. Nothing in it is chosen or written beforehand but the conditions on which the verdict rests."""

    outcome = chosen(OUTCOMES, "Choose what you decide.")
    measures = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "One of these measures is not in the record."}
    )
    conditions = Words()
    reasons = Words()
    followed = forms.ChoiceField(
        required=False, choices=[("accepted", "Accepted"), ("overruled", "Overruled")], initial=""
    )
    overruling_reason = Words()
    expires_on = Day()
    field_order = (
        "outcome",
        "measures",
        "conditions",
        "followed",
        "overruling_reason",
        "reasons",
        "expires_on",
        *INTEREST,
        "seen",
    )

    def __init__(self, *arguments: Any, measures: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["measures"].choices = list(measures)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "outcome" not in cleaned and not cleaned.get("reasons", "x").strip():
            self.add_error("reasons", "Say why.")  # policy is not asked without an outcome
        if cleaned.get("outcome", CONDITIONAL) != CONDITIONAL and cleaned.get("conditions", "").strip():
            self.add_error(
                "conditions", "You wrote conditions: choose to go on with conditions, or take them out here."
            )
        if cleaned.get("followed") != "overruled" and cleaned.get("overruling_reason", "").strip():
            self.add_error(
                "overruling_reason", "You wrote why the advice is overruled: choose so, or take it out here."
            )
        return cleaned

    @property
    def ruling(self) -> Ruling:
        """What was sent, as the workflow knows it."""
        held = self.cleaned_data
        conditional = held["outcome"] == CONDITIONAL
        return Ruling(
            outcome=held["outcome"],
            reasons=held["reasons"],
            measures=tuple(held["measures"]) if conditional else (),
            conditions=held["conditions"] if conditional else "",
            expires_on=held["expires_on"],
            followed=held["followed"] or "undecided",
            overruling_reason=held["overruling_reason"] if held["followed"] == "overruled" else "",
        )


def show(form: forms.Form, refusals: Iterable[Refusal]) -> None:
    """Put each refusal at the field that would mend it."""
    for refusal in refusals:
        field = FIELDS.get(refusal.code, "")
        add_refusals(form, field if field in form.fields else next(iter(form.fields)), [refusal])
