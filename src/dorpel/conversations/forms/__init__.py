"""The forms of conversations."""
