"""What the texts that guide are made of: stops, readers, the tree of questions, a worked example, and screens.

Words of the tool stand between asterisks in a text (``*Stop*``); a test holds each of them against the words that the
product itself uses. ``official`` names places of the framework, which carry how sure they are and their sources.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta

from bestinterests.domain.base import Base, Word
from bestinterests.domain.pack import Provenance

Filled = Annotated[str, Meta(min_length=1)]
Key = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)")]
Several = Annotated[tuple[Filled, ...], Meta(min_length=1)]


class Headed(Base, frozen=True):
    """What every file says of itself: who answers for it, when it is read again, and whose words they are."""

    owner: Filled
    review_on: dt.date
    provenance: Provenance


class Go(Base, frozen=True):
    """Where something is done: words, the name of a route, and a place on its page.

    permission: for what lies in an organisation of the reader, what they have to be allowed there.
    """

    text: Filled
    route: Filled
    anchor: str = ""
    permission: str = ""


class Stop(Base, frozen=True):
    """A stop on the way from guidance to redress."""

    id: Key
    title: Filled
    question: Filled
    purpose: Several
    who: Filled
    goes_in: Several
    comes_out: Several
    how_long: Filled
    mistakes: Several
    do: tuple[Go, ...]
    official: Several


class Reader(Base, frozen=True):
    """Somebody who reads about the way: which stops matter to them, and why. A stop that is not named matters less."""

    id: Key
    title: Filled
    lead: Filled
    stops: dict[str, Filled]


class Stops(Headed, frozen=True):
    """The way as a whole."""

    lead: Several
    again: Filled
    stops: tuple[Stop, ...]
    readers: tuple[Reader, ...]


class Answer(Base, frozen=True):
    """An answer to a question of the tree, and the node that it leads to."""

    text: Filled
    to: Key


class Node(Base, frozen=True):
    """A node of the tree: a question with answers, or an end that says what to do."""

    id: Key
    title: Filled
    says: tuple[Filled, ...] = ()
    answers: tuple[Answer, ...] = ()
    do: tuple[Go, ...] = ()
    stops: tuple[Key, ...] = ()
    official: tuple[Filled, ...] = ()

    @property
    def ends(self) -> bool:
        """Whether it is an end of the tree."""
        return not self.answers


class Tree(Headed, frozen=True):
    """Which part is needed today: the first node is the one that everybody begins at."""

    title: Filled
    nodes: Annotated[tuple[Node, ...], Meta(min_length=1)]


class Move(Base, frozen=True):
    """One judgement of the example as a choice makes it. credits: the measures that it counts on."""

    impact: Filled
    scale: Word
    level: Filled
    slot: Literal["before", "now", "expected", "certainty"] = "before"
    credits: tuple[Filled, ...] = ()


class Choice(Base, frozen=True):
    """What a knob can stand at: what it takes off the record, which judgements it makes, how far measures are."""

    id: Key
    text: Filled
    drops: tuple[Filled, ...] = ()
    moves: tuple[Move, ...] = ()
    measures: dict[str, dict[str, str]] = {}


class Knob(Base, frozen=True):
    """Something that a reader moves in the example; its first choice is where it stands unless told."""

    id: Key
    text: Filled
    choices: Annotated[tuple[Choice, ...], Meta(min_length=2)]


class Bet(Base, frozen=True):
    """A step of the example: a question to guess at, what is moved, and what there is to see in it.

    options: what can be guessed: rights, or verdicts. before, after: where the knobs stand, where not at their first.
    """

    id: Key
    title: Filled
    story: Several
    question: Filled
    options: Annotated[tuple[Filled, ...], Meta(min_length=2)]
    before: dict[str, str]
    after: dict[str, str]
    before_text: Filled
    after_text: Filled
    because: Several


class Bets(Headed, frozen=True):
    """The worked example: the record that it moves, the knobs, and the steps."""

    record: Filled
    on: dt.date
    band: Filled
    lead: Several
    netting: Several
    knobs: tuple[Knob, ...]
    steps: tuple[Bet, ...]
    sandbox: Several


class Screen(Base, frozen=True):
    """What a kind of screen is for. routes: the names of the screens that it is the paragraph of."""

    id: Key
    title: Filled
    asks: Filled
    why: Filled
    good: Filled
    mistake: Filled
    routes: Several
    official: tuple[Filled, ...] = ()


class Topic(Headed, frozen=True):
    """Screens that belong together, on one page."""

    id: Key
    title: Filled
    lead: Filled
    place: int
    screens: Annotated[tuple[Screen, ...], Meta(min_length=1)]


class Needless(Base, frozen=True):
    """Screens that need no paragraph, and why not."""

    reason: Filled
    routes: Several


class Apart(Headed, frozen=True):
    """Every screen that needs no paragraph."""

    needless: tuple[Needless, ...]
