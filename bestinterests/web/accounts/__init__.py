"""People, organisations and roles: who signs in, who belongs where, and who may do what."""
