"""What a query may mean: its words, their corrections, the names they stand for."""
