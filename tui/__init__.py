"""A terminal reader for local corpora of news: entities, claims, tags and search.

Imports go down this list, never up, and homes on one floor do not know each
other; `tests/test_floors.py` holds it.

    cli                                  the command: arguments, wiring, exit status
    floor 5   terminal                   what you see and press; alone with textual, rich
    floor 4   ingest · exchange          corpus into library; findings and marks out and in
    floor 3   library                    what is kept; alone with SQL
    floor 2   corpus · analysis · matching
                                         files in · findings out (alone with spaCy) ·
                                         strings against strings (alone with rapidfuzz)
    floor 1   news                       the vocabulary: frozen values, standard library only
    beside    errors                     what, where, what to do; known to all
"""

__version__ = "0.1.0"
