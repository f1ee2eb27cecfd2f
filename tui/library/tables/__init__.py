"""The tables of the library file, as the migrations make them, one module a step."""
