"""The views of the pages on rights."""
