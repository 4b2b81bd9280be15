"""Conversation tables: rounds, who sits where, and what was noted."""
