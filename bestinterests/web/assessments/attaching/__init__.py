"""Files that people attach as evidence: what is taken, how each is looked at first, and how it is given out again."""
