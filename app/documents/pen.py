"""Draws on one page or form: lines, boxes, shared forms and text, measured from the top left in points."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.faces import Face
from app.documents.fonts import FontLibrary, TextLine, TextPiece, font_library
from app.documents.pdf_document import PaperDocument


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the PDF operators that choose it for surfaces and for lines."""

    fill: str
    stroke: str


def colour(code: str) -> Colour:
    """The colour of a code such as #1B2326; greys take the short operators."""
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    if red == green == blue:
        return Colour(f"{red:.3g} g", f"{red:.3g} G")
    channels = f"{red:.3g} {green:.3g} {blue:.3g}"
    return Colour(f"{channels} rg", f"{channels} RG")


BLACK = colour("#000000")
INK = colour("#141414")
GREY_INK = colour("#525252")
HAIRLINE = colour("#A9A9A9")
SHADE = colour("#EDEDED")
WHITE = colour("#FFFFFF")

# Text stands on a grid of a tenth of a point: nobody sees it, and a page is a fifth smaller.
_STEPS = 10

# How far the control points of a curve stand out to make a quarter circle.
_ROUND = 0.5523


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks: face, size and distance of lines in points, colour, space between letters in points."""

    face: Face
    size: float
    leading: float
    colour: Colour = INK
    tracking: float = 0.0

    def sized(self, size: float) -> TextStyle:
        """The same style at another size, lines and letters as far apart in proportion."""
        ratio = size / self.size
        return TextStyle(self.face, size, self.leading * ratio, self.colour, self.tracking * ratio)


class Pen:
    """Collects the operators of one page; surfaces and lines first, text above them in the order of reading."""

    def __init__(self, document: PaperDocument, height: float, fonts: FontLibrary | None = None) -> None:
        self.document = document
        self.height = height
        self.fonts = fonts if fonts is not None else font_library()
        self.pictures: list[int] = []
        self._drawing: list[str] = []
        self._text: list[str] = []
        self._text_state: dict[str, str] = {}
        self._last_x = 0
        self._last_y = 0

    def content(self) -> bytes:
        """All operators as the content of a page or form."""
        parts = self._drawing
        if self._text:
            parts = [*parts, "BT", *self._text, "ET"]
        return "\n".join(parts).encode("ascii")

    def draw(self, operators: str) -> None:
        """Add PDF operators as they are; their origin is the bottom left."""
        self._drawing.append(operators)

    def rule(self, x: float, y: float, to_x: float, to_y: float, width: float = 0.6, ink: Colour = INK) -> None:
        """A straight line."""
        top = self.height
        self._drawing.append(f"{ink.stroke} {width:g} w {x:.1f} {top - y:.1f} m {to_x:.1f} {top - to_y:.1f} l S")

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        radius: float = 0,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.8,
    ) -> None:
        """A rectangle, with round corners if a radius is given."""
        start = [fill.fill] if fill else []
        if stroke:
            start.append(f"{stroke.stroke} {line:g} w")
        end = "B" if fill and stroke else "f" if fill else "S"
        self._drawing.append(f"{' '.join(start)} {box_path(x, self.height - y - height, width, height, radius)} {end}")

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A filled circle around a point."""
        self._drawing.append(f"{fill.fill} {circle_path(x, self.height - y, radius)} f")

    def place_form(self, name: str, x: float, y: float, height: float) -> None:
        """Show a shared form without words, its top left corner at a point."""
        self._drawing.append(f"q 1 0 0 1 {x:.4g} {self.height - y - height:.1f} cm /{name} Do Q")

    def place_words(self, name: str, x: float, y: float, height: float) -> None:
        """The same for a form with words in it: it stands among the texts, so that they are read in their order."""
        start = [operator for kind, operator in _START.items() if self._text_state.get(kind, operator) != operator]
        origin = f"1 0 0 1 {x:.4g} {self.height - y - height:.1f} cm"
        self._text.append(" ".join(["ET q", *start, origin, f"/{name} Do Q BT"]))
        self._last_x = self._last_y = 0

    def place_picture(self, number: int, x: float, y: float, width: float, height: float) -> None:
        """Show a picture of the document in a box whose top left corner is a point; the page has to be told of it."""
        self.pictures.append(number)
        self._drawing.append(
            f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {self.height - y - height:.2f} cm /X{number} Do Q"
        )

    def text(self, content: str, x: float, y: float, style: TextStyle, *, align: float = 0.0) -> float:
        """A cleaned one-line text with its baseline at y; align 0 starts, 0.5 centres, 1 ends at x. Gives its width."""
        tracked = bool(style.tracking)
        line = self.fonts.line(content, style.face, ligatures=not tracked)
        width = line.width * style.size
        if tracked:
            width += style.tracking * (glyph_count(line) - 1)
        self.show(line, x - width * align, y, style)
        return width

    def show(self, line: TextLine, x: float, y: float, style: TextStyle) -> None:
        """A shaped line with its baseline starting at a point."""
        if line.missing:
            self.document.missing_characters |= line.missing
        if not line.pieces:
            return
        place_x, place_y = round(x * _STEPS), round((self.height - y) * _STEPS)
        self._set("colour", style.colour.fill)
        self._set("tracking", f"{style.tracking:g} Tc")
        self._text.append(f"{(place_x - self._last_x) / _STEPS:g} {(place_y - self._last_y) / _STEPS:g} Td")
        self._last_x, self._last_y = place_x, place_y
        for piece in line.pieces:
            self._show_piece(piece, style)

    def turned_text(self, content: str, x: float, y: float, style: TextStyle, cosine: float, sine: float) -> None:
        """A short text whose baseline is turned around its starting point."""
        line = self.fonts.line(content, style.face, ligatures=False)
        self.document.missing_characters |= line.missing
        self._text.append("ET BT")
        self._set("colour", style.colour.fill)
        self._set("tracking", "0 Tc")
        matrix = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {self.height - y:.2f}"
        self._text.append(f"{matrix} Tm")
        for piece in line.pieces:
            self._show_piece(piece, style)
        self._text.append("ET BT")
        self._last_x = self._last_y = 0

    def _show_piece(self, piece: TextPiece, style: TextStyle) -> None:
        if piece.is_thickened:
            self._set("mode", f"2 Tr {style.colour.stroke} {style.size * 0.03:.2f} w")
        else:
            self._set("mode", "0 Tr")
        self._set("rise", f"{piece.rise * style.size:.2f} Ts")
        for part_kind, operand in self._operands(piece):
            if part_kind:
                self._set("font", f"{part_kind} {style.size:g} Tf")
            self._text.append(operand)

    def _operands(self, piece: TextPiece) -> list[tuple[str, str]]:
        """Font resource and showing operator of each stretch of a piece."""
        document = self.document
        if len(piece.parts) == 1 and isinstance(piece.parts[0], str):
            return [(font, f"{literal} Tj") for font, literal in piece.font.literals(piece.parts[0], document)]
        stretches: list[tuple[str, list[str]]] = []
        for part in piece.parts:
            if isinstance(part, float):
                if not stretches:
                    stretches.append(("", []))
                stretches[-1][1].append(f"{part:.1f}")
                continue
            for font, literal in piece.font.literals(part, document):
                if not stretches or stretches[-1][0] not in {font, ""}:
                    stretches.append((font, []))
                elif not stretches[-1][0]:
                    stretches[-1] = (font, stretches[-1][1])
                stretches[-1][1].append(literal)
        return [(font, f"[{''.join(members)}] TJ") for font, members in stretches]

    def _set(self, kind: str, operator: str) -> None:
        """Change the state of text only when it is another."""
        if self._text_state.get(kind, _START.get(kind)) != operator:
            self._text_state[kind] = operator
            self._text.append(operator)


