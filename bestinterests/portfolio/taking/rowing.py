"""From one version to its rows in every table. Pure: a version gives the same rows on disk and in a database."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.domain.evaluation import Evaluation, ProfileResult
from bestinterests.portfolio.evidence.statements import statements_of
from bestinterests.portfolio.rows import PROFILES, VERSION_ROWS, Row
from bestinterests.portfolio.taking.counting import counts_of
from bestinterests.portfolio.taking.describing import version_of
from bestinterests.portfolio.taking.following import findings_of, judged_of, measures_of, obligations_of
from bestinterests.portfolio.taking.leveling import levels_of
from bestinterests.portfolio.taking.looking import ages_of, asked_of, places_of
from bestinterests.portfolio.taking.taking import Taking


def rows_of(taking: Taking) -> dict[str, list[Row]]:
    """Return the rows of one version by the name of their table, every table of ``VERSION_ROWS`` among them.

    Where nothing was evaluated there is the row of the version, with what was asked, answered and done; where the packs
    of the record are not here, nothing is counted, though a published verdict is kept.
    """
    head = head_of(taking.evaluation)
    found: dict[str, Iterable[Row]] = {
        "versions": [version_of(taking, head)],
        "asked": asked_of(taking),
        "obligations": obligations_of(taking),
        "measures": measures_of(taking),
        "statements": statements_of(taking.version, taking.document, taking.framework),
    }
    if head is not None and taking.evaluation is not None:
        levels = levels_of(taking)
        found |= {
            "counts": counts_of(taking, levels),
            "places": places_of(taking, head.now),
            "ages": ages_of(taking, head.now),
            "findings": findings_of(taking, taking.evaluation, (head.now, head.expected)),
            "judged": judged_of(taking, levels, head.now, regulators=head.profile == PROFILES[1]),
        }
    return {struct.table: list(found.get(struct.table, ())) for struct in VERSION_ROWS}


def head_of(evaluation: Evaluation | None) -> ProfileResult | None:
    """Return the headline profile of an evaluation, or the first where it has none of that name."""
    if evaluation is None or not evaluation.profiles:
        return None
    named = (result for result in evaluation.profiles if result.profile == evaluation.headline_profile)
    return next(named, evaluation.profiles[0])
