"""What exists at a site and what may be asked of it."""
