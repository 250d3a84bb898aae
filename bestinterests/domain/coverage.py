"""What has been looked for: statements about blocks of features, rights and bands, and rights set aside."""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.base import Base, Item, Ref, Text, Word, about

CoverageAnswer = Literal["looked", "none-because", "not-applicable-because"]


class CoverageStatement(Item, frozen=True, kw_only=True):
    """A search statement: somebody looked at these rights for these bands in these features."""

    features: Annotated[
        tuple[Ref, ...], about("Features looked at; empty means the service as a whole.", unit="set", refers="F")
    ] = ()
    rights: Annotated[tuple[Word, ...], about("Rights looked for.", unit="set", refers="pack:rights")]
    bands: Annotated[tuple[Word, ...], about("Bands looked at.", unit="set", refers="pack:bands")]
    answer: Annotated[
        CoverageAnswer,
        about("looked: impacts are recorded. none-because: no impact. not-applicable-because: the right cannot arise."),
    ]
    reason: Annotated[Text, about("Why, for the two 'because' answers; how, for looked.", unit="text")] = ""
    by: Annotated[Ref | None, about("Who looked.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day.")] = None


class RightSetAside(Base, frozen=True, kw_only=True):
    """A right that is set aside for the whole service, with the reason."""

    right: Annotated[Word, about("The right.", refers="pack:rights")]
    reason: Annotated[Text, about("Why it cannot be touched here.", unit="text")] = ""
    by: Annotated[Ref | None, about("Who decided.", refers="P")] = None
