"""The shelf: articles, their places and their words, all of it re-creatable from the corpus."""
