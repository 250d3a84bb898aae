"""When an item of a case has to be answered, with the whole working shown: a record of law, not a reading of a clock.

Pure: events, a day and a table of bank holidays go in; deadlines come out with each step, its basis and its source.
Start reading at ``counting.py``; ``README.md`` says the rules and where the law is grey.
"""

from bestinterests.workflow.clocks.counting import working
from bestinterests.workflow.clocks.recomputing import recomputed

__all__ = ["recomputed", "working"]
