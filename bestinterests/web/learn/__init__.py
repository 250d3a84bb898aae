"""The framework to read and to search, and what people say is wrong or missing in it."""
