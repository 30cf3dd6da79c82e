"""What is done in the workspace: each act checked, kept whole or not at all, and told in the trail."""
