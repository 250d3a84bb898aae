"""Views of the explainer, a module for each part."""
