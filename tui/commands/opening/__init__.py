"""What is opened before a command can work: its library, the analyst, the terminal, the screen."""
