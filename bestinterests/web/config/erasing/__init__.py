"""Erasing somebody's account: what is theirs goes, records stay without their name, and ledgers still verify.

It stands here, above every app, because every app keeps something of people.
"""
