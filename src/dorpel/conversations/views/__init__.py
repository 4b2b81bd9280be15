"""The desk pages of conversations."""
