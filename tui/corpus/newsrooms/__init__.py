"""Newsrooms: which agency an article credits, and which publishers belong together."""
