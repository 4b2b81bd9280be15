"""Who takes part: persons, their devices and, apart from all else, their addresses."""
