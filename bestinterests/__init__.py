"""Assess whether an online service acts in the best interests of children."""

__version__ = "0.1.0"
