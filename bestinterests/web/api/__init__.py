"""The workspace for other systems: REST over everything, described by OpenAPI."""
