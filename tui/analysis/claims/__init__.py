"""Claims: who says what, read off the parse, the quotation marks and the headlines."""
