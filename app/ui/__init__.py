"""The windows. They start commands in processes of their own and compute nothing themselves."""
