"""Other people's spreadsheets without a database: a file in, a stream of drafts of conversations out."""
