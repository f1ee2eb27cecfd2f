"""Feeds and pages of the web, written as files into a folder of the user's.

The only home that talks to the network, and only when the user typed
`newsreader add`. Whatever comes is hostile: addresses are checked where they
are connected to, answers are bounded in time and size, and every file lies
below the one folder under a name of our making. What was fetched becomes
articles by the way of all files, `tui.ingest`.
"""
