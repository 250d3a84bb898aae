"""Runnable comparisons: ratios within one run and how cost grows, never a timed test."""
