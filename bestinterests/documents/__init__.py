"""Documents without a format: the report, the DPIA, the action plan, the board page and the public entry."""
