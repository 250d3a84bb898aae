"""The pages of people: the first one, joining, one's own account, the people of an organisation."""
