"""Reading from outside: papers named for one person until a moment, each copy marked, each opening kept.

``granting`` names and withdraws, ``copies`` makes what a reader gets, ``listing`` is what pages show on either side.
Why: docs/adr/0017-a-copy-for-somebody-outside-is-marked-and-carries-nothing.md
"""
