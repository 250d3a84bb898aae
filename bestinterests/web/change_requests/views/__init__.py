"""Pages of change requests and of what brings assessments back, a module for each part."""
