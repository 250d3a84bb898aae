"""Steps from one shape of the tables of the desk to the next."""
