"""What is done about harms, and the ways by which a child can be put right."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.domain.base import Item, Ref, Text, Word, about

MeasureType = Literal["eliminate", "reduce", "safeguard", "inform", "parental-tool", "terms-rule"]
MeasureStatus = Literal["planned", "implemented", "tested", "abandoned"]


class Measure(Item, frozen=True, kw_only=True):
    """A control or an action. Types stand in the order of trust; a rule in the terms moves nothing."""

    title: Annotated[str, about("The measure in a few words.")] = ""
    what: Annotated[Text, about("What is done.", unit="text")] = ""
    type: Annotated[MeasureType, about("Kind of measure, in the order of trust.")] = "safeguard"
    purpose: Annotated[
        Literal["mitigate", "support", "comply"], about("Cut a risk, strengthen a benefit, or meet a standard.")
    ] = "mitigate"
    status: Annotated[MeasureStatus, about("planned, implemented, tested (implemented and tested), abandoned.")] = (
        "planned"
    )
    acts_on: Annotated[tuple[Ref, ...], about("Impacts it acts on.", unit="set", refers="I")] = ()
    standards: Annotated[tuple[Word, ...], about("Standards it serves.", unit="set", refers="pack:standards")] = ()
    side_effects: Annotated[tuple[Ref, ...], about("Harms that it brings with it.", unit="set", refers="I")] = ()
    side_effects_note: Annotated[Text, about("Why it has no side effects, if none are listed.", unit="text")] = ""
    owner: Annotated[str, about("Role that owns it.")] = ""
    due: Annotated[dt.date | None, about("Day by which it is done.")] = None
    due_event: Annotated[str, about("Event by which it is done, where there is no day.")] = ""
    stated_due: Annotated[str, about("The time limit in the source's own words.")] = ""
    done_on: Annotated[dt.date | None, about("Day it was implemented.")] = None
    test_plan: Annotated[Text, about("How it will be tested.", unit="text")] = ""
    test_result: Annotated[Literal["passed", "failed", "not-tested"], about("Result of the test.")] = "not-tested"
    tested_on: Annotated[dt.date | None, about("Day of the test.")] = None
    test_note: Annotated[Text, about("What the test showed.", unit="text")] = ""
    success_measure: Annotated[Text, about("How one will see that it works.", unit="text")] = ""
    failure: Annotated[Text, about("What happens if it fails.", unit="text")] = ""
    effort: Annotated[Literal["small", "medium", "large"] | None, about("Effort; only breaks ties.")] = None
    approved: Annotated[Literal["yes", "no", "undecided"], about("Approved? (DPIA step 6)")] = "undecided"
    effect_on_risk: Annotated[Literal["eliminated", "reduced", "accepted"] | None, about("DPIA step 6 wording.")] = None
    order: Annotated[str, about("Place in the plan; orders lists, never read by a rule.", unit="order")] = ""


class RemedyRoute(Item, frozen=True, kw_only=True):
    """A way by which children of a band can have an effect on their rights put right (UNCRC Art 12; standard 15)."""

    name: Annotated[str, about("The route in a few words.")]
    rights: Annotated[
        tuple[Word, ...], about("Rights it serves; empty means any.", unit="set", refers="pack:rights")
    ] = ()
    bands: Annotated[
        tuple[Word, ...], about("Bands that can use it; empty means every band.", unit="set", refers="pack:bands")
    ] = ()
    how: Annotated[Text, about("How a child uses it, alone or with help.", unit="text")] = ""
    status: Annotated[Literal["planned", "working", "broken"], about("Does it work?")] = "planned"
    tested_on: Annotated[dt.date | None, about("Day it was last tested with children of the bands.")] = None
    tested_bands: Annotated[tuple[Word, ...], about("Bands it was tested with.", unit="set", refers="pack:bands")] = ()
    response_days: Annotated[Annotated[int, msgspec.Meta(ge=0)] | None, about("Days to an answer.")] = None
    measures: Annotated[tuple[Ref, ...], about("Measures that make or mend it.", unit="set", refers="M")] = ()
    results: Annotated[Text, about("What came through it so far.", unit="text")] = ""
