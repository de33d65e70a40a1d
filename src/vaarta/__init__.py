"""Vaarta."""
