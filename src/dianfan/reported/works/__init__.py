"""The pages of projects: lights with their reasons, earned value, chances, and promises beside outcomes."""
