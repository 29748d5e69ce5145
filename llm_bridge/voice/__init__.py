"""Voice: from sound to words, and what may be done with them. No microphone, model or ROS here."""
