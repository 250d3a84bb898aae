"""What anybody reads, without an account."""
