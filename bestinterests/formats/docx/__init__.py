"""A paper as a Word document that can be edited: real styles, real tables, and the document carried inside."""
