"""Positions: what each side of a negotiation stands for (``docs/positions.md``)."""
