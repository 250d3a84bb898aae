"""Cases: what children, parents, teachers and others tell a service, and what becomes of it."""
