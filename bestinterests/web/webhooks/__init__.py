"""Telling other systems what was done here, signed."""
