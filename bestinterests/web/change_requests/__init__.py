"""Changes that product people describe, what the officer answers, and what brings an assessment back."""
