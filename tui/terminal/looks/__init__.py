"""Looks: themes and their files, contrast, signs, and text made safe for the terminal."""
