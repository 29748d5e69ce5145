"""Action graphs: what is to be done, validated against the site."""
