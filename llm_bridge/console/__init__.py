"""What people see while a plan runs."""
