"""A camera's features by name, with sentences for what can't be done. Only in its process."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from genicam import genapi, gentl

from camera.errors import CameraLostError, FeatureError
from camera.types import Feature, FeatureValue

_KINDS = {
    genapi.EInterfaceType.intfIInteger: "integer",
    genapi.EInterfaceType.intfIFloat: "float",
    genapi.EInterfaceType.intfIBoolean: "boolean",
    genapi.EInterfaceType.intfIEnumeration: "enumeration",
    genapi.EInterfaceType.intfIString: "string",
    genapi.EInterfaceType.intfICommand: "command",
}
GONE = (gentl.IoException, gentl.ErrorException, gentl.AbortException, gentl.InvalidHandleException)
"""What a driver says when its camera has gone."""


class CameraFeatures:
    """Reads and writes one node map. Raises FeatureError, CameraLostError."""

    def __init__(self, nodes: Any) -> None:  # noqa: ANN401 - harvesters has no types
        self._nodes = nodes

    def all(self) -> tuple[Feature, ...]:
        """In the camera's order, those of its categories."""
        found: dict[str, Feature] = {}
        self._collect(self._find("Root"), found)
        return tuple(found.values())

    def has(self, name: str) -> bool:
        """Whether the camera has it, at this moment, to read or to write."""
        node = self._find(name)
        tests = (genapi.is_readable, genapi.is_writable)
        return node is not None and any(_may(test, node) for test in tests)

    def entries(self, name: str) -> tuple[str, ...]:
        """What an enumeration takes now; nothing where the camera has no such feature."""
        return self.read(name).entries if self.has(name) else ()

    def read(self, name: str) -> Feature:
        return _feature(self._node(name))

    def value(self, name: str) -> FeatureValue | None:
        """Quicker than ``read``: the value alone, None where it can't be read now."""
        node = self._find(name)
        if node is None or not _may(genapi.is_readable, node):
            return None
        value: FeatureValue = _guarded(name, lambda: node.value)
        return value

    def write(self, name: str, value: FeatureValue) -> FeatureValue:
        """Set it and return what the camera made of it: floats are rounded to its steps."""
        node = self._node(name)
        feature = self.read(name)
        _guarded(name, lambda: _set(node, feature, value))
        got = self.read(name).value
        if got is None or not _is_kept(feature, value, got):
            raise FeatureError(
                f"{name} was set to {value}, but the camera holds {got}.",
                "The camera's settings are not those of the recipe.",
                f"Correct it. {_limits(feature)}".strip(),
            )
        return got

    def execute(self, name: str) -> None:
        node = self._node(name)
        if self.read(name).kind != "command":
            raise FeatureError(f"{name} is no command.", "Nothing was changed.", "Set its value.")
        _guarded(name, node.execute)

    def _find(self, name: str) -> Any | None:  # noqa: ANN401
        try:
            return self._nodes.get_node(name)
        except genapi.GenericException:
            return None

    def _node(self, name: str) -> Any:  # noqa: ANN401
        node = self._find(name)
        if node is None or node.node.principal_interface_type not in _KINDS:
            raise FeatureError(
                f"The camera has no feature {name}.",
                "The camera's settings are not those of the recipe.",
                "Take it out of the recipe, or choose the right camera.",
            )
        return node

    def _collect(self, category: Any, found: dict[str, Feature]) -> None:  # noqa: ANN401
        if category is None:
            return
        for node in category.features:
            name = node.node.name
            kind = node.node.principal_interface_type
            if kind == genapi.EInterfaceType.intfICategory:
                self._collect(node, found)
            elif kind in _KINDS and name not in found:
                found[name] = _feature(node)


def _feature(node: Any) -> Feature:  # noqa: ANN401
    feature: Feature = _guarded(node.node.name, lambda: _described(node))
    return feature


def _described(node: Any) -> Feature:  # noqa: ANN401
    kind = _KINDS[node.node.principal_interface_type]
    readable, writable = _may(genapi.is_readable, node), _may(genapi.is_writable, node)
    value = node.value if readable and kind != "command" else None
    is_number = kind in ("integer", "float") and readable
    has_step = is_number and (kind == "integer" or node.has_inc())
    entries = node.symbolics if kind == "enumeration" and (readable or writable) else ()
    return Feature(
        name=node.node.name,
        kind=kind,
        value=value,
        readable=readable,
        writable=writable,
        unit=node.unit if is_number else "",
        minimum=float(node.min) if is_number else None,
        maximum=float(node.max) if is_number else None,
        increment=float(node.inc) if has_step else None,
        entries=tuple(entries),
        description=node.node.tooltip or node.node.description,
    )


def _may(test: Callable[[Any], bool], node: Any) -> bool:  # noqa: ANN401
    try:
        return bool(test(node))
    except genapi.GenericException:
        return False


def _set(node: Any, feature: Feature, value: FeatureValue) -> None:  # noqa: ANN401
    if feature.kind == "float" and not isinstance(value, bool | str):
        node.value = float(value)
    elif feature.kind == "integer" and isinstance(value, float) and value.is_integer():
        node.value = int(value)
    else:
        node.value = value


def _is_kept(feature: Feature, wanted: FeatureValue, got: FeatureValue) -> bool:
    if feature.kind != "float" or isinstance(wanted, str) or isinstance(got, str):
        return bool(got == wanted)
    step = feature.increment or 0.0
    return math.isclose(float(got), float(wanted), rel_tol=0.01, abs_tol=max(step, 1e-9))


def _limits(feature: Feature) -> str:
    if feature.entries:
        return f"It takes {', '.join(feature.entries)}."
    if feature.minimum is None or feature.maximum is None:
        return ""
    step = f" in steps of {feature.increment:g}" if feature.increment else ""
    return f"It takes {feature.minimum:g} to {feature.maximum:g}{step} {feature.unit}".strip() + "."


def _guarded(name: str, action: Callable[[], Any]) -> Any:  # noqa: ANN401
    """The action's result, or a sentence for what the drivers raise (two families of errors)."""
    try:
        return action()
    except GONE as error:
        raise CameraLostError(
            "The camera does not answer any more.",
            "No part is inspected.",
            "Check its cable and power; the line goes on by itself when it is back.",
        ) from error
    except (genapi.GenericException, gentl.GenericException, TypeError, ValueError) as error:
        raise FeatureError(
            f"{name} could not be used: {_first_words(error)}.",
            "The camera's settings are not those of the recipe.",
            "Check the value, its limits, and that nothing else locks it: sizes and formats can't "
            "change while the camera streams.",
        ) from error


def _first_words(error: Exception) -> str:
    """The driver's own words without its file names."""
    return str(error).split(" : ")[0].splitlines()[0].rstrip(".")
