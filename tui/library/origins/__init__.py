"""Where texts come from: copies of one another, and whom they credit."""
