"""The widgets: told values, they post messages; none holds the library."""
