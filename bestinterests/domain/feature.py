"""What the service does with children's data: features, data activities, and how features act on one another."""

from typing import Annotated, Literal

from bestinterests.domain.base import Base, Item, Ref, Text, Word, YesNo, about
from bestinterests.domain.service import ControllerRole, Stage


class PracticeUse(Base, frozen=True, kw_only=True):
    """Whether a feature does something that a pack lists as a prohibited practice."""

    practice: Annotated[Word, about("The practice.", refers="pack:practices")]
    present: Annotated[YesNo, about("Does the feature do this?")] = "unknown"
    reason: Annotated[Text, about("What it does; for an allowed exception, the compelling reason.", unit="text")] = ""
    ended_by: Annotated[
        tuple[Ref, ...], about("Measures that end the practice; all are needed.", unit="set", refers="M")
    ] = ()


class Feature(Item, frozen=True, kw_only=True):
    """A part of the service that children or parents meet, as they would name it."""

    name: Annotated[str, about("Name of the feature.")]
    description: Annotated[Text, about("What it does.", unit="text")] = ""
    patterns: Annotated[
        tuple[Word, ...], about("Feature patterns of the pack that it resembles.", unit="set", refers="pack:patterns")
    ] = ()
    stage: Annotated[Stage | None, about("Stage of this feature where it differs from the service's.")] = None
    moments: Annotated[
        tuple[Word, ...], about("Moments of the user journey at which it is met.", unit="set", refers="pack:moments")
    ] = ()
    default: Annotated[Text, about("Default state, as a child finds it.", unit="text")] = ""
    core: Annotated[YesNo, about("Is it part of the core that the child came for? (standards 7, 8, 12)")] = "unknown"
    childrens_part: Annotated[Text, about("What children see, choose and control.", unit="text")] = ""
    parents_part: Annotated[Text, about("What parents see, choose and control.", unit="text")] = ""
    standards: Annotated[
        tuple[Word, ...], about("Standards that the assessor links to it.", unit="set", refers="pack:standards")
    ] = ()
    practices: Annotated[tuple[PracticeUse, ...], about("Prohibited practices asked about.", unit="items")] = ()
    order: Annotated[str, about("Place in the journey; orders lists, never read by a rule.", unit="order")] = ""


class DataActivity(Item, frozen=True, kw_only=True):
    """One use of data within a feature: the row of the data and service map (self-assessment, step 2)."""

    feature: Annotated[Ref, about("Feature it belongs to.", refers="F")]
    kinds: Annotated[tuple[Word, ...], about("Kinds of data activity.", unit="set", refers="pack:activities")] = ()
    data: Annotated[Text, about("Categories of data.", unit="text")] = ""
    source: Annotated[str, about("Where the data come from: child, parent, device, inferred ...")] = ""
    inferred: Annotated[YesNo, about("Are data inferred about the child?")] = "unknown"
    special_category: Annotated[YesNo, about("Are special category data used? (UK GDPR Art 9)")] = "unknown"
    purpose: Annotated[Text, about("Why; each purpose by name.", unit="text")] = ""
    lawful_bases: Annotated[
        tuple[Word, ...], about("Lawful bases (UK GDPR Art 6).", unit="set", refers="pack:lawful-bases")
    ] = ()
    lawful_basis_note: Annotated[Text, about("Which basis for which purpose.", unit="text")] = ""
    article_9_conditions: Annotated[
        tuple[Word, ...], about("Conditions for special category data.", unit="set", refers="pack:article-9-conditions")
    ] = ()
    role: Annotated[ControllerRole, about("The provider's role in this activity, on the facts.")] = "controller"
    role_note: Annotated[Text, about("Who else decides, and how the roles were worked out.", unit="text")] = ""
    default: Annotated[Text, about("State when a child arrives: on, off, high privacy.", unit="text")] = ""
    core: Annotated[YesNo, about("Is it needed for the element the child is using?")] = "unknown"
    recipients: Annotated[Text, about("Who gets the data: users, third parties, group companies.", unit="text")] = ""
    processors: Annotated[Text, about("Processors, and the contract with each.", unit="text")] = ""
    transfers: Annotated[Text, about("Countries outside the UK to which data go.", unit="text")] = ""
    transfer_safeguard: Annotated[Text, about("Safeguard relied on for each transfer.", unit="text")] = ""
    retention: Annotated[Text, about("How long it is kept, and what then.", unit="text")] = ""
    profiling: Annotated[YesNo, about("Is it profiling? (UK GDPR Art 4(4))")] = "unknown"
    automated_decision: Annotated[
        YesNo, about("Does it decide about a child without meaningful human part? (UK GDPR Arts 22A-22D)")
    ] = "unknown"
    generative_ai: Annotated[YesNo, about("Does it use generative AI?")] = "unknown"
    geolocation: Annotated[YesNo, about("Does it take location from the device? (standard 10)")] = "unknown"
    pecr: Annotated[Text, about("Storage on or access to the device, and the PECR basis.", unit="text")] = ""
    childrens_part: Annotated[Text, about("What the child is told and can choose.", unit="text")] = ""
    parents_part: Annotated[Text, about("What the parent is told and can choose.", unit="text")] = ""
    moment: Annotated[Word | None, about("Moment of the journey at which it happens.", refers="pack:moments")] = None


class Link(Item, frozen=True, kw_only=True):
    """One thing acting on another: a feature that feeds another, impacts that amplify each other."""

    source: Annotated[Ref, about("Feature or impact it starts from.", refers="F I")]
    target: Annotated[Ref, about("Feature or impact it acts on.", refers="F I")]
    kind: Annotated[
        Literal["feeds", "amplifies"],
        about("feeds: passes children or data on. amplifies: makes the effect on the same children greater."),
    ]
    how: Annotated[Text, about("How it comes about.", unit="text")] = ""
    ended_by: Annotated[tuple[Ref, ...], about("Measures that cut the link.", unit="set", refers="M")] = ()
