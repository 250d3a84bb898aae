"""Things taken over from other assessments: with their origin, and with what changed there offered, never applied.

Start reading at ``taking.py``; ``following.py`` keeps what is known of origins, ``answering.py`` takes a change over or
sets it aside, ``readings.py`` keeps how each feature is judged, so that the same one can be compared.
"""
