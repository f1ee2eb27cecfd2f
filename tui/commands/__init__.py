"""The commands of `newsreader`, one module each; `cli` loads only the one that is asked for."""
