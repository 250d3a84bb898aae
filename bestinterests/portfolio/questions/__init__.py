"""Questions that are put to many assessments, one module each: written once, answered by any engine.

Each counts services, and says of how many. None averages levels, makes a score or ranks services.
"""

from __future__ import annotations

from bestinterests.portfolio.questions.behind import BEHIND_IT
from bestinterests.portfolio.questions.change import CHANGE
from bestinterests.portfolio.questions.contradictions import CONTRADICTIONS
from bestinterests.portfolio.questions.evidence import EVIDENCE
from bestinterests.portfolio.questions.heat import HEAT
from bestinterests.portfolio.questions.measures import MEASURES
from bestinterests.portfolio.questions.patterns import PATTERNS
from bestinterests.portfolio.questions.question import ALL_SECTORS, Column, Question
from bestinterests.portfolio.questions.robustness import ROBUSTNESS
from bestinterests.portfolio.questions.sample import SAMPLE
from bestinterests.portfolio.questions.standards import STANDARDS
from bestinterests.portfolio.questions.unassessed import UNASSESSED
from bestinterests.portfolio.questions.unheard import UNHEARD
from bestinterests.portfolio.questions.unlooked import UNLOOKED
from bestinterests.portfolio.questions.verdicts import VERDICTS_NOW

__all__ = ["ALL_SECTORS", "QUESTIONS", "Column", "Question"]

QUESTIONS: dict[str, Question] = {
    question.name: question
    for question in (
        HEAT,
        VERDICTS_NOW,
        UNHEARD,
        UNLOOKED,
        STANDARDS,
        CONTRADICTIONS,
        MEASURES,
        PATTERNS,
        CHANGE,
        ROBUSTNESS,
        SAMPLE,
        EVIDENCE,
        UNASSESSED,
        BEHIND_IT,
    )
}
"""Every question by name, in the order in which they are shown."""
