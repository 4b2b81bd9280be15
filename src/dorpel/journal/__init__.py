"""Who did what to which thing, when and why; never the content."""
