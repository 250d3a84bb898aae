"""What the API answers and takes, beyond the types that files and the rest of the program know already."""
