"""Looking at captured pictures again, suspects first."""
