"""Views of the framework, a module for each part."""
