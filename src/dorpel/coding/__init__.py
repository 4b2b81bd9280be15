"""Reading together: quotes, codes, themes, and one person's act of labelling."""
