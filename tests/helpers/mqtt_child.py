"""Hands made-up parts to an MQTT output, and says which are on disk; waits to be killed.

Usage: python -m tests.helpers.mqtt_child PORT FOLDER FIRST LAST
A line of standard output is a trigger that was acknowledged to the line. It never ends by itself.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from app.outputs.mqtt.driver import MqttOutput
from app.recipes.fieldbus_entries import MqttEntry
from tests.helpers.line_control import NotingControl
from tests.helpers.records import part


def main(port: int, folder: Path, first: int, last: int) -> None:
    entry = MqttEntry(name="Broker", host="127.0.0.1", port=port)
    output = MqttOutput(entry, "Line 1", "Station 1", NotingControl(), str, folder)
    output.open()
    for trigger in range(first, last + 1):
        output.send(part(trigger))
        print(trigger, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
