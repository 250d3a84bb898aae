"""Steps from one shape of the table of remarks to the next."""
