"""What has been looked for: the grid, its questions, and statements that answer blocks of it."""
