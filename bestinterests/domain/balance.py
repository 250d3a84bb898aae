"""Where rights pull apart, what is tolerated and why, and the reading of the service as a whole."""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.base import Base, Item, Ref, Text, Word, YesNo, about


class Tension(Item, frozen=True, kw_only=True):
    """A conflict between rights, children, or views, and how it was resolved."""

    title: Annotated[str, about("What stands against what.")] = ""
    rights: Annotated[tuple[Word, ...], about("Rights on the one side.", unit="set", refers="pack:rights")] = ()
    against: Annotated[tuple[Word, ...], about("Rights on the other side.", unit="set", refers="pack:rights")] = ()
    between: Annotated[
        Literal[
            "rights",
            "ages",
            "side-effect",
            "child-and-assessor",
            "child-and-parent",
            "assessors",
            "child-and-commerce",
            "child-and-others",
        ],
        about("Kind of conflict."),
    ] = "rights"
    impacts: Annotated[tuple[Ref, ...], about("Impacts that pull apart.", unit="set", refers="I")] = ()
    findings: Annotated[tuple[Ref, ...], about("Consultation findings involved.", unit="set", refers="N")] = ()
    measures: Annotated[tuple[Ref, ...], about("Measures that carry the resolution.", unit="set", refers="M")] = ()
    pulls_apart: Annotated[Text, about("What pulls apart.", unit="text")] = ""
    resolution: Annotated[Text, about("How it was resolved; blank is unresolved.", unit="text")] = ""
    reason: Annotated[Text, about("Why so.", unit="text")] = ""
    by: Annotated[Ref | None, about("Who resolved it.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day.")] = None


class Alternative(Base, frozen=True, kw_only=True):
    """A way to do with less harm that was considered."""

    kind: Annotated[
        Word, about("Kind of alternative; one of each kind that the profile asks for.", refers="pack:alternatives")
    ]
    what: Annotated[Text, about("What it would be.", unit="text")] = ""
    chosen: Annotated[bool, about("Chosen?")] = False
    reason: Annotated[Text, about("Why not; cost alone is no reason.", unit="text")] = ""
    cost_alone: Annotated[bool, about("Is cost the only reason against it?")] = False


class Balance(Base, frozen=True, kw_only=True):
    """Whether harms that remain in a feature are tolerated (bounded justification). One for each feature."""

    feature: Annotated[Ref, about("Feature.", refers="F")]
    tolerates: Annotated[tuple[Ref, ...], about("Harms that are tolerated.", unit="set", refers="I")] = ()
    benefits: Annotated[tuple[Ref, ...], about("Benefits that are the reason.", unit="set", refers="I")] = ()
    alternatives: Annotated[tuple[Alternative, ...], about("Less harmful ways considered.", unit="items")] = ()
    less_harmful_exists: Annotated[YesNo, about("Is there a less harmful way to the same benefit?")] = "unknown"
    core_untouched: Annotated[YesNo, about("Is the core of each right untouched?")] = "unknown"
    children_said: Annotated[Text, about("What children said about this trade-off.", unit="text")] = ""
    findings: Annotated[tuple[Ref, ...], about("Consultation findings on it.", unit="set", refers="N")] = ()
    reason: Annotated[Text, about("Why it is tolerated, in a named person's words.", unit="text")] = ""
    conditions: Annotated[Text, about("Conditions beyond the measures.", unit="text")] = ""
    by: Annotated[Ref | None, about("Who tolerates it.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day.")] = None
    expires_on: Annotated[dt.date | None, about("Day after which it must be decided again.")] = None


class ServiceStatement(Base, frozen=True, kw_only=True):
    """The whole-service statement: five answers that a person gives. Nobody's software writes them."""

    gains: Annotated[Text, about("Which rights gain, and for whom?", unit="text")] = ""
    losses: Annotated[Text, about("Which lose, and who is worst off?", unit="text")] = ""
    tolerated: Annotated[Text, about("Why is any harm that remains tolerated?", unit="text")] = ""
    children: Annotated[Text, about("What did children say, and what changed?", unit="text")] = ""
    revision: Annotated[Text, about("What would change this conclusion?", unit="text")] = ""
    by: Annotated[Ref | None, about("Who wrote it.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day.")] = None


class OtherInterest(Item, frozen=True, kw_only=True):
    """An interest of the company, parents or others. No rule reads it before the conclusion on children."""

    whose: Annotated[Literal["company", "parents", "other-children", "others", "public"], about("Whose interest.")]
    features: Annotated[tuple[Ref, ...], about("Features concerned.", unit="set", refers="F")] = ()
    interest: Annotated[Text, about("What it is.", unit="text")] = ""
    weighed: Annotated[Text, about("How it was weighed after the conclusion on children.", unit="text")] = ""


class Override(Item, frozen=True, kw_only=True):
    """A signature that a rule asks for, or a person's departure from a suggestion, with a second signature."""

    rule: Annotated[str, about("Rule that it answers.")]
    items: Annotated[tuple[Ref, ...], about("Impacts or features it covers.", unit="set", refers="I F")] = ()
    decision: Annotated[Text, about("What is decided.", unit="text")] = ""
    reason: Annotated[Text, about("Why.", unit="text")] = ""
    by: Annotated[Ref | None, about("First signature: a named senior person.", refers="P")] = None
    second: Annotated[Ref | None, about("Second signature, by somebody else.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day.")] = None
    expires_on: Annotated[dt.date | None, about("Day after which it lapses.")] = None
