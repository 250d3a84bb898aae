"""Features: the parts of the service that children or parents meet."""
