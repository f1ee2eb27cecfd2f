"""What is kept; alone in knowing SQL.

library, connection, turns   the file, opened and closed; who may write now
schema, migration, tables/   its tables, and how an older file is lifted to them
shelf/                       articles, their places and words
claims/, entities/, origins/ what was found in them, and where texts come from
marks/, corrections/         what the reader made: never lost
backup/                      copies, dumps, and what a damaged file still gives
search/                      queries answered
"""
