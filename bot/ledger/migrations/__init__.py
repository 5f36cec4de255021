"""Every version of the tables, one module a step. Once released, a step is never changed."""
