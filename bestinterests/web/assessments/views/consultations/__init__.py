"""Consultations: planned, held, answered for; who was asked, what they said, what became of each thing they said."""
