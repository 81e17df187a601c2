"""An OPC UA server shaped after OPC 40100-1, Machine Vision."""
