"""What the reader says about findings: explained, corrected, drawn anew or made by hand."""
