"""On what grounds a request may be refused, what a refusal has to say, and where somebody can go next.

A list for staff: words for children stand in the texts, under the key that each ground and rung names.
"""
