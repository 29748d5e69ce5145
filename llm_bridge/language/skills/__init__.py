"""What is known of the skills of a site: how they are said, what they do to what is handled."""
