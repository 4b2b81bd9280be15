"""What the city resolved, with its reason, and what it then does."""
