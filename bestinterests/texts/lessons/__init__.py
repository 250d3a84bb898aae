"""Packs of lessons as data: a plan, sheets to print, answers, an assembly and a sheet to take home."""
