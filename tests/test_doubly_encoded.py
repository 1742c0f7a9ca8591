"""Text that was encoded twice: what is mended, and what is left as it is."""

import html
import time

import pytest

from secdialogue.doubly_encoded import mended
from secdialogue.sources import Source


def twice(text):
    """UTF-8 read as windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def entities(text):
    return "".join(
        char if char.isascii() else f"&{html.entities.codepoint2name.get(ord(char), f'#{ord(char)}')};" for char in text
    )


MENDED = [
    "They’d met — “twice”.",
    "José Müller à Genève",
    "Café «déjà» naïve",
    "100 € – Ångström",
    "Переговоры в Женеве",
    "和平谈判。",
    "AMANHÃ DE MANHÃ",
    "20 °C",
    "½",
]


@pytest.mark.parametrize("text", MENDED)
def test_what_was_encoded_twice_is_decoded_once_more(text):
    assert mended(f'<p title="{twice(text)}">{twice(text)}</p>') == f'<p title="{text}">{text}</p>'
    assert mended(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_numbers_of_characters_are_read():
    assert mended("<p>They&#xE2;&#x20AC;&#x2122;d met</p>") == "<p>They’d met</p>"


@pytest.mark.parametrize("text", MENDED[:3])
def test_it_may_be_written_with_entities(text):
    assert mended(f"<p>&lt;{entities(twice(text))}&amp;</p>") == f"<p>&lt;{text}&amp;</p>"


LEFT = [
    "il est fatigué…”",
    "SÍ… NÓ…",
    "AMANHÃ”",
    "CAFÉ”",
    "déjà…”",
    "MANHÃ\u00a0",
    "“Ã©” is what José’s name looks like",
    "«PÂ»",
    "Ð and Þ",
    "â€",
    "Ã©\ud83d",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_may_be_meant_is_left(text):
    assert mended(text) == text


def test_a_page_in_which_one_part_was_encoded_twice_is_read_right():
    page = f"<html><body><p>{twice('José’s turn')}</p><p>José again — “once”</p></body></html>"
    source = Source.of_bytes(page.encode(), "p.html")
    assert source.html.xpath("//p/text()") == ["José’s turn", "José again — “once”"]
    assert source.text == page


def test_work_grows_with_the_text():
    started = time.process_time()
    mended("Ã©" * 200_000 + "é" + "<p>Â â€™ Ã" * 100_000)
    assert time.process_time() - started < 3
