"""Everything that is done in the register: preparing, publishing, withdrawing, bringing in."""
