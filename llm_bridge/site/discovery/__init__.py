"""What announces itself over MQTT and ROS 2, made into a site file that a person reviews."""
