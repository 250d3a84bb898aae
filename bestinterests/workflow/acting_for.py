"""Who may act for a child: whose right it is, when a child uses it alone, and what is recorded before others act.

The right stays the child's. A parent acts because the child says so, because the child does not understand, or because
it is evidently best for the child; anybody else acts only because the child says so. Sources: ``SOURCES``.
"""

from typing import Annotated, Literal, NamedTuple

from bestinterests.domain.base import Base, about
from bestinterests.domain.pack import Source, Statement
from bestinterests.domain.problem import Refusal
from bestinterests.workflow.casework.words import Band as Told
from bestinterests.workflow.casework.words import Nation
from bestinterests.workflow.refusals import refusal

Band = Told | Literal["unknown"]
"""Age bands; a date of birth is never asked for."""

Who = Literal["parent", "helper", "teacher", "body"]

WHO_WORDS: dict[Who, str] = {
    "parent": "a parent or somebody else with parental responsibility",
    "helper": "a relative, friend or other grown-up who helps",
    "teacher": "a teacher or somebody else at school",
    "body": "a charity, advocate, solicitor or other body that represents people",
}
"""Who may come in a child’s place. Only the first has a standing of their own."""

Because = Literal["child-authorises", "child-lacks-understanding", "evidently-best-interests"]

Presumed = Literal["presumed", "not-presumed", "depends", "adult-rule"]

PRESUMED_WORDS: dict[Presumed, str] = {
    "presumed": "The child is taken to understand, unless the contrary is shown.",
    "not-presumed": "Nothing is presumed: it depends on what this child understands.",
    "depends": "From 12 on the child is taken to understand; below, it depends on the child. Ask, if it matters.",
    "adult-rule": "From 16 on the child acts as an adult does.",
}

SOURCES: dict[str, Source] = {
    source.id: source
    for source in (
        Source(
            id="s-208",
            title="Data Protection Act 2018 s.208",
            address="https://www.legislation.gov.uk/ukpga/2018/12/section/208",
            read="Read in a stored copy, November 2026.",
        ),
        Source(
            id="ico-children",
            title="ICO: what rights children have",
            address="https://ico.org.uk/for-organisations/guide-to-data-protection/guide-to-the-general-data-protection-"
            "regulation-gdpr/children-and-the-gdpr/what-rights-do-children-have/",
            read="Read in part, in a stored copy, November 2026.",
        ),
        Source(
            id="ico-children-new",
            title="ICO: what data protection rights children have",
            address="https://cy.ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/childrens-information/"
            "children-and-the-uk-gdpr/what-data-protection-rights-do-children-have/",
            read="Read in part, in a stored copy, November 2026.",
        ),
        Source(
            id="s-187",
            title="UK GDPR Art 80(1) and Data Protection Act 2018 s.187",
            address="https://www.legislation.gov.uk/ukpga/2018/12/section/187",
            read="Read in a stored copy, November 2026.",
        ),
        Source(
            id="capacity-1991",
            title="Age of Legal Capacity (Scotland) Act 1991",
            address="https://www.legislation.gov.uk/ukpga/1991/50",
            read="Not read.",
        ),
    )
}


def _guided(text: str) -> Statement:
    return Statement(text=text, provenance="confirmed", sources=("ico-children", "ico-children-new"))


def _ours(text: str) -> Statement:
    return Statement(text=text, provenance="ours")


COMPETENCE: dict[Nation, tuple[Statement, ...]] = {
    "scotland": (
        Statement(
            text="Somebody under 16 can use a data right if they understand in general what it means to use it. "
            "From 12 on they are taken to understand, unless the contrary is shown.",
            provenance="confirmed",
            sources=("s-208",),
        ),
        Statement(
            text="From 16 on somebody acts in law as an adult does.",
            provenance="to_verify",
            sources=("capacity-1991",),
        ),
    ),
    **dict.fromkeys(
        ("england", "wales", "northern-ireland"),
        (
            _guided("No age is presumed: it depends on what the child understands. 12 is a fair guide in many cases."),
            _guided("Who is fit to consent is usually fit to use data rights."),
            _guided("A child who plainly acts against their own best interests is not taken to understand."),
        ),
    ),
    "unknown": (_ours("We do not know the nation, so nothing is presumed. Ask which nation the child lives in."),),
}
"""When a child can use a data right alone, by nation."""

