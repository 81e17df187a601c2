from __future__ import annotations

import pytest

from app.masking import masked, masked_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://goodpart:geheim@plant/results", "postgresql://goodpart:***@plant/results"),
        ("postgresql://goodpart@plant/results", "postgresql://goodpart@plant/results"),
        ("postgresql+psycopg://u:ge/he@im@plant/x", "postgresql+psycopg://u:***@plant/x"),
        ("https://geheim@plant/hook", "https://***@plant/hook"),
        ("HTTPS://:geheim@plant", "HTTPS://:***@plant"),
        ("postgresql://h/db?password=geheim&x=1", "postgresql://h/db?password=***&x=1"),
        ("https://h/hook?a=1&api_key=geheim", "https://h/hook?a=1&api_key=***"),
        ("https://h/hook?Token=geheim#end", "https://h/hook?Token=***"),
        ("host=plant password=geheim user=u", "host=plant password=*** user=u"),
        ("That is none (tcp://u:geheim@h/) at all.", "That is none (tcp://u:***@h/) at all."),
        ('{"url":"mqtt://u:geheim@h"}', '{"url":"mqtt://u:***@h"}'),
    ],
)
def test_passwords_are_stars(text: str, shown: str) -> None:
    assert masked_text(text) == shown
    assert masked_text(shown) == shown


def test_a_long_text_takes_no_long_time() -> None:
    """Not the square of its length: a recipe may hold a coded mask."""
    text = "a" * 1_000_000
    assert masked_text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sqlite:////var/lib/goodpart/results.sqlite",
        "https://plant:8080/hook?part=7&mail=jo@plant.example",
        "udp://10.0.0.1:514",
        "ask jo@plant.example about line 1: score=0.5, threshold=0.4",
        "https://plant/users/@jo",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert masked_text(text) == text


def test_texts_within_values_are_masked_too() -> None:
    value = {"url": "https://u:geheim@h", "more": ["a", {"b": "x?password=geheim"}], "n": 5}
    assert masked(value) == {
        "url": "https://u:***@h",
        "more": ["a", {"b": "x?password=***"}],
        "n": 5,
    }
