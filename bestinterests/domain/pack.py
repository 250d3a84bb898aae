"""What a pack holds: rights, activities, standards, patterns and words of the field, each statement with provenance."""

from typing import Annotated, Literal

from bestinterests.domain.base import Base, Word, about
from bestinterests.domain.profile import Matrix, Profile, Scale

Provenance = Literal["confirmed", "secondary", "to_verify", "ours"]
Force = Literal["must", "should", "could"]
Category = Literal["self", "support", "society", "umbrella", "outside", "machinery"]


class Source(Base, frozen=True, kw_only=True):
    """Where a statement can be checked."""

    id: Annotated[str, about("Short id, as in S33.")]
    title: Annotated[str, about("What it is.")]
    address: Annotated[str, about("Where it can be read.")] = ""
    read: Annotated[str, about("When and how it was read, or that it was not.")] = ""


class Statement(Base, frozen=True, kw_only=True):
    """One sentence of the framework in our own words, with how sure it is and where it comes from."""

    text: str
    provenance: Provenance
    sources: tuple[str, ...] = ()


class Prompt(Statement, frozen=True, kw_only=True):
    """A prompt to think of an effect on a right; never a finding, never pre-fills an answer."""

    direction: Literal["support", "risk"]
    right: Word | None = None


class Right(Base, frozen=True, kw_only=True):
    """A right, in wording for adults and for a nine-year-old."""

    id: Annotated[Word, about("Id, such as article-16.")]
    article: Annotated[int, about("Article of the UNCRC.")]
    title: Annotated[Statement, about("Common title; the Convention itself has none.")]
    adult: Annotated[Statement, about("Meaning for adults; not the legal text.")]
    child: Annotated[Statement, about("Meaning for a nine-year-old; a draft until tested.")]
    theme: Annotated[Word, about("Reporting cluster.")]
    online: Annotated[Literal["often", "sometimes", "rarely", "no"], about("How often online services touch it.")]
    related: Annotated[tuple[Word, ...], about("Interlinked rights.")] = ()
    prompts: Annotated[tuple[Prompt, ...], about("Support and risk prompts.")] = ()


class FrameworkRight(Base, frozen=True, kw_only=True):
    """How a framework takes up a right: its name there, its category, its prompts."""

    right: Annotated[Word, about("The right.")]
    name: Annotated[Statement, about("Name used by the framework.")]
    short: Annotated[str, about("Name of one to three words, for pictures.")]
    category: Annotated[Category, about("Group in which it is shown.")]
    category_provenance: Annotated[Provenance, about("How sure the category is.")]
    standards: Annotated[tuple[Word, ...], about("Standards most concerned.")] = ()
    prompts: Annotated[tuple[Prompt, ...], about("Support and risk prompts.")] = ()
    triggers: Annotated[tuple[Statement, ...], about("When to consider a right outside the framework.")] = ()


class ActivityRight(Base, frozen=True, kw_only=True):
    """A right that an activity lists, and who lists it."""

    right: Word
    provenance: Provenance
    sources: tuple[str, ...] = ()


class Activity(Base, frozen=True, kw_only=True):
    """A kind of data activity, the rights it lists, its prompts and recommended actions."""

    id: Word
    name: Statement
    text: Statement
    standards: tuple[Word, ...] = ()
    rights: tuple[ActivityRight, ...] = ()
    rights_complete: Annotated[bool, about("Is the published list of rights known in full?")] = False
    prompts: tuple[Prompt, ...] = ()
    actions: Annotated[tuple[Statement, ...], about("Recommended actions.")] = ()


class Obligation(Base, frozen=True, kw_only=True):
    """One thing a standard asks: must (law), should (code) or could (option)."""

    id: Annotated[Word, about("Id, such as s2-1.")]
    force: Force
    text: str
    provenance: Provenance
    sources: tuple[str, ...] = ()
    activities: Annotated[
        tuple[Word, ...],
        about(
            "Asked only where one of these activities is on the record; "
            "empty means always when the standard is in play."
        ),
    ] = ()


