"""The commands of `newsreader`, one module each; `cli` loads only the one that is asked for.

Folders hold what several of them use: their arguments, what they open, print and run.
"""
