"""What is done by the clock: when each job was last done, and doing those that are due."""
