"""What the commands print: rows, lines and reports, made safe for a terminal."""
