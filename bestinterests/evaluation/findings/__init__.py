"""What the rules found on harms, taken together so that a reader meets each matter once."""
