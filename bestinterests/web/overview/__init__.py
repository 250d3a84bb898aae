"""All services of an organisation at a glance."""
