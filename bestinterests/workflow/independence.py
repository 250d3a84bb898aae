"""What nobody does together in one assessment, in words for people; the policies are where it is enforced.

Source: method, independence; UK GDPR Art 38(3) and (6) for the data protection officer.
"""

from typing import NamedTuple


class Apart(NamedTuple):
    """One rule. who: whoever this is. never: what they then do not do in the same assessment. codes: its refusals."""

    who: str
    never: str
    why: str
    codes: tuple[str, ...]


APART: tuple[Apart, ...] = (
    Apart(
        "Whoever wrote any of it, or submitted it, in this version or an earlier one",
        "Reviews it, advises on it, decides on it, screens it out or signs second",
        "Nobody judges their own work.",
        (
            "round.own-work",
            "review.own-work",
            "advise.own-work",
            "decide.own-work",
            "screen-out.own-work",
            "decide.second-not-independent",
        ),
    ),
    Apart(
        "Whoever was asked to review it",
        "Decides on it or signs second",
        "A view is given to somebody else, who weighs it.",
        ("decide.own-review", "decide.second-not-independent"),
    ),
    Apart(
        "Whoever advised on it as data protection officer",
        "Decides on it or signs second",
        "Advice is independent of the decision, which may depart from it only with reasons.",
        ("decide.own-advice", "decide.second-not-independent"),
    ),
    Apart(
        "Whoever is a decider in the organisation",
        "Advises as data protection officer, on any assessment",
        "The law asks the officer to be free of conflicts of interests (UK GDPR Art 38(6)).",
        ("advise.decides",),
    ),
    Apart(
        "Whoever proposes a decision that takes two people",
        "Gives the second signature to it",
        "Two people answer for going on against a verdict.",
        ("decide.second-not-independent",),
    ),
    Apart(
        "Whoever makes or manages what is assessed, or is paid by its success",
        "Reviews it, decides on it or signs second",
        "They declare it before they say anything; other interests stand beside what they say.",
        ("round.interest", "review.interest", "decide.interest", "decide.second-interest"),
    ),
    Apart(
        "Whoever is asked in the same round of review and has not given their view",
        "Sees the view of another reviewer",
        "Views stay sealed until all of a round are given.",
        (),
    ),
)
"""Every rule, in the order of the steps."""
