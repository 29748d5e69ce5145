"""Words to draft plans to action graphs."""
