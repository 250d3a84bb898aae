"""Taking things over from other assessments, what changed where they came from, and the same feature judged apart."""
