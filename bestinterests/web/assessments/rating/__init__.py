"""Rating an impact: what is asked in each slot, which impact comes next, and what follows while somebody rates."""
