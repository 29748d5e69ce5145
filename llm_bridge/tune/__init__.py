"""Making training commands, tuning the model and evaluating it."""
