"""Differences as people read them: what changed by item, what contradicts what, and what the record should say.

Start reading at ``changes.py``; ``questions.py`` turns a conflict into a question, ``answers.py`` reads the choice.
"""
