"""The page of an entity on the screen."""
