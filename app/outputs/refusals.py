"""How a controller's command is answered: one set of numbers for all protocols.

OPC UA and MQTT say them as they are, where the companion specification leaves numbers below 0 to
us; a Modbus register holds them without the sign.
"""

from __future__ import annotations

DONE = 0
NOT_READY = -1
NOT_ALLOWED = -2
NOT_KNOWN = -3
NOT_UNDERSTOOD = -4
NOT_TO_BE_HAD = -5
"""It was asked for and then failed: an alarm at the station says why."""
