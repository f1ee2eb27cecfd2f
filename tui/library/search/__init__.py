"""Search: a query in, ranked articles and their hits out, on a connection of its own."""
