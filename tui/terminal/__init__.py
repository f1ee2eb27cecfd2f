"""What you see and press; alone in knowing textual and rich."""
