"""Steps from one shape of the tables of people to the next."""
