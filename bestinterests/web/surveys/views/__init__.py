"""Pages of surveys: for children, and for those who ask them."""
