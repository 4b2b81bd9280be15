"""Claims with their evidence for and against, adopted and published by people."""
