"""Who takes part, as far as the workflow has to know."""

from typing import Literal

from bestinterests.domain.base import Base
from bestinterests.workflow.interests import Interest

Duty = Literal["assessor", "reviewer", "dpo", "decider", "second-signatory", "action-owner", "administrator"]
"""What somebody may be asked to do in an organisation; all but the last are words of the packs' duties."""

DUTY_WORDS: dict[Duty, str] = {
    "assessor": "an assessor",
    "reviewer": "a reviewer",
    "dpo": "the data protection officer",
    "decider": "a decider",
    "second-signatory": "a second signatory",
    "action-owner": "an action owner",
    "administrator": "an administrator",
}
"""Each duty as it stands in a sentence."""


class Actor(Base, frozen=True, kw_only=True):
    """A person who acts. id: public id. name: as it would stand under a decision; blank for nobody in particular.

    senior: a named senior person who may sign what the method asks for. interest: what they have declared for
    everything in the organisation; None where they declared nothing so wide.
    """

    id: str
    name: str = ""
    duties: tuple[Duty, ...] = ()
    senior: bool = False
    interest: Interest | None = None


class Arrangement(Base, frozen=True, kw_only=True):
    """What an organisation has settled for its assessments.

    reviewers: fewest views that a round needs, 1 or more. dpo: is a data protection officer designated, so that advice
    must be sought (UK GDPR Art 35(2))?
    """

    reviewers: int = 1
    dpo: bool = True


def any_of(duties: tuple[Duty, ...]) -> str:
    """The duties in a sentence: ``a decider or an administrator``."""
    return " or ".join(DUTY_WORDS[duty] for duty in duties)