class Standard(Base, frozen=True, kw_only=True):
    """A standard of the Children's code."""

    id: Annotated[Word, about("Id, such as standard-1.")]
    number: int
    title: Statement
    summary: Statement
    group: Word
    always: Annotated[bool, about("Is it in play for every service in scope?")] = False
    obligations: tuple[Obligation, ...] = ()


class Pattern(Base, frozen=True, kw_only=True):
    """A feature pattern, ours: its usual use of data, questions both ways, usual measures. It rates nothing."""

    id: Word
    name: str
    text: Statement
    activities: tuple[Word, ...] = ()
    standards: tuple[Word, ...] = ()
    questions_support: tuple[Statement, ...] = ()
    questions_risk: tuple[Statement, ...] = ()
    measures: tuple[Statement, ...] = ()


class Band(Base, frozen=True, kw_only=True):
    """An age band, with what research says about children of that age."""

    id: Annotated[Word, about("Id, such as 6-9.")]
    label: Statement
    from_age: int
    to_age: int
    needs: tuple[Statement, ...] = ()


class Practice(Base, frozen=True, kw_only=True):
    """A practice that no benefit can pay for; law or code only where it cites the obligation breached."""

    id: Word
    title: str
    text: Statement
    obligation: Annotated[Word | None, about("Obligation breached.")] = None
    exception: Annotated[Statement | None, about("When it is allowed.")] = None


class Term(Statement, frozen=True, kw_only=True):
    """A word of a vocabulary, with its label and meaning."""

    id: Word
    label: str


class Vocabulary(Base, frozen=True, kw_only=True):
    """A closed list of words that documents may use; packs may add to one another's."""

    id: Word
    title: str
    terms: tuple[Term, ...] = ()


class Requirement(Base, frozen=True, kw_only=True):
    """A pack that must be there as well."""

    pack: Word
    version: str


class Confirmation(Base, frozen=True, kw_only=True):
    """Somebody checked a statement of another pack: who, when, where. It adds; it never edits."""

    target: Annotated[str, about("Place of the statement, such as rights/article-16/adult.")]
    by: str
    on: str
    where: str
    provenance: Literal["confirmed", "secondary"] = "confirmed"


class Step(Base, frozen=True, kw_only=True):
    """One answer's fate between two versions: moved, split, or reworded."""

    kind: Annotated[Literal["moved", "split", "reworded", "removed"], about("What happens.")]
    of: Annotated[
        Literal["rights", "obligations", "activities", "scales", "bands", "practices", "terms"], about("Of what.")
    ]
    old: Annotated[str, about("Id before (for a level: scale/level).")]
    new: Annotated[tuple[str, ...], about("Ids after.")] = ()
    why: str = ""


class Upgrade(Base, frozen=True, kw_only=True):
    """How answers made with an earlier version go over to this one."""

    from_version: str
    steps: tuple[Step, ...] = ()


class Pack(Base, frozen=True, kw_only=True):
    """A version of a pack: tables and lists only, no expressions, templates or code."""

    id: Word
    version: Annotated[str, about("Version.", pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$(?!\n)")]
    kind: Annotated[Literal["framework", "overlay"], about("An overlay adds to the packs it requires.")]
    title: str
    summary: Statement
    publisher: str
    licence: str
    language: str = "en-GB"
    regulator: Annotated[str, about("Name of the regulator as shown; a setting.")] = ""
    requires: tuple[Requirement, ...] = ()
    sources: tuple[Source, ...] = ()
    rights: tuple[Right, ...] = ()
    framework_rights: tuple[FrameworkRight, ...] = ()
    activities: tuple[Activity, ...] = ()
    standards: tuple[Standard, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    bands: tuple[Band, ...] = ()
    scales: tuple[Scale, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    profiles: tuple[Profile, ...] = ()
    practices: tuple[Practice, ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    upgrades: tuple[Upgrade, ...] = ()
