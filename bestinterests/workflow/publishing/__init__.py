"""What may be published of an assessment, by whom, what can be left out of it, and the value that comes of it."""
