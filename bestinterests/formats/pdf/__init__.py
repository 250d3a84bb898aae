"""A paper as PDF: tagged for PDF/UA-1, to print and to send, with the document inside.

A fixed template sets the page from values. What a person typed is a value and is never read as code of the template.
"""
