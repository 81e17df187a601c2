"""Products: their pictures, data sets, model versions, and which one is live."""
