"""What speaks the protocols. Only the factory imports them: some bring libraries along."""
