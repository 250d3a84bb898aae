"""Asking children by a short survey in a session that a grown-up runs: counts, sealed words, and who is missing."""
