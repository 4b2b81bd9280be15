"""The newspaper: editions, articles, and pages that close."""
