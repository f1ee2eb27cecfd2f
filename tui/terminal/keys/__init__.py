"""Keys: how they arrive, which command they run, and how the screen shows them."""
