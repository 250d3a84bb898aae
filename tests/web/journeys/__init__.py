"""Journeys: what people do in the workspace from its first minute to a decision, in a real browser, page by page."""
