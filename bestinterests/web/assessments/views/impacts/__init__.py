"""Impacts: how uses of data touch rights of children, in both directions."""
