"""A terminal reader for local corpora of news: entities, claims, tags and search.

Imports go down this list, never up, and homes on one floor do not know each
other; `tests/test_floors.py` holds it.

    cli, commands            the command: arguments, wiring, exit status
    paths, state             where things lie; what was open last. Only cli and commands ask
    floor 6   terminal       what you see and press; alone with textual, rich
    floor 5   background     the two processes that keep the library up to date
    floor 4   ingest · exchange · fetching
                             corpus into library; findings and marks out and in;
                             feeds and pages into files (alone with the network, asked by
                             `newsreader add` alone: nothing is ever sent by itself)
    floor 3   library        what is kept; alone with SQL
    floor 2   corpus · analysis · matching
                             files in · findings out (alone with spaCy) ·
                             strings against strings (alone with rapidfuzz)
    floor 1   news           the vocabulary: frozen values, standard library only
    beside    errors, settings, events
                             what went wrong, what the reader chose, what the work of
                             floors 4 and 5 tells; known to all
"""

__version__ = "0.1.0"
