"""From a finished record to a decision that stands: independent views, advice, the decision, and what brings it back."""
