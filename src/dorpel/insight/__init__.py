"""What it all amounts to: reach and outcomes, from counts that are kept up to date."""
