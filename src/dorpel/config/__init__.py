"""Where everything comes together: settings, addresses, reactions, the server and the command line."""