_START = {"tracking": "0 Tc", "mode": "0 Tr", "rise": "0.00 Ts"}


def glyph_count(line: TextLine) -> int:
    """How many glyphs a line has, each of which is followed by the tracking."""
    return sum(len(part) for piece in line.pieces for part in piece.parts if isinstance(part, str))


def box_path(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    """The outline of a rectangle from its bottom left corner."""
    if not radius:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    right, top, arm = x + width, y + height, radius * (1 - _ROUND)
    return (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l "
        f"{right - arm:.2f} {y:.2f} {right:.2f} {y + arm:.2f} {right:.2f} {y + radius:.2f} c "
        f"{right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - arm:.2f} {right - arm:.2f} {top:.2f} {right - radius:.2f} {top:.2f} c "
        f"{x + radius:.2f} {top:.2f} l "
        f"{x + arm:.2f} {top:.2f} {x:.2f} {top - arm:.2f} {x:.2f} {top - radius:.2f} c "
        f"{x:.2f} {y + radius:.2f} l "
        f"{x:.2f} {y + arm:.2f} {x + arm:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h"
    )


def circle_path(x: float, y: float, radius: float) -> str:
    """The outline of a circle around a point."""
    arm = radius * _ROUND
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    return (
        f"{right:.2f} {y:.2f} m "
        f"{right:.2f} {y + arm:.2f} {x + arm:.2f} {high:.2f} {x:.2f} {high:.2f} c "
        f"{x - arm:.2f} {high:.2f} {left:.2f} {y + arm:.2f} {left:.2f} {y:.2f} c "
        f"{left:.2f} {y - arm:.2f} {x - arm:.2f} {low:.2f} {x:.2f} {low:.2f} c "
        f"{x + arm:.2f} {low:.2f} {right:.2f} {y - arm:.2f} {right:.2f} {y:.2f} c h"
    )
