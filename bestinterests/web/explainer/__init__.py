"""How the parts fit together, a made-up service to move, which part is needed, and what each page is for."""
