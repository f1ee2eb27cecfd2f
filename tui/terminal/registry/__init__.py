"""The registry of commands: everything the reader can do from the keyboard, said once."""
