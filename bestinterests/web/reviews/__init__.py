"""From a finished record to a decision that stands: independent views, advice, the decision, what brings it back."""
