"""The laboratory: experiments with a question, a host and what was learned."""
