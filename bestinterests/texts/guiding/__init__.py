"""How the parts fit together, which one is needed, and what each screen is for: texts as data, with their checks."""
