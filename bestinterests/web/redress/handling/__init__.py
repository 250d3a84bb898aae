"""What staff do about a case as pages offer it: the table of deeds, their forms, words to begin from, and lists."""
