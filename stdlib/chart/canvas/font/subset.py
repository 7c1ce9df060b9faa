#!/usr/bin/python3
"""Makes cjk.otf of Noto Sans CJK SC: the characters of GB 2312's rows 1 to 3
(punctuation, numbers, full-width forms) and 16 to 55 (its first level, 3,755
hanzi), outlines only.

Needs Debian's fonts-noto-cjk and python3-fonttools. Equal fonts give equal bytes.
"""

from pathlib import Path

from fontTools import subset

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED_CHINESE = 2  # of the collection's fonts

ROWS = [1, 2, 3, *range(16, 56)]


def characters(row):
    """The characters of a row of GB 2312."""
    for cell in range(1, 95):
        try:
            yield bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")
        except UnicodeDecodeError:
            pass  # the place is empty


options = subset.Options(
    layout_features=[],
    hinting=False,
    notdef_outline=False,
    glyph_names=False,
    legacy_cmap=False,
    name_IDs=[0, 1, 13, 14],  # copyright, family, licence
    recalc_timestamp=False,
    drop_tables=["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"],
)
options.font_number = SIMPLIFIED_CHINESE

font = subset.load_font(SOURCE, options)
subsetter = subset.Subsetter(options)
subsetter.populate(text="".join(c for row in ROWS for c in characters(row)))
subsetter.subset(font)
subset.save_font(font, Path(__file__).with_name("cjk.otf"), options)
