"""Who may do what, who is logged in, and the record of what people did. No Qt in here."""
