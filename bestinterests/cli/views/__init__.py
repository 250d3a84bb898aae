"""What the command prints of a result: pages of plain text, built from values."""
