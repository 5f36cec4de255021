"""A person's words to a Query, a Query to an Answer. Pure: no I/O, and `today` is an argument."""
