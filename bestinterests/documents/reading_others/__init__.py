"""What others published, told in words: one document by itself, two beside each other. No score, no rank."""
