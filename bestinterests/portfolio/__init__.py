"""Many assessments: taken in once, kept as counts, and asked by right, age and sector. Never a score, never a rank."""
