"""Keeping what is counted: what an assessment counts for, and the numbers, lists and deadlines that follow from it."""
