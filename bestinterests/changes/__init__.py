"""What changed between two documents, and what becomes of two sets of changes: diff, apply, three-way merge.

Start reading at ``merging.py``. Each field's unit of merge stands beside its type in ``domain``.
"""

from bestinterests.changes.application import apply
from bestinterests.changes.difference import diff
from bestinterests.changes.meeting import edits_that_meet
from bestinterests.changes.merging import merge

__all__ = ["apply", "diff", "edits_that_meet", "merge"]
