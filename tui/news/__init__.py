"""The vocabulary: frozen, slotted values that cannot be built wrong. Standard library only."""
