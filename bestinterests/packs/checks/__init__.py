"""What a pack is checked for beyond its shape: references, and what the content has to mean."""
