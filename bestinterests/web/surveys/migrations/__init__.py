"""Migrations of redress."""
