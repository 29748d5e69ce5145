"""What is remembered between the commands of a speaker."""
