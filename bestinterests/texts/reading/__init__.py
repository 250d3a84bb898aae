"""How hard a text is to read: counts of words, sentences and syllables, a grade, and a gate for each audience.

A formula sees lengths, never meaning. A gate that is missed is a fault; one that is passed proves nothing.
"""

NOT_PROOF = (
    "Passing is not proof. The formula counts words and syllables and knows nothing of meaning. "
    "Texts for children are drafts until children have tested them."
)
"""What every report says."""
