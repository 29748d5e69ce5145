"""Entry points: choose adapters, wire them, spin. No decisions."""
