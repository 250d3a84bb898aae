"""From draft to a decision that stands: states, who may do what and why not, and what brings an assessment back.

Pure: a course and a person go in, refusals or the next course come out; no clock, no database. Start reading at
``transitions.py``, the one table; each policy (``may_submit``, ``may_review``, ...) adds what its step asks beyond it.
"""
