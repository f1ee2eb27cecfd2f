"""What is kept; alone in knowing SQL."""
