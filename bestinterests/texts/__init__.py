"""Texts for people, by audience and language, and how hard they are to read.

Texts stand as data in ``source/``; ``texts.texts(audience, language)`` gives them to a page. ``reading`` measures any
text against the gate of its audience. README.md says how a page asks, and how a text is written or translated.
"""
