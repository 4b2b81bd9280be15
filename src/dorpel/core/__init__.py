"""What every room stands on: abstract rows, facts, actors, paging, encryption. No tables."""
