"""A fictional city for demonstrations, tests and benches: pure values from a seed, and what stores them."""
