"""Names of a presentation's parts, counted on.

Enters: a fresh presentation. Leaves: the same one, which names new parts in the time of one look.
python-pptx walks through all parts for each new name: with a thousand charts that is most of a
deck's time.
"""

from collections.abc import Callable

from pptx.opc.packuri import PackURI

from report.deck.look import Part


def count_names(presentation: Part) -> None:
    """Let a presentation count the names of its parts; for one that loses none."""
    package = presentation.part.package
    package.next_partname = _Names(package.next_partname)


class _Names:
    """Gives the first name of a kind as python-pptx does, and each later one by counting on."""

    def __init__(self, first: Callable[[str], str]) -> None:
        self._first = first
        self._last: dict[str, int] = {}

    def __call__(self, template: str) -> PackURI:
        if template in self._last:
            self._last[template] += 1
        else:
            before, after = template.split("%d")
            self._last[template] = int(
                self._first(template).removeprefix(before).removesuffix(after)
            )
        return PackURI(template % self._last[template])
