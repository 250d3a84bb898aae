"""The workspace in a browser, with Django: the rim that turns requests into calls of the inner rooms."""
