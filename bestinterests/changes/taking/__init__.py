"""Items taken over from one document into another: what comes along, what stays there and why, what changed since.

Start reading at ``parcel.py``. Nothing here knows which documents there are, or who may read them.
"""
