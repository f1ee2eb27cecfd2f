"""The command line: every command with its arguments, what completes it, and the manual."""
