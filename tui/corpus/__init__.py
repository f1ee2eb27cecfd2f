"""Files in, articles out; never writes.

`folder` says which files there are and what changed; `formats.read` makes
articles of one file by the reader of its format (`readers`), whose raw finds
are a `draft`; every text passes `clean`, the door where hostile text becomes
safe, before it is an article.
"""
