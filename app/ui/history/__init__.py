"""What became of every part: found again, seen large, corrected, exported."""
