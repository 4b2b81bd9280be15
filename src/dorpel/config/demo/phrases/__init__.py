"""What people say, per language: banks of phrases in a small grammar (see `grammar.py` for its notation)."""
