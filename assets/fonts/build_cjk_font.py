#!/usr/bin/env python3
"""Builds one of the two font collections beside this script from Noto Sans CJK.

Each collection holds two faces, 0 with Simplified and 1 with Traditional (Taiwan) shapes. Both keep the union of the glyphs that
either needs, so that their outline tables come out equal and are stored once.

The program never shapes Han text by language: it puts the right face first. Layout features, hinting and vertical metrics are
therefore dropped. The family is renamed, as a modified version should be; copyright, trademark and licence entries stay.

Needs fonttools. The result depends only on the source file and the version of fonttools.
"""

import argparse
import io
import pathlib
from dataclasses import dataclass

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = pathlib.Path(__file__).resolve().parent
DEBIAN_FOLDER = pathlib.Path("/usr/share/fonts/opentype/noto")
UPSTREAM_FAMILY = "Noto Sans CJK"
FAMILY = "Reform CJK"
SCRIPTS = ("SC", "TC")  # the order of the faces, which the program relies on
AMERICAN_ENGLISH = 0x409

# Latin with its first extension, punctuation, currency, letterlike forms to operators, enclosed numbers to shapes, CJK
# punctuation to Bopomofo, Bopomofo extension, enclosed and squared CJK, vertical forms, full-width forms.
SYMBOL_BLOCKS = (
    (0x0020, 0x0180),
    (0x2000, 0x2070),
    (0x20A0, 0x20C0),
    (0x2100, 0x2300),
    (0x2460, 0x2670),
    (0x3000, 0x3130),
    (0x31A0, 0x31C0),
    (0x3200, 0x3400),
    (0xFE10, 0xFE20),
    (0xFE30, 0xFE50),
    (0xFF00, 0xFFF0),
)
HAN_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x40000))


@dataclass(frozen=True)
class Weight:
    """What differs between the two collections."""

    style: str
    wide: bool  # bold sets headings, where rare characters hardly ever stand: it keeps the common repertoire only


WEIGHTS = {"regular": Weight("Regular", wide=True), "bold": Weight("Bold", wide=False)}


def in_blocks(code_point: int, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= code_point < end for start, end in blocks)


def charset(encoding: str) -> set[int]:
    """The code points of a double-byte encoding; a pair of bytes that stands for a sequence is no character of its own."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes((lead, trail)).decode(encoding)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


def general_list() -> set[int]:
    """The 8,105 characters of 通用规范汉字表, some of which no double-byte encoding has."""
    return {ord(line[0]) for line in (HERE / "tgh8105.txt").read_text(encoding="utf-8").splitlines() if line}


def repertoire(wide: bool) -> set[int]:
    """The code points asked for; those that the source lacks are skipped later."""
    wanted = charset("gb2312") | charset("big5")
    for start, end in SYMBOL_BLOCKS:
        wanted |= set(range(start, end))
    if wide:
        wanted |= {c for c in charset("gbk") | charset("big5hkscs") if in_blocks(c, HAN_BLOCKS)} | general_list()
    return wanted


def source_faces(source: pathlib.Path) -> dict[int, TTFont]:
    """The numbers of the wanted faces in the source and the faces, in the order of `SCRIPTS`."""
    faces = TTCollection(str(source), lazy=True).fonts
    by_family = {face["name"].getDebugName(1): (number, face) for number, face in enumerate(faces)}
    return dict(by_family[f"{UPSTREAM_FAMILY} {script}"] for script in SCRIPTS)


def subset_face(source: pathlib.Path, number: int, code_points: set[int], glyphs: set[str]) -> TTFont:
    options = subset.Options(
        font_number=number,
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        glyph_names=False,
        ignore_missing_unicodes=True,
        name_IDs=["*"],
        name_languages=[AMERICAN_ENGLISH],
    )
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    font = subset.load_font(str(source), options, lazy=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points, glyphs=glyphs)
    subsetter.subset(font)
    return font


def rename(font: TTFont, script: str, style: str) -> None:
    """Gives the face the project's family name. The outline table gets a name without script, for both faces share it."""
    family = f"{FAMILY} {script}"
    full = family if style == "Regular" else f"{family} {style}"
    post_script = f"{family.replace(' ', '')}-{style}"
    names = font["name"]
    version = names.getDebugName(3).split(";")[0]
    for name_id, text in ((1, family), (3, f"{version};{post_script}"), (4, full), (6, post_script)):
        names.setName(text, name_id, 3, 1, AMERICAN_ENGLISH)

    outlines = font["CFF "].cff
    outlines.fontNames[0] = f"{FAMILY.replace(' ', '')}-{style}"
    outlines[0].FamilyName = FAMILY
    outlines[0].FullName = f"{FAMILY} {style}"


def reopened(font: TTFont) -> TTFont:
    """The font as compiled bytes, which is what a collection compares to find tables it can share."""
    compiled = io.BytesIO()
    font.save(compiled)
    compiled.seek(0)
    return TTFont(compiled, recalcBBoxes=False, recalcTimestamp=False)


def build(source: pathlib.Path, output: pathlib.Path, weight: Weight) -> None:
    code_points = repertoire(weight.wide)
    faces = source_faces(source)
    glyphs = {
        name for face in faces.values() for code_point, name in face.getBestCmap().items() if code_point in code_points
    }
    collection = TTCollection()
    for script, number in zip(SCRIPTS, faces):
        font = subset_face(source, number, code_points, glyphs)
        rename(font, script, weight.style)
        collection.fonts.append(reopened(font))
    collection.save(str(output), shareTables=True)
    print(f"{output}: {output.stat().st_size:,} bytes, {collection.fonts[0]['maxp'].numGlyphs:,} glyphs")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], epilog=__doc__.split("\n", 2)[2], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weight", choices=WEIGHTS)
    parser.add_argument(
        "--source", type=pathlib.Path, help=f"NotoSansCJK-Regular.ttc or NotoSansCJK-Bold.ttc (default: the one in {DEBIAN_FOLDER})"
    )
    parser.add_argument("--output", type=pathlib.Path, help="default: reform-cjk-WEIGHT.ttc beside this script")
    args = parser.parse_args()
    weight = WEIGHTS[args.weight]
    source = args.source or DEBIAN_FOLDER / f"NotoSansCJK-{weight.style}.ttc"
    output = args.output or HERE / f"reform-cjk-{args.weight}.ttc"
    if not source.is_file():
        parser.error(f"{source} is not there; name the source with --source")
    build(source, output, weight)


if __name__ == "__main__":
    main()
