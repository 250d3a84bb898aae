"""The workbook: an assessment that goes out to be filled in by people, and comes back without loss.

``sheets`` declares every table of it, column by column; ``writing`` writes and ``reading`` reads those same columns, so
that no column can be written without being read. The document it was made from travels inside (``base``): a cell that
nobody touched says nothing, and whatever has no cell is taken from there.
"""
