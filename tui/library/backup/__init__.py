"""What is done so that no mark is lost: backups, dumps, merging, repair of a damaged file."""
