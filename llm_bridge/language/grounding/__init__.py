"""Draft plans to action graphs."""
