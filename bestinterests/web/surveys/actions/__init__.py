"""What is done with surveys, each in one transaction."""
