"""Speakers: the entity behind a source, and how sure that is.

A named source speaks for itself. For the rest the article is read as a scene
(`scene`): those who are named or introduced in it, each with the places where
that happens. A pronoun goes to the most salient that it fits (`pronouns`), a
description to the one it is true of (`descriptions`), a relative to the noun
before it. Whoever is introduced without a name ("a spokeswoman") can be meant
as well, so that "she" stays with the spokeswoman. A guess says that it is one.
"""

from tui.analysis.claims.speakers.resolver import Speakers

__all__ = ["Speakers"]
