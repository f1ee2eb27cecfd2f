"""Files that hold files: compressed, archives, crawls. Nothing is unpacked to the disk."""
