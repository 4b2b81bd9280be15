"""What grew from the talks of the fictional city, each step through the operation that people use."""
