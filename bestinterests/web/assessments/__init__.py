"""Assessments in the workspace: the head document, its history, what is typed and not yet saved, and its lists.

The document is the truth; rows are there to find it. Start reading at ``actions/editing.py``: every edit and every
file that comes in passes through the one merge there.
"""
