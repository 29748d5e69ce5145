"""Which of all that a command may mean is meant."""
