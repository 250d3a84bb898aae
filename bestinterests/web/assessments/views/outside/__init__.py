"""Pages of reading from outside: of those who name documents, and of those who read them."""
