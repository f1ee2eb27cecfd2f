"""Files in, articles out; never writes."""
