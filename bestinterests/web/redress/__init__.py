"""Redress: what children, parents and others tell a service, answered in time, and with consequences."""
