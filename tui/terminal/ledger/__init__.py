"""The ledger on the screen: its table, what is said below it, and pairs side by side."""
