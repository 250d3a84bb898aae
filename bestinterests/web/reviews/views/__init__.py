"""Pages of review and decision: fetch and authorise, one action, redirect."""
