"""The words of the field as frozen values: what an assessment says, what packs say, what an evaluation finds.

Nothing here reads files, knows the time, or depends on another room of this house. The modules of this package write
types as they are, without ``from __future__ import annotations``: a struct's types are read when it is first decoded,
and reading each from a text took a tenth of every start of the command.
"""
