"""The query language: any string is a query; `str` of a query parses to the same query."""
