"""Pages of an assessment: fetch and authorise, one action, redirect."""
