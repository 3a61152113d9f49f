"""Makes the fonts of the pictures. Needs `pip install fonttools brotli`.

    python subset.py NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc NOTO_EMOJI NOTO_SANS

The last two are the folders `files` of the npm packages @fontsource/noto-emoji and @fontsource/noto-sans.
Writes beside itself.
"""

import glob
import gzip
import io
import pathlib
import sys

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTCollection, TTFont

HERE = pathlib.Path(__file__).parent


def charset(codec, lead, trail):
    found = set()
    for one in lead:
        for two in trail:
            try:
                found |= set(bytes([one, two]).decode(codec))
            except UnicodeDecodeError:
                pass
    return found


def span(*ranges):
    return {chr(code) for first, last in ranges for code in range(first, last + 1)}


GB2312 = charset("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
GB2312_FIRST = charset("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
BIG5 = charset("big5", range(0xA1, 0xFA), range(0x40, 0x100))
JIS = charset("euc_jp", range(0xA1, 0xF5), range(0xA1, 0xFF))
KSX = charset("euc_kr", range(0xA1, 0xFE), range(0xA1, 0xFF))
HANGUL = span((0xAC00, 0xD7A3))
CANTONESE_AND_NAMES = set("喆堃玥珺禤囍啲嘅咗哋嘢冇佢嚟唔喺嚿乜睇瞓攰咁冧孭煲靚槟榔祎翀頔顥昇晞濬畇甯旻昀羿赟骞垚焱淼犇鑫")
OTHERS = span(
    (0x20, 0x7E), (0xA0, 0x24F), (0x1E00, 0x1EFF), (0x370, 0x3FF), (0x400, 0x4FF), (0x2000, 0x209F),
    (0x20A0, 0x20BF), (0x2100, 0x22FF), (0x2460, 0x266F), (0x3000, 0x312F), (0x31F0, 0x32FF), (0xFF00, 0xFFEF),
)
SANS = GB2312 | BIG5 | JIS | KSX | HANGUL | OTHERS | CANTONESE_AND_NAMES
LOCALES = HERE.parent.parent.parent / "locales"
# Languages that draw some characters otherwise than Simplified Chinese, and whose face does.
FORMS = {"ja": "JP", "zh-Hant": "TC"}


def words(language):
    """The letters of the cards' words in a language."""
    lines = (LOCALES / language / "qqmusic_bot.ftl").read_text(encoding="utf-8").splitlines()
    return {one for line in lines if line.startswith("report-card") for one in line}


CARDS = set().union(*(words(folder.name) for folder in LOCALES.iterdir()))
BOLD = (
    GB2312_FIRST
    | CARDS
    | {one for one in GB2312 if ord(one) < 0x3000}
    | span((0x20, 0x7E), (0xA0, 0x17F), (0x2000, 0x206F), (0x3000, 0x30FF), (0xFF00, 0xFF5E))
)


def save(font, characters, name):
    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "GSUB", "GPOS", "GDEF", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(font)
    plain, packed = io.BytesIO(), io.BytesIO()
    font.save(plain)
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as out:
        out.write(plain.getvalue())
    (HERE / name).write_bytes(packed.getvalue())
    print(name, len(font.getGlyphOrder()), "glyphs,", len(packed.getvalue()), "bytes")


def face(collection, code):
    for number, font in enumerate(TTCollection(collection, lazy=True).fonts):
        if f"CJK {code}" in font["name"].getDebugName(4) and "Mono" not in font["name"].getDebugName(4):
            return TTFont(collection, fontNumber=number, lazy=True)
    raise SystemExit(f"{collection} has no {code}")


def save_forms(collection, name):
    usual = face(collection, "SC").getBestCmap()
    for language, code in FORMS.items():
        font = face(collection, code)
        shapes = font.getBestCmap()
        others = {one for one in words(language) if shapes.get(ord(one)) != usual.get(ord(one))}
        save(font, others, f"{name}-{language.lower()}.otf.gz")


def merged(pattern):
    parts = []
    for path in sorted(glob.glob(pattern)):
        font = TTFont(path)
        font.flavor = None
        for table in ("GSUB", "GPOS", "GDEF", "DSIG", "STAT", "gasp"):
            if table in font:
                del font[table]
        if "post" in font:
            font["post"].formatType = 3.0
        part = io.BytesIO()
        font.save(part)
        part.seek(0)
        parts.append(part)
    return Merger().merge(parts)


if __name__ == "__main__":
    regular, bold, emoji, latin = sys.argv[1:]
    save(face(regular, "SC"), SANS, "sans.otf.gz")
    save(face(bold, "SC"), BOLD, "bold.otf.gz")
    save_forms(regular, "sans")
    save_forms(bold, "bold")
    for pattern, name in (
        (f"{emoji}/noto-emoji-*-600-normal.woff2", "emoji.ttf.gz"),
        (f"{latin}/noto-sans-[cglv]*-400-normal.woff2", "latin.ttf.gz"),
    ):
        font = merged(pattern)
        save(font, {chr(code) for code in font.getBestCmap()}, name)
