"""The desk pages of the dialogue's own rows."""
