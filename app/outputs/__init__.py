"""What leaves the station: each output in isolation, so that none delays another or the line."""
