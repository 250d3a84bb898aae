"""What people are told: on screen, and in a digest by e-mail."""
