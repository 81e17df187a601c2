"""Pictures of parts on disk: which, where, how long. Rows outlive them."""
