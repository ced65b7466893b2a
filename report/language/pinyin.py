"""Chinese words → pinyin, as a reader types it who has no Chinese keyboard at hand: pypinyin."""

from collections.abc import Iterator, Sequence

from pypinyin import Style, lazy_pinyin

from report.language.chinese_words import segment
from report.language.script_conversion import level

_STYLES = (Style.NORMAL, Style.FIRST_LETTER, Style.INITIALS)


def spell(words: str) -> str:
    """Spell what is Chinese of `words` without tones: each word, and all as one.

    Three times each: whole (biaozhun), by first letters (bz) and by initials (bzh).
    """
    chinese = [word for word in segment(level(words)) if "\u3400" <= word[0] <= "\u9fff"]
    if not chinese:
        return ""
    return " ".join(dict.fromkeys([*_spell(chinese), *_spell(["".join(chinese)])]))


def _spell(words: Sequence[str]) -> Iterator[str]:
    for style in _STYLES:
        for word in words:
            # A syllable without an initial begins with its first letter.
            short = zip(lazy_pinyin(word, style, strict=False), lazy_pinyin(word), strict=True)
            yield "".join(syllable or whole[0] for syllable, whole in short)
