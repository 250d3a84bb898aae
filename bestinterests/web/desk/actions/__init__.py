"""What is written at the desk."""
