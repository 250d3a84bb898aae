"""Pages for whoever comes to a portal: without an account, without script, in words of their age."""
