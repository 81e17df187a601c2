"""Results in the address space: the newest as nodes, earlier ones by method, each by an event."""

from __future__ import annotations

from asyncua import ua
from asyncua.server.event_generator import EventGenerator
from asyncua.ua.object_ids import ObjectIds

from app.outputs.opcua.nodes import Nodes, variant_type
from app.outputs.opcua.results import NOTHING, LatestResults, Result
from app.outputs.refusals import DONE, NOT_KNOWN

STRING, INT32, UINT32 = ua.VariantType.String, ua.VariantType.Int32, ua.VariantType.UInt32


def field_type(name: str, value: object) -> ua.VariantType:
    return INT32 if name == "ResultState" else variant_type(value)


class ResultManagement:
    """Below ``path``. Everything in the server's loop, ``newest`` apart; ``build`` first."""

    def __init__(self, nodes: Nodes, path: str, kept: int) -> None:
        self._nodes, self._path = nodes, path
        self._place = f"{path}.Results.Latest"
        self._latest = LatestResults(kept)
        self._ready: list[EventGenerator] = []

    @property
    def newest(self) -> Result:
        """``NOTHING`` before the first."""
        return self._latest.newest()

    async def build(self) -> None:
        await self._nodes.add_object(self._path)
        await self._nodes.add_object(f"{self._path}.Results")
        await self._nodes.add_object(self._place)
        outputs = [(name, field_type(name, value)) for name, value in NOTHING.by_name().items()]
        for name, value in NOTHING.by_name().items():
            await self._nodes.add_variable(f"{self._place}.{name}", value, field_type(name, value))
        await self._nodes.add_method(
            f"{self._path}.GetResultById",
            self.get_result_by_id,
            [("resultId", STRING), ("timeout", INT32)],
            [("resultHandle", UINT32), *outputs, ("error", INT32)],
        )
        await self._nodes.add_method(
            f"{self._path}.GetResultIdList",
            self.get_result_id_list,
            [("maxResults", UINT32)],
            [("resultIds[]", STRING), ("error", INT32)],
        )
        server = self._nodes.server
        kind = await server.create_custom_event_type(
            self._nodes.index, "ResultReadyEventType", properties=list(outputs)
        )
        for source in (self._nodes.node(self._path).nodeid, ua.NodeId(ua.Int32(ObjectIds.Server))):
            self._ready.append(await server.get_event_generator(kind, source))

    async def publish(self, result: Result) -> None:
        """All of its fields, then the event."""
        self._latest.add(result)
        await self._show_result(result)
        for generator in self._ready:
            for name, value in result.by_name().items():
                setattr(generator.event, name, value)
            message = f"Part {result.trigger_number}: {result.verdict}"
            await generator.trigger(time_attr=result.creation_time, message=message)

    async def withhold(self) -> None:
        """What was good is not good for the next part, too."""
        await self._nodes.write(f"{self._place}.Passes", False)

    async def get_result_by_id(
        self, parent: ua.NodeId, result_id: str | None, timeout: int
    ) -> object:
        """No handle is kept: results stay for a while whether anybody asks or not."""
        found = self._latest.find(result_id or "")
        values = (found or NOTHING).by_name().items()
        return (
            ua.Variant(0, UINT32),
            *(ua.Variant(value, field_type(name, value)) for name, value in values),
            ua.Variant(DONE if found else NOT_KNOWN, INT32),
        )

    async def get_result_id_list(self, parent: ua.NodeId, most: int) -> object:
        """The newest first; 0 for all that are kept."""
        ids = self._latest.ids()[: most or None]
        return ua.Variant(ids, STRING, is_array=True), ua.Variant(DONE, INT32)

    async def _show_result(self, result: Result) -> None:
        """ResultId after what it names, Passes last: no other part's may stand beside it."""
        await self.withhold()
        fields = result.by_name()
        last = ("ResultId", "Passes")
        for name in (*(name for name in fields if name not in last), *last):
            await self._nodes.write(f"{self._place}.{name}", fields[name])
