"""Every paper in light use and in the worst case, as PDF and as pictures: `python3 dev.py gallery [folder]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.app.documents.every_paper import EVERY_PAPER

_DOTS = 110 / 72


def main() -> int:
    """Write the gallery and say where it is."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="everafter-gallery-"))
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for sample in EVERY_PAPER:
        for size in sample.sizes:
            printed = sample.printed(size)
            name = f"{sample.name}-{size.value}"
            (folder / f"{name}.pdf").write_bytes(printed.content)
            for number in range(len(printed.pdf)):
                picture = printed.pdf[number].render(scale=_DOTS).to_pil()
                picture.save(folder / f"{name}-{number + 1}.png")
            count += 1
    print(f"{count} papers are in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
