"""Several assessors rate apart: rounds, what each rates alone under a key, and the spread once all of it is shown."""
