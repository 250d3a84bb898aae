"""Taking in: from files to the rows of each version, in batches that are there wholly or not at all."""
