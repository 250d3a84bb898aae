"""Pages of the register: those of an assessment, and those that anybody reads."""
