"""Every ground for refusing a request, by the rights that it may refuse. Direct marketing is in none of them."""

from typing import get_args

from bestinterests.workflow.casework.words import Nation, Request
from bestinterests.workflow.clocks.events import Right
from bestinterests.workflow.grounds.sources import said
from bestinterests.workflow.grounds.values import Ground

_EVERY: tuple[Request, ...] = tuple(each for each in get_args(Request) if each != "marketing")
_MACHINE: tuple[Request, ...] = ("automated-decision", "age-result")
# Where the nation is not known, only what holds in all of them.
_CHILD: dict[Nation, int] = {"england": 18, "wales": 18, "northern-ireland": 18, "scotland": 16, "unknown": 16}

_ANY = (
    Ground(
        id="manifestly-unfounded",
        title="Manifestly unfounded",
        rights=_EVERY,
        staff=said(
            "It is plain that this is not meant to use the right, but to harass, say. That is for us to show. "
            "A child who writes clumsily, angrily or often is not that.",
            "art-12-5",
        ),
    ),
    Ground(
        id="manifestly-excessive",
        title="Manifestly excessive",
        rights=_EVERY,
        staff=said(
            "It is plain that this asks far too much, above all by repeating itself. For us to show.", "art-12-5"
        ),
    ),
    Ground(
        id="cannot-identify",
        title="We cannot tell which information is theirs",
        rights=_EVERY,
        staff=said(
            "We can show that we cannot tell which information is this person’s. They may tell us more, and then we "
            "look again. Ask for no more than it takes, and for no passport where an account will do.",
            "art-11",
        ),
    ),
    Ground(
        id="exemption",
        title="An exemption in Schedules 2 to 4",
        rights=_EVERY,
        staff=said(
            "A paragraph of Schedules 2 to 4 applies to this very information and this right. Name the paragraph, and "
            "give the rest.",
            "sch-2",
            "sch-3",
            "sch-4",
        ),
    ),
)

_ACCESS = (
    Ground(
        id="others-data",
        title="It is about somebody else as well",
        rights=("access",),
        staff=said(
            "It shows somebody else, who has not agreed and need not be shown. Give all that can be parted.", "sch-2"
        ),
    ),
    Ground(
        id="privilege",
        title="Legal privilege",
        rights=("access",),
        staff=said("It is advice of a lawyer, or was made for a court case.", "sch-2"),
    ),
    Ground(
        id="proportionate-search",
        title="A reasonable search found no more",
        rights=("access",),
        staff=said(
            "They get what a reasonable and proportionate search finds. Say where was searched.",
            "art-15",
            provenance="confirmed",
        ),
    ),
    Ground(
        id="serious-harm",
        title="Serious harm to somebody’s health",
        rights=("access",),
        staff=said(
            "It is about health, social work or education, and seeing it would be likely to cause serious harm to the "
            "health of somebody. For health, the right health professional says so first.",
            "sch-3",
        ),
    ),
    Ground(
        id="not-for-parents",
        title="The child did not want it to reach who asks",
        rights=("access",),
        staff=said(
            "A parent asks for health or social work information that the child gave expecting that it would not reach "
            "them, or has said should not. Say no more than that it is not given.",
            "sch-3",
        ),
        parent_only=True,
        under=_CHILD,
    ),
    Ground(
        id="child-abuse",
        title="Information on child abuse",
        rights=("access",),
        staff=said(
            "A parent asks for information on whether a child was or may be abused, and giving it would not be in that "
            "child’s best interests. Speak with the safeguarding lead first.",
            "sch-3",
        ),
        parent_only=True,
    ),
)

_ERASURE = tuple(
    Ground(id=f"keep-{key}", title=title, rights=("erasure",), staff=said(text, "art-17"))
    for key, title, text in (
        (
            "needed",
            "None of the reasons to delete applies",
            "It is still needed for what it was taken for, and nothing else asks for it to go. What a child gave to an "
            "online service on consent must go when they ask.",
        ),
        ("expression", "Freedom to speak and to know", "It is needed for the freedom of expression and information."),
        ("law", "A law or public task asks for it", "The law, or a task in the public interest, needs it kept."),
        ("health", "Public health", "It is needed in the public interest for public health."),
        ("archive", "Archives, research and statistics", "It is needed for these, and deleting it would spoil them."),
        ("claims", "Legal claims", "It is needed to bring or to meet a claim in court."),
    )
)

_OTHER = (
    Ground(
        id="accurate",
        title="It is accurate",
        rights=("rectification", "age-result"),
        staff=said(
            "It was checked, and it is right and complete for its purpose. Offer to add what they say beside it.",
            "art-16",
        ),
    ),
    Ground(
        id="no-reason-to-limit",
        title="None of the reasons to limit applies",
        rights=("restriction",),
        staff=said(
            "It is not disputed, the use is lawful, we still need it, and no objection waits. While one of these is "
            "being checked, the use is limited.",
            "art-18",
        ),
    ),
    Ground(
        id="not-consent-or-contract",
        title="Not held on consent or a contract",
        rights=("portability",),
        staff=said("They did not give it, or it is held on another ground than consent or a contract.", "art-20"),
    ),
    Ground(
        id="not-by-computer",
        title="Not used by computers",
        rights=("portability",),
        staff=said("It is held on paper alone.", "art-20"),
    ),
    Ground(
        id="compelling-grounds",
        title="Compelling grounds",
        rights=("objection",),
        staff=said(
            "Compelling grounds weigh more than this child’s interests, rights and freedoms, or it is needed for legal "
            "claims. For us to show. Never against an objection to direct marketing, nor to profiling for it.",
            "art-21",
        ),
    ),
    Ground(
        id="other-basis",
        title="The use rests on something that cannot be objected to",
        rights=("objection",),
        staff=said(
            "It rests neither on legitimate interests nor on a public task. Consent can be taken back.", "art-21"
        ),
    ),
    Ground(
        id="human-involved",
        title="A person took a real part",
        rights=_MACHINE,
        staff=said(
            "The decision was not made by a computer alone: a person took a meaningful part in it. "
            "Say who by role, and how.",
            "art-22a",
            provenance="confirmed",
        ),
    ),
    Ground(
        id="not-significant",
        title="No significant decision",
        rights=_MACHINE,
        staff=said(
            "It has no effect in law on them, nor another that is as significant. "
            "Judge that from where a child stands.",
            "art-22a",
            provenance="confirmed",
        ),
    ),
)

GROUNDS: dict[str, Ground] = {ground.id: ground for ground in (*_ANY, *_ACCESS, *_ERASURE, *_OTHER)}
"""Every ground by its id, in the order in which it is listed."""


def grounds_for(right: Right, *, parent_asks: bool = False) -> tuple[Ground, ...]:
    """The grounds that may refuse a request; none where it is to stop direct marketing, which is never refused.

    parent_asks: does somebody with parental responsibility ask for a child?
    """
    return tuple(
        ground for ground in GROUNDS.values() if right in ground.rights and (parent_asks or not ground.parent_only)
    )
