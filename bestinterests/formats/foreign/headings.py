"""What a column is called, in many words, and what it therefore says. Only headings are read, never content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bestinterests.formats.foreign.mapping import Holds, Meaning

_AFTER = re.compile(r"\b(residual|after|post|net|mitigated|target|remaining|reduced|treated)\b")
_STRAY = re.compile(r"[^\w&/+' -]+")
_NOTE_MARK = re.compile(r"\[(?:\d+|[a-z])\]|[*†‡]+")


class Wording(NamedTuple):
    """Words that a heading may hold, and what it then says."""

    means: Meaning
    pattern: re.Pattern[str]


def _words(means: Meaning, *patterns: str) -> Wording:
    return Wording(means, re.compile("|".join(patterns)))


_IN_PLACE = _words(
    "measure-in-place",
    r"\b(?:existing|current|in place)\b.*\b(?:measure|control|safeguard|mitigation)s?\b",
    r"\b(?:measure|control|safeguard|mitigation)s?\b.*\b(?:already|in place)\b",
)

_RATED_IMPACT = (
    r"^(?:(?:inherent|initial|current|gross|before|pre|residual|net|target|after|post)(?: \w+){0,2} )?"
    r"impact(?: [0-9]+ ?(?:-|to) ?[0-9]+| score| rating| level)?$"
)

RATINGS: tuple[Wording, ...] = (
    _words("likelihood", r"\blikelihood\b", r"\bprobabilit", r"^l$", r"\bfrequency\b", r"\bchance\b"),
    _words(
        "severity", r"\bseverity\b", _RATED_IMPACT, r"^[si]$", r"\bconsequence(?: score| rating)?$", r"\bmagnitude\b"
    ),
    _words(
        "level",
        r"\brisk (?:level|rating|score|rank|grade)\b",
        r"\boverall risk\b",
        r"\bresidual risk\b",
        r"^(?:risk )?(?:rating|score|level|rag|priority)$",
        r"\brag(?: status| rating)?$",
        r"\binherent risk\b",
        r"\brisk after\b",
        r"^r$",
    ),
)

RISKS: tuple[Wording, ...] = (
    *RATINGS,
    _words("reference", r"^(?:risk )?(?:ref|reference|id|no|number|#|nr)\.?$", r"^risk (?:id|no|ref|number)\b"),
    _words("feature", r"^feature\b", r"\bfeature$", r"^(?:product )?(?:area|component|function|functionality|module)$"),
    _words("approved", r"\bapproved\b", r"\bsigned off\b", r"^approval$"),
    _words("effect", r"\beffect on risk\b", r"\bresult\b.*\beliminat", r"^effect$"),
    _words("owner", r"\bowner\b", r"\bresponsib", r"\bassigned to\b", r"^who$", r"\blead$"),
    _words(
        "due",
        r"\bdue\b",
        r"\bdeadline\b",
        r"\btarget date\b",
        r"\bby when\b",
        r"^when$",
        r"\bcompletion date\b",
        r"\btimescale\b",
        r"\btimeframe\b",
    ),
    _words("status", r"^(?:action |control |measure )?status$", r"\bimplemented\b", r"^in place$"),
    _IN_PLACE,
    _words(
        "measure",
        r"\bmeasures?\b",
        r"\bmitigat",
        r"\bcontrols?\b",
        r"\boptions to reduce\b",
        r"\btreatment\b",
        r"\bsafeguards?\b",
        r"\bactions?\b",
        r"\bsolutions?\b",
        r"\bresponse\b",
    ),
    _words(
        "right",
        r"\brights? (?:affected|engaged|touched|at risk)\b",
        r"\bchild(?:ren)?(?:'s|s')? rights?\b",
        r"\bunc?rc\b",
        r"^right$",
    ),
    _words("bands", r"\bage (?:bands?|groups?|ranges?)\b", r"^ages?$"),
    _words(
        "mechanism",
        r"\bcause\b",
        r"\bmechanism\b",
        r"\bhow (?:it|this|the harm) (?:happens|arises|could)\b",
        r"\bpotential impact\b(?!.*source)",
        r"\bimpact on (?:individuals|children|people|users|data subjects)\b",
        r"\bdescription of (?:impact|harm)\b",
        r"\bharm to\b",
        r"\bconsequences\b",
        r"\bdescription\b",
        r"\bdetails?\b",
    ),
    _words("title", r"\brisks?\b", r"\bharms?\b", r"\bthreats?\b", r"\bissue\b", r"\bhazard\b", r"\bconcern\b"),
    _words("note", r"\bcomments?\b", r"\bnotes?\b", r"\bremarks?\b"),
)

_NAMED = {wording.means: wording for wording in RISKS}

MEASURES: tuple[Wording, ...] = (
    *(_NAMED[means] for means in ("approved", "effect", "owner", "due", "status", "note")),
    *RATINGS,
    _IN_PLACE,
    _NAMED["measure"],
    _words("reference", r"^(?:action |measure )?(?:ref|reference|id|no|number|#|nr)\.?$"),
    _words("risk", r"\brisks?\b", r"\bharms?\b"),
)

DATA_MAP: tuple[Wording, ...] = (
    _words(
        "lawful-basis", r"\blawful bas", r"\blegal bas", r"\barticle 6\b", r"\bart\.? ?6\b", r"\bbasis for processing\b"
    ),
    _words("special-category", r"\bspecial categor", r"\bsensitive\b", r"\barticle 9\b", r"\bart\.? ?9\b"),
    _words("transfer-safeguard", r"\bsafeguards?\b", r"\btransfer (?:mechanism|tool)\b"),
    _words(
        "transfers", r"\btransfers?\b", r"\bthird countr", r"\boutside (?:the )?(?:uk|eea)\b", r"\bcountr(?:y|ies)\b"
    ),
    _words("processors", r"\bprocessors?\b", r"\bsub-?processors?\b", r"\bsuppliers?\b", r"\bvendors?\b"),
    _words(
        "recipients",
        r"\brecipients?\b",
        r"\bshared with\b",
        r"\bdisclos",
        r"\bthird part",
        r"\bsharing\b",
        r"\bwho (?:gets|sees|has access)\b",
    ),
    _words(
        "retention",
        r"\bretention\b",
        r"\bretain",
        r"\bhow long\b",
        r"\bkept (?:for|until)\b",
        r"\bdeletion\b",
        r"\bstorage period\b",
    ),
    _words(
        "source",
        r"\bsources?\b",
        r"\bcollected from\b",
        r"\bwhere (?:from|obtained)\b",
        r"\borigin\b",
        r"\bobtained from\b",
    ),
    _words("purpose", r"\bpurposes?\b", r"\bwhy\b", r"\breason for processing\b", r"\buse of (?:the )?data\b"),
    _words("profiling", r"\bprofil"),
    _words("automated-decision", r"\bautomated\b", r"\badm\b"),
    _words("generative-ai", r"\bgenerative\b", r"\bgen ?ai\b"),
    _words("geolocation", r"\bgeo-?location\b", r"^location(?: data)?$"),
    _words("inferred", r"\binferred\b"),
    _words("default", r"\bdefault\b"),
    _words("role", r"\bcontroller\b.*\bprocessor\b", r"\bour role\b", r"^role$"),
    _words("childrens-part", r"\bchild(?:ren)? (?:sees?|controls?|choices?|told)\b"),
    _words("parents-part", r"\bparent(?:s|al)? (?:sees?|controls?|choices?|told)\b"),
    _words("reference", r"^(?:ref|reference|id|no|number|#|nr)\.?$"),
    _words("feature-description", r"^(?:feature|activity|process) description\b"),
    _words(
        "feature",
        r"^feature\b",
        r"\bfeature$",
        r"^(?:processing )?activity\b",
        r"^(?:business )?process\b",
        r"\bprocess(?:ing)? (?:name|activity)\b",
        r"^system\b",
        r"^service\b",
        r"^asset\b",
        r"^product\b",
    ),
    _NAMED["bands"],
    _words(
        "data",
        r"\bdata (?:kinds?|types?|items?|elements?|fields?|categor\w*|collected|held|points?|set)\b",
        r"\b(?:categories|kinds?|types?) of (?:personal )?data\b",
        r"^(?:personal )?data$",
        r"\bwhat data\b",
        r"\bpersonal (?:data|information)\b",
    ),
    _NAMED["note"],
)

WORDINGS: dict[Holds, tuple[Wording, ...]] = {"risks": RISKS, "measures": MEASURES, "data-map": DATA_MAP}
"""Wordings by what a table holds; the first that fits a heading is taken."""

_LONGEST = 300
"""Characters of a heading that are looked at."""
_RATED = frozenset({"likelihood", "severity", "level"})
_ONCE = frozenset({"title", "feature", "right", "reference", "risk", *_RATED, *(f"after-{name}" for name in _RATED)})
"""Meanings that one column of a table has; a second one is kept as a note."""


@lru_cache(maxsize=8192)
def normal(heading: str) -> str:
    """Return a heading as it is compared: small letters, single spaces, no marks."""
    return " ".join(
        _STRAY.sub(" ", _NOTE_MARK.sub("", heading.replace("\n", " ").replace(": ", ":  "))).casefold().split()
    )


def meanings(headings: Sequence[str], holds: Holds) -> tuple[Meaning | None, ...]:
    """Return what each column says, as far as its heading tells; None where it does not, or another says it already."""
    wordings = WORDINGS.get(holds, ())
    taken: set[Meaning] = set()
    found: list[Meaning | None] = []
    for heading in headings:
        means = _meaning(heading, wordings, taken)
        found.append(means)
        if means:
            taken.add(means)
    if holds == "risks" and "title" not in taken and "mechanism" in taken:
        # Where no column is just the risk, the first that describes it is what people call it by.
        found[found.index("mechanism")] = "title"
    return tuple(found)


def _meaning(heading: str, wordings: Iterable[Wording], taken: set[Meaning]) -> Meaning | None:
    words = normal(heading[:_LONGEST])
    for means, pattern in wordings:
        if not words or not pattern.search(words):
            continue
        if means in _RATED and (_AFTER.search(words) or means in taken):
            means = _after(means)
        if means in taken and means in _ONCE:
            continue
        return means
    return None


def _after(means: Meaning) -> Meaning:
    after: dict[Meaning, Meaning] = {
        "likelihood": "after-likelihood",
        "severity": "after-severity",
        "level": "after-level",
    }
    return after[means]


def held_by(means: Iterable[Meaning | None], holds: Holds) -> bool:
    """Say whether columns that say this are enough for a table to hold that."""
    said = {each for each in means if each}
    rated = said & {"likelihood", "severity", "level", "after-level"}
    if holds == "risks":
        return ("title" in said or "mechanism" in said) and bool(rated or "measure" in said) and len(said) > 1
    if holds == "measures":
        return "measure" in said and bool(said & {"risk", "owner", "due", "effect", "approved", "after-level"})
    return "data" in said and bool(said & {"purpose", "lawful-basis", "retention", "recipients", "source"})
