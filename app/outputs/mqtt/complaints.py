"""What the MQTT output says where something is wrong."""

from __future__ import annotations

from pathlib import Path

from app.outputs.errors import OutputError, PeerError


def given_up(number: int, where: str) -> PeerError:
    return PeerError(
        f"The MQTT outbox is full; results given up: {number}.",
        f"The broker {where} will never get them; the record of the station has them.",
        "Bring the broker back, or allow a larger outbox.",
    )


def not_taken(said: str, waiting: int, where: str) -> PeerError:
    return PeerError(
        f"The MQTT broker {where} does not take results: {said}.",
        f"Results that wait on disk: {waiting}; the line goes on.",
        "Check the broker, the network, the password and the certificates.",
    )


def put_aside(number: int, path: Path, where: str) -> PeerError:
    return PeerError(
        f"The MQTT broker {where} refused results for good: {number}.",
        f"They are put aside in {path}; others are sent.",
        "Check the broker's limits and access list, then take that file away.",
    )


def cut(where: str) -> OutputError:
    return OutputError(
        f"The MQTT broker {where} hangs up at a result.",
        "Results wait on disk; the line goes on.",
        "Check the broker's limit of a message's size. The connection is made anew by itself.",
    )


def disk(error: Exception) -> OutputError:
    return OutputError(
        f"The MQTT outbox can't be used: {error}",
        "This result did not reach the broker.",
        "Free disk space, or give this user the right to write there.",
    )
