"""The dialogue itself: what it wants, its phases, decisions, people and services; and every right."""
