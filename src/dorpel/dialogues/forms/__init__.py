"""The forms over the dialogue's own rows."""
