"""The JSON of the CNIL's PIA tool: in as a draft, in every shape it was written; out with losses listed."""
