"""The record of what was done, by whom and when: append-only, chained by digests, and honest about what was removed.

Start reading at ``models.py``; ``appending.py`` is the one way in, ``verifying.py`` says whether anything was changed.
"""
