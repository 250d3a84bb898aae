"""An impact: how a use of data touches a right of children, and what people judge about it."""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.base import LEVEL, WORD_OR_BLANK, Base, Item, Ref, Text, Word, YesNo, about

Direction = Literal["harm", "benefit"]
SLOTS = ("before", "now", "expected", "certainty")
"""Fields of an impact that hold slots."""


class Judgement(Base, frozen=True, kw_only=True):
    """One judgement on one scale: a level, a range ``low..high``, or ``unknown``."""

    scale: Annotated[Word, about("Scale it is made on.", refers="pack:scales")]
    level: Annotated[str, about("Level, range such as possible..likely, or unknown.", pattern=LEVEL)]
    reason: Annotated[Text, about("Why.", unit="text")] = ""
    by: Annotated[Ref | None, about("Assessor.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day it was made.")] = None


class Slot(Base, frozen=True, kw_only=True):
    """Judgements at one moment: given by each assessor, and the agreed ones. One unit of merge.

    Where nothing is agreed on a scale, the spread of what was given is read as the range.
    """

    agreed: Annotated[tuple[Judgement, ...], about("Agreed judgements, at most one a scale.")] = ()
    given: Annotated[tuple[Judgement, ...], about("Judgements by assessor.")] = ()
    credits: Annotated[tuple[Ref, ...], about("Measures that this judgement counts on.", refers="M")] = ()


class StatedRating(Base, frozen=True, kw_only=True):
    """A rating that came from elsewhere, kept on its own scale with the level its author stated."""

    scale: Annotated[str, about("Name of that scale or matrix.")] = ""
    likelihood: Annotated[str, about("Likelihood as stated.")] = ""
    severity: Annotated[str, about("Severity or size as stated.")] = ""
    level: Annotated[str, about("Overall level as stated.")] = ""
    after_likelihood: Annotated[str, about("Likelihood after measures, as stated.")] = ""
    after_severity: Annotated[str, about("Severity after measures, as stated.")] = ""
    after_level: Annotated[str, about("Level after measures, as stated.")] = ""
    source: Annotated[str, about("Where it was stated.")] = ""
    matrix: Annotated[
        Word | None, about("Matrix of the pack against which the stated level can be checked.", refers="pack:matrices")
    ] = None


class Impact(Item, frozen=True, kw_only=True):
    """One effect: feature(s), right, children, direction, mechanism (method, section 'the unit')."""

    title: Annotated[str, about("The effect in a few words.")]
    features: Annotated[
        tuple[Ref, ...], about("Features it comes from; several for a cumulative effect.", unit="set", refers="F")
    ]
    right: Annotated[
        str,
        about(
            "The right it touches first; blank in a draft, as long as nobody has said which.",
            refers="pack:rights",
            pattern=WORD_OR_BLANK,
        ),
    ] = ""
    linked_rights: Annotated[tuple[Word, ...], about("Other rights it touches.", unit="set", refers="pack:rights")] = ()
    bands: Annotated[tuple[Word, ...], about("Age bands it reaches.", unit="set", refers="pack:bands")]
    groups: Annotated[
        tuple[Ref, ...],
        about("Groups it is confined to; empty means all children of the bands.", unit="set", refers="G"),
    ] = ()
    direction: Annotated[Direction, about("Does it harm or benefit children?")]
    mechanism: Annotated[
        Text, about("Because we do this with data, children experience that, with this effect.", unit="text")
    ] = ""
    occurrence: Annotated[Literal["potential", "observed"], about("Has it been seen, or could it happen?")] = (
        "potential"
    )
    arises_from: Annotated[
        Literal["data-use", "wider-service"],
        about("From the use of data, or from the wider service (kept out of the DPIA)?"),
    ] = "data-use"
    horizon: Annotated[Literal["now", "months", "lifelong"] | None, about("How long the effect lasts.")] = None
    involvement: Annotated[Literal["cause", "contribute", "linked"] | None, about("The provider's part in it.")] = None
    online_risk: Annotated[Word | None, about("Kind of online risk (5C).", refers="pack:online-risks")] = None
    accrues_to: Annotated[
        tuple[Word, ...], about("Who gains from a benefit.", unit="set", refers="pack:beneficiaries")
    ] = ()
    data_dependent: Annotated[YesNo, about("Would the benefit be lost with less or no data?")] = "unknown"
    minimum_harms: Annotated[
        tuple[Word, ...],
        about("Harms of standard 2's minimum list that it answers.", unit="set", refers="pack:minimum-harms"),
    ] = ()
    before: Annotated[Slot, about("Before controls.", unit="slot")] = Slot()
    now: Annotated[Slot, about("With implemented controls.", unit="slot")] = Slot()
    expected: Annotated[Slot, about("With planned controls too.", unit="slot")] = Slot()
    certainty: Annotated[Slot, about("How well it is evidenced; apart from size.", unit="slot")] = Slot()
    cumulates: Annotated[tuple[Ref, ...], about("Impacts that this one judges together.", unit="set", refers="I")] = ()
    cumulative_reason: Annotated[Text, about("Why the joint level is lower than the method suggests.", unit="text")] = (
        ""
    )
    evidence: Annotated[tuple[Ref, ...], about("Evidence items.", unit="set", refers="E")] = ()
    findings: Annotated[tuple[Ref, ...], about("Consultation findings that bear on it.", unit="set", refers="N")] = ()
    stated: Annotated[StatedRating | None, about("The rating as its source stated it.")] = None

    @property
    def rights(self) -> tuple[str, ...]:
        """Every right that it touches, the leading one first; none where nobody has said which."""
        linked = tuple(right for right in self.linked_rights if right != self.right)
        return (self.right, *linked) if self.right else linked
