"""What templates say and how."""
