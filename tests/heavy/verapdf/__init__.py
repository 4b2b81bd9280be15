"""veraPDF, the validator of PDF/UA-1: its jar lies in a package of PyPI, and a small class of ours calls it."""