GROUNDS: dict[Because, Statement] = {
    "child-authorises": _guided("The child understands, and has said that this person may act."),
    "child-lacks-understanding": _guided("The child does not understand well enough to use the right alone."),
    "evidently-best-interests": _guided("It is evident that this is in the child’s best interests."),
}
"""Why somebody may act for a child: one of these three, and no other."""

NEVER: tuple[Statement, ...] = (
    _ours("Never tell a parent, or anybody, whether the child has a case of their own."),
    _ours("Never tell a parent of a child’s case unless the child asks for it."),
    _ours("Never ask for a date of birth: the age band is enough."),
)
"""What no request by others changes."""


class Record(NamedTuple):
    """Something that is written down before a request is acted on. field: of ``Claim``."""

    field: str
    asks: str


class Claim(Base, frozen=True, kw_only=True):
    """A request by somebody else for a child, as far as it was recorded. Words are blank where nothing was said."""

    by: Who
    nation: Nation = "unknown"
    band: Band = "unknown"
    because: Because | None = None
    understands: Annotated[Literal["yes", "no", "unknown"], about("Does the child understand the right?")] = "unknown"
    how_judged: Annotated[str, about("How that was judged, and by whom.")] = ""
    how_authorised: Annotated[str, about("How and when the child said so.")] = ""
    why_evident: Annotated[str, about("Why it is evidently best for the child.")] = ""
    responsibility: Annotated[str, about("How parental responsibility was shown.")] = ""
    child_knows: Annotated[str, about("What the child knows of this request and says to it; or why not asked.")] = ""
    conflict: Annotated[bool, about("Parents disagree, a court has ordered something, or home may not be safe.")] = (
        False
    )
    cleared_by: Annotated[str, about("Public id of whoever looked at such a conflict and let it go on.")] = ""


def presumed(nation: Nation, band: Band) -> Presumed:
    """Is a child of this band taken to understand their rights? In Scotland the band 10-12 holds both answers."""
    if nation != "scotland":
        return "not-presumed"
    by_band: dict[Band, Presumed] = {
        "10-12": "depends",
        "13-15": "presumed",
        "16-17": "adult-rule",
        "unknown": "depends",
    }
    return by_band.get(band, "not-presumed")


def must_record(by: Who, because: Because, nation: Nation, band: Band) -> tuple[Record, ...]:
    """What has to be written down before this request is acted on, in the order in which it is asked."""
    found = []
    if because == "child-authorises":
        found.append(Record("how_authorised", "How and when did the child say that this person may act?"))
        if presumed(nation, band) not in ("presumed", "adult-rule"):
            found.append(Record("how_judged", "How do you know that the child understands what this means?"))
    elif by == "parent":
        found.append(Record("responsibility", "How did they show that they have parental responsibility?"))
    if because == "child-lacks-understanding":
        shown = presumed(nation, band) in ("presumed", "adult-rule", "depends")
        contrary = "What shows that this child does not understand, although the law takes it that they do?"
        asks = contrary if shown else "How was it judged that the child does not understand, and by whom?"
        found.append(Record("how_judged", asks))
    if because == "evidently-best-interests":
        found.append(Record("why_evident", "Why is it evident that this is best for the child?"))
    found.append(Record("child_knows", "What does the child know of this, and what do they say? If not asked, why?"))
    return tuple(found)


def may_act(claim: Claim) -> tuple[Refusal, ...]:
    """Why a request for a child cannot be acted on yet; empty where it can.

    A refusal here is never told to a parent as anything about the child: only what they have to show.
    """
    if claim.conflict and not claim.cleared_by:
        return (refusal("authority.hold"),)
    if claim.because is None:
        return (refusal("authority.no-ground"),)
    found = []
    if claim.by != "parent" and claim.because != "child-authorises":
        found.append(refusal("authority.child-alone", who=WHO_WORDS[claim.by]))
    asked = must_record(claim.by, claim.because, claim.nation, claim.band)
    if missing := [record.asks for record in asked if not getattr(claim, record.field).strip()]:
        found.append(refusal("authority.missing", asks=" ".join(missing)))
    found += _understanding(claim)
    return tuple(found)


def _understanding(claim: Claim) -> list[Refusal]:
    """Who understands can give a yes; for who does not, somebody else decides."""
    taken = presumed(claim.nation, claim.band) in ("presumed", "adult-rule")
    understands = claim.understands == "yes" or (taken and claim.understands == "unknown")
    if claim.because == "child-authorises" and not understands:
        return [refusal("authority.cannot-authorise")]
    if claim.because == "child-lacks-understanding" and claim.understands != "no":
        return [refusal("authority.may-understand")]
    return []
