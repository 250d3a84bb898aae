"""From a framework and an assessment to what follows on that record: pure, deterministic, explained.

Start reading at ``engine.py``; every number it uses stands in a profile of the packs, every rule in ``rules.py``.
"""

from bestinterests.evaluation.before import BeforeReading, before_levels
from bestinterests.evaluation.engine import evaluate

__all__ = ["BeforeReading", "before_levels", "evaluate"]
