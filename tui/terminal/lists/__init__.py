"""The lists: what they hold, how a row looks, how they are grouped, folded and narrowed."""
