"""Results to an MQTT broker, by way of an outbox on disk."""
