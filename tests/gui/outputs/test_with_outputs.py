"""The test page on outputs that work: result files, and a server whose signals are forced."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.session import OpenSession
from app.outputs.factory import active_outputs
from app.paths import resources_folder
from app.recipes.store import load_recipe
from app.station.bus import Stage
from app.station.snapshot import LineState
from app.store.record import LineIdentity
from app.ui.access.gate import Gate
from app.ui.live.window import LiveWindow
from app.ui.outputs.exchanges import Column
from tests.helpers.access import ListedAudit
from tests.helpers.outputs import free_port
from tests.helpers.station import ScriptedLine, until

LEFT = Qt.MouseButton.LeftButton


def test_parts_are_seen_and_signals_forced_at_real_outputs(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    outputs = [
        {"kind": "files", "name": "Files", "folder": "results"},
        {"kind": "modbus_server", "name": "PLC", "port": free_port(), "acknowledge": False},
    ]
    content = {"name": "Part", "camera": {"kind": "simulated"}, "model": "m", "outputs": outputs}
    path = tmp_path / "recipe.json"
    path.write_text(json.dumps(content))
    identity = LineIdentity("run", "Station", "Line 1", "scripted", "recipe")
    with ScriptedLine() as scripted:
        line = scripted.line
        active = active_outputs([load_recipe(path)], line, identity, lambda record: None)
        assert active is not None
        line.bus.subscribe(Stage.OUTPUT, "outputs", active.receive)
        active.start()
        scripted.run()
        for value in (100, 250):
            scripted.source.send(value)
        until(lambda: sum(o.delivered for o in active.snapshots()) == 4, "both parts at both")
        gate = Gate(OpenSession("jo"), ListedAudit())
        window = LiveWindow([line], resources_folder(), gate=gate, outputs={line.name: active})
        qtbot.addWidget(window)
        window.show()
        qtbot.mouseClick(window.views[0].outputs, LEFT)
        window.refresh()
        page = window.testing
        assert page is not None
        model = page.exchanges.exchanges
        assert [model.data(model.index(row, Column.ANSWER)) for row in (0, 1)] == [
            "✕ Reject",
            "✓ Pass",
        ]
        assert len(list((tmp_path / "results").glob("*.csv"))) == 1
        line.pause()
        until(lambda: line.snapshot().state is LineState.PAUSED, "the pause")
        qtbot.mouseClick(page.cards[1], LEFT)
        row = next(row for row in page.signals_of.rows if row.name.text() == "Busy")
        qtbot.mouseClick(row.on, LEFT)
        until(lambda: active.snapshots()[1].is_forced, "the forced signal")
        window.refresh()
        assert row.lamp.text() == "▲  ON, forced"
        qtbot.mouseClick(page.done, LEFT)
        until(lambda: not active.snapshots()[1].is_forced, "its release")
        window.refresh()
        assert window.views[0].outputs.text() == "●  Outputs"
        active.close()
