"""The public site and follow-your-voice; owns no rows."""
