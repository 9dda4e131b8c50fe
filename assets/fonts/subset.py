#!/usr/bin/env python3
"""Cut the editor's fonts out of the full ones; see README.md beside this file."""

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
# What people write in descriptions, tags and documents, and what the editor itself draws.
LATIN = [
    (0x0020, 0x017F),  # basic, supplement, extended A
    (0x2010, 0x203A),  # punctuation
]
ALL = [
    (0x0020, 0x024F),  # Latin: basic, supplement, extended A and B
    (0x02B0, 0x036F),  # modifiers and combining marks
    (0x0370, 0x04FF),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin extended additional (Vietnamese)
    (0x2000, 0x20BF),  # punctuation, superscripts, subscripts, currencies
    (0x2100, 0x22FF),  # letterlike, number forms, arrows, mathematics
    (0x2300, 0x23FF),  # keys of a keyboard
    (0x2500, 0x27BF),  # boxes, blocks, shapes, check marks
    (0xFFFD, 0xFFFD),  # what stands for an unreadable character
]

INTER = Path("/usr/share/fonts/opentype/inter")
MONO = Path("/usr/share/fonts/truetype/jetbrains-mono")

# The heavier weights draw the editor's own words only; what people write falls back to Regular.
TEXT = [
    (INTER / "Inter-Regular.otf", ALL),
    (INTER / "Inter-Medium.otf", LATIN),
    (INTER / "Inter-SemiBold.otf", LATIN),
    (MONO / "JetBrainsMono-Regular.ttf", ALL),
]

# Kerning and marks only: a ligature would show `->` as an arrow, and a file must be shown as it is.
FEATURES = ["kern", "ccmp", "locl", "mark", "mkmk"]


def options(features):
    chosen = subset.Options()
    chosen.layout_features = features
    chosen.notdef_outline = True
    chosen.name_IDs = ["*"]
    return chosen


def cut(source, target, codepoints, features):
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options(features))
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


def icon_codepoints(lucide):
    known = json.loads((lucide / "font/codepoints.json").read_text())
    lines = (HERE / "icons.txt").read_text().splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    return {name: known[name] for name in names}


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: subset.py FOLDER-OF-lucide-static")
    lucide = Path(sys.argv[1])
    for source, ranges in TEXT:
        characters = [c for first, last in ranges for c in range(first, last + 1)]
        cut(source, HERE / source.name, characters, FEATURES)
    icons = icon_codepoints(lucide)
    cut(lucide / "font/lucide.ttf", HERE / "Lucide-Icons.ttf", icons.values(), [])
    table = "".join(f"{name}\t{code:04X}\n" for name, code in icons.items())
    (HERE / "icons.tsv").write_text(table)


if __name__ == "__main__":
    main()
