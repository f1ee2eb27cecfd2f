"""What the reader does to articles and their texts: marks, tags, and taking things out."""
