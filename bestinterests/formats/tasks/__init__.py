"""What is to be done, where people keep their work: a calendar, a table, a task list."""
