"""The words of the field as frozen values: what an assessment says, what packs say, what an evaluation finds.

Nothing here reads files, knows the time, or depends on another room of this house.
"""
