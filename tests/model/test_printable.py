"""What no editor shows is refused; what scripts and emoji need is not."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as Xml

import pytest

from mentorship.checkout.file_text import UnreadableError, decode
from mentorship.model.text.printable import INVISIBLE

# Signs that are shown, though their category says format: Arabic number signs, Syriac, Kaithi …
_SHOWN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
_SHOWN |= set(range(0x13430, 0x13440))
_NEEDED = {0x9, 0xA, 0xAD, 0x200C, 0x200D, 0xFEFF}


def test_every_character_that_is_not_shown_is_found() -> None:
    missed = {
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs"} and not INVISIBLE.match(chr(code))
    }

    assert missed - _SHOWN == _NEEDED


@pytest.mark.parametrize("code", [0x200F, 0x61C, 0xE0041, 0xFFFE, 0xFFFF, 0x1FFFE, 0xFDD0, 0x2063])
def test_the_message_names_the_character(code: int) -> None:
    with pytest.raises(UnreadableError, match=f"U\\+{code:04X}") as refused:
        decode(f"a\nb{chr(code)}".encode())

    assert refused.value.line == 2


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "❤️", "می‌خواهم", "क्‍ष", "naïve", "日本語", "\ue000"])
def test_what_scripts_and_emoji_need_is_allowed(text: str) -> None:
    assert decode(text.encode()) == text


def test_what_is_allowed_can_be_said_in_xml() -> None:
    allowed = [chr(c) for c in range(0x110000) if not INVISIBLE.match(chr(c))]
    root = Xml.Element("x")
    root.text = "".join(allowed)

    Xml.fromstring(Xml.tostring(root, encoding="unicode"))
