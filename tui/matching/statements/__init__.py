"""Whether two claims say the same, the opposite, or another number."""
