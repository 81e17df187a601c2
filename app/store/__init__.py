"""What became of every part, on record: a database, a journal for when it is away, one writer."""
