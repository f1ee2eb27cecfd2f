"""Strings against strings; alone in knowing rapidfuzz."""
