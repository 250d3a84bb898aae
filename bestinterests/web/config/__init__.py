"""How the workspace is set up and put together: settings, addresses, headers, logs, and checks of a safe start."""
