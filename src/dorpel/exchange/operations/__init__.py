"""The verbs of this room: files in, files out."""
