"""The claims of the library: as rows, as a ledger with the reader's checks, side by side."""
