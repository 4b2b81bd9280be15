"""What was said at the door: the inbox, the guide, conversations, voices, answers, consent, withdrawal."""
