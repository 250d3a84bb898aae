"""Pages of rating apart: rounds, and rating alone."""

from bestinterests.web.assessments.views.apart.alone import alone, keep, standing_still
from bestinterests.web.assessments.views.apart.rounds import close, give, open_round, round_shown, rounds

__all__ = ["alone", "close", "give", "keep", "open_round", "round_shown", "rounds", "standing_still"]
