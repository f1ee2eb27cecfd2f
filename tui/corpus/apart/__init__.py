"""A process that reads what may never end, and is ended then."""
