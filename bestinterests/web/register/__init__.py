"""Publishing what was decided, and the register in which everybody reads it."""
