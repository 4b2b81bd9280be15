"""The formats of others, in and out."""
