"""Nodes by their paths: ``VisionSystem.RecipeManagement.ActiveRecipe`` is a node's id, for ever."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from asyncua import ua
from asyncua.common.methods import uamethod
from asyncua.common.node import Node
from asyncua.server.server import Server

Method = Callable[..., Awaitable[object]]
Argument = tuple[str, ua.VariantType]


def variant_type(value: object) -> ua.VariantType:
    """Whole numbers are unsigned here; who wants others says so."""
    if isinstance(value, bool):
        return ua.VariantType.Boolean
    if isinstance(value, int):
        return ua.VariantType.UInt32
    if isinstance(value, float):
        return ua.VariantType.Double
    return ua.VariantType.DateTime if isinstance(value, datetime) else ua.VariantType.String


class Nodes:
    """Adds and writes nodes of one namespace. In the server's loop only."""

    def __init__(self, server: Server, index: int) -> None:
        self.server, self.index = server, index
        self._nodes: dict[str, Node] = {"": server.nodes.objects}
        self._types: dict[str, ua.VariantType] = {}
        self._values: dict[str, object] = {}

    def node(self, path: str) -> Node:
        return self._nodes[path]

    async def add_object(self, path: str) -> None:
        parent, identity, name = self._place(path)
        self._nodes[path] = await parent.add_object(identity, name)

    async def add_variable(
        self, path: str, value: object, kind: ua.VariantType | None = None
    ) -> None:
        """Clients may read and subscribe to it, not write it."""
        parent, identity, name = self._place(path)
        self._types[path] = kind or variant_type(value)
        self._values[path] = value
        self._nodes[path] = await parent.add_variable(
            identity, name, _variant(value, self._types[path])
        )

    async def add_property(self, path: str, value: object) -> None:
        parent, identity, name = self._place(path)
        kind = variant_type(value)
        self._nodes[path] = await parent.add_property(identity, name, value, kind)

    async def add_method(
        self, path: str, method: Method, inputs: Sequence[Argument], outputs: Sequence[Argument]
    ) -> None:
        parent, identity, name = self._place(path)
        self._nodes[path] = await parent.add_method(
            identity,
            name,
            uamethod(method),
            [_argument(*each) for each in inputs],
            [_argument(*each) for each in outputs],
        )

    async def write(self, path: str, value: object) -> None:
        """Nothing where it is that already."""
        if self._values[path] != value:
            self._values[path] = value
            await self._nodes[path].write_value(_variant(value, self._types[path]))

    def _place(self, path: str) -> tuple[Node, ua.NodeId, ua.QualifiedName]:
        parent, _, name = path.rpartition(".")
        identity = ua.NodeId(ua.String(path), ua.Int16(self.index))
        return self._nodes[parent], identity, ua.QualifiedName(name, self.index)


def _variant(value: object, kind: ua.VariantType) -> ua.Variant:
    return ua.Variant(value, kind, is_array=isinstance(value, list))


def _argument(name: str, kind: ua.VariantType) -> ua.Argument:
    """A name that ends with "[]" is an array's."""
    argument = ua.Argument()
    argument.Name = name.removesuffix("[]")
    argument.DataType = ua.NodeId(ua.Int32(kind.value))
    argument.ValueRank = 1 if name.endswith("[]") else -1
    return argument
