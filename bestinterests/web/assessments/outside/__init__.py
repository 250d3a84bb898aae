"""Reading from outside: papers named for one person until a moment, each copy marked, each opening kept.

Why it is so: ADR 0016. ``granting`` names and withdraws, ``copies`` makes what a reader gets, ``listing`` is what pages
show on either side.
"""
