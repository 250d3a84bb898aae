"""How the tables of assessments came to be."""
