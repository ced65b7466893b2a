"""Words that nobody should write into a report, made here by their kinds; no list is copied.

A string may try to run (`canary()` tells that it did), to leave its place, or only to be awkward.
Digits are avoided: a bare digit is refused in most fields, and the string would get no further.
"""

from collections.abc import Iterator

CANARY = "canary()"
_EVENTS = ("onerror", "onload", "onclick", "onfocus", "onmouseover", "ontoggle", "onbegin")
_TAGS = ("img src=x", "svg", "body", "details open", "input autofocus", "video src=x", "animate")
_SCHEMES = (
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "vbscript:",
    "data:text/html,",
    "\x01javascript:",
)
_HOSTS = (
    "https://evil.example/x",
    "//evil.example/x",
    "file:///etc/passwd",
    "mailto:a@evil.example",
)
_FORMULAS = (
    "cmd|' /C calc'!A",
    'HYPERLINK("https://evil.example","x")',
    "SUM(A:A)",
    'WEBSERVICE("//evil.example")',
)


def _markup() -> Iterator[str]:
    for tag, event in zip(_TAGS, _EVENTS, strict=True):
        yield f"<{tag} {event}={CANARY}>"
    yield f"<script>{CANARY}</script>"
    yield f"<SCRIPT\n>{CANARY}</SCRIPT\n>"
    yield f"<scr<script>ipt>{CANARY}</script>"
    yield "<style>*{display:none}</style>"
    yield '<iframe srcdoc="x"></iframe><base href="//evil.example/">'
    yield '<link rel="stylesheet" href="//evil.example/x.css">'
    yield '<meta http-equiv="refresh" content="a">'
    yield "</p></td></tr></table></div></main><h1>gone</h1>"
    yield f"<math><mtext><table><mglyph><style><img src=x onerror={CANARY}>"
    yield "<!-- hidden"
    yield "<![CDATA[ x ]]>"
    yield "<?php echo x ?>"
    yield "<b unclosed <i"
    yield "a < b > c & d &lt;b&gt; &amp;amp; &notanentity; &#x; &#xZZ;"


def _breakouts() -> Iterator[str]:
    for quote in (
        '"',
        "'",
        "`",
        '">',
        "'>",
        "-->",
        "]]>",
        "*/",
        "</title>",
        "</textarea>",
        "</option>",
        "</svg>",
    ):
        yield f"{quote} onmouseover={CANARY} x={quote}"
    for closing in ("</script>", "</SCRIPT\t>", '"}</script>', "\u2028</script>"):
        yield f"{closing}<script>{CANARY}</script>"
    yield '","evil":"x'
    yield '\\","evil":"x'
    yield "\\"
    yield "';" + CANARY + "//"
    yield "${" + CANARY + "}"


def _templates() -> Iterator[str]:
    for inside in (
        "config",
        "self.__init__.__globals__",
        "page.edition.report",
        "''.__class__.__mro__",
    ):
        yield "{{ " + inside + " }}"
    yield "{% include 'partials/copy.md.j2' %}"
    yield "{# comment #}"
    yield "{ }"
    yield "{0.__class__}"
    yield "%(x)s %s %n %x"
    yield "{article}"
    yield "{number}"


def _markdown() -> Iterator[str]:
    yield f"[text](javascript:{CANARY})"
    yield "![picture](//evil.example/x.png)"
    yield f"[text][ref]\n\n[ref]: javascript:{CANARY}"
    yield "<https://evil.example/>"
    yield "# heading"
    yield "heading\n=======\n\nother\n-------"
    yield "```\nfence\n```"
    yield "~~~\nfence"
    yield "    indented code"
    yield "> quoted\n\n- - -"
    yield "`code` ``co`de`` *em* **strong** ***both*** __under__ ~~gone~~"
    yield "a | b | c\n--- | --- | ---\nd | e | f"
    yield f'word {{: onclick="{CANARY}" style="position:fixed" }}'
    yield "\n{: #taken .md-header hidden=hidden }\n"
    yield "[^note]: foot"
    yield "*[abbr]: long"
    yield "Term\n: definition"
    yield "- one\n    - two\n        - three\n            - four"
    yield "i. one\n\n***\n\nback\\slash \\* \\_ \\["
    yield '--8<-- "mkdocs.yml"'
    yield "[TOC]"
    yield "---\ntitle: other\nhide: [toc]\n---"
    yield "&nbsp;&#106;avascript&colon;"
    yield "\x02wzxhzdk:0\x03 \x02stx"


def _typst() -> Iterator[str]:
    yield '#read("/etc/passwd")'
    yield '#sys.inputs #include "x.typ" #{panic()}'
    yield "$ x^y $ @label <label> ~ --- \\u{e} // comment /* open"
    yield "= Heading\n- item\n+ item\n/ term: x"
    yield '] [ ) ( } #image("x") `raw` ```typ #panic() ```'
    yield "*strong _emph"


def _addresses() -> Iterator[str]:
    for scheme in _SCHEMES:
        yield f"{scheme}{CANARY}"
    yield from _HOSTS
    yield "../../../etc/passwd"
    yield "..\\..\\windows\\x"
    yield "/absolute/path"
    yield "%2e%2e%2fup"
    yield "?q=a&b=c#top"
    yield "C:\\x:stream"


def _formulas() -> Iterator[str]:
    for sign in (
        "=",
        "+",
        "-",
        "@",
        "\t=",
        "\r=",
        "\n=",
        " =",
        "＝",
        "＋",
        "－",
        "＠",
        "'=",
        '"=',
        "|",
        "%",
        ";=",
        ",=",
    ):
        yield f"{sign}SUM(A:A)"
    yield from (f"={formula}" for formula in _FORMULAS)
    yield "{=SUM(A:A)}"


def _unseen() -> Iterator[str]:
    for code in (0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F, 0x85, 0x9F):
        yield f"control{chr(code)}sign"
    yield "\x1b[31mred\x1b[0m\x1b]0;title\x07"
    for code in (
        0xAD,
        0x34F,
        0x61C,
        0x115F,
        0x17B4,
        0x180E,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x2028,
        0x2029,
        0x2060,
        0x2063,
        0x3164,
        0xFEFF,
        0xFFF9,
        0xFFFC,
    ):
        yield f"un{chr(code)}seen"
    yield "\ud800 lone"
    yield "lone \udfff"
    yield "non\ufdd0char\uffff\U0001fffe"
    yield "private \ue000 \U000f0000 \U0010fffd"
    yield "tags \U000e0001\U000e0061\U000e007f"
    yield "\u3000\u2003 spaces \xa0\u202f\u205f"
    yield "\ufe0f\ufe0e variation \U000e0100"


def _directions() -> Iterator[str]:
    for code in (0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x202C, 0x2069):
        yield f"left{chr(code)}right"
    yield "\u202e" * 200
    yield "\u200f(abc)\u200e\u200f"


def _signs() -> Iterator[str]:
    yield "Å Å ﬁ ＡＢＣ"
    yield "ß K ς"
    yield "e" + "\u0301" * 100
    yield "한국어 にほんご"
    yield "𠮷 𠀋 㐂 龘"
    yield "∞ ≠ ± √ ∑ ♥"
    yield "‚Äò mojibake Ã©"


def _unshown() -> Iterator[str]:
    """Yield signs that the fonts of the paper lack: the build refuses them by name and place."""
    yield "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏿 🇭🇰 ☺️"
    yield "العربية עברית ﷽"
    yield "தமிழ் ไทย हिन्दी ខ្មែរ"
    yield "☃ ✈ ❌ ⑨ Ⅻ \U0001f9ff 𝔘𝔫𝔦"
    yield "𪚥"
    yield "unassigned \u0378 \U0003fffd"


def _long() -> Iterator[str]:
    yield "w" * 300
    yield "w" * 180
    yield "字" * 90
    yield "a-b_c.d/e" * 18
    yield "long" * 2_000
    yield "字" * 1_500
    yield "many words " * 400
    yield "a-b_c.d/e" * 120
    yield "i" * 70 + " " + "M" * 70
    yield " " * 400 + "x"
    yield "line\n" * 120
    yield "\n\n".join(["block"] * 60)


def _numbers() -> Iterator[str]:
    yield from (
        "0",
        "-1",
        "1e999",
        "NaN",
        "Infinity",
        "0x1F",
        "1/0",
        "1,000,000.00",
        "١٢٣",
        "１２３",
        "𝟏𝟐𝟑",
    )
    yield from ("twelve", "十二", "nan", "inf", "-inf", "null", "None", "undefined", "true", "no")


def _data() -> Iterator[str]:
    yield "*alias"
    yield "&anchor x"
    yield "!!python/object/apply:os.system [x]"
    yield "key: value"
    yield "- item"
    yield "[a, b"
    yield "{a: b"
    yield "a # comment"
    yield "| block\n> folded"
    yield "--- x\n... y"
    yield "? key"
    yield "@reserved `reserved % directive"
    yield 'a,"b",c\r\nd;e\tf'
    yield '""""'
    yield "'''"
    yield "a\rb"
    yield "<<: merge"
    yield "__proto__"
    yield "constructor"
    yield "toString"
    yield "hasOwnProperty"
    yield "'; DROP TABLE x; --"


def _xml() -> Iterator[str]:
    yield '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    yield "&e; &xxe; &lol;"
    yield '<a:hlinkClick r:id="x"/>'
    yield "_x000D_ _x0041_"
    yield "]]></a:t><a:t>"
    yield '<use href="//evil.example/x.svg#a"/><foreignObject/>'
    yield '{"a": "</svg><script>"}'


def _charts() -> Iterator[str]:
    yield f'<a href="javascript:{CANARY}">link</a>'
    yield '<b>bold</b><br><i>it</i><sub>s</sub><sup>p</sup><span style="fill:red">r</span>'
    yield "&lt;a href=&quot;//evil.example&quot;&gt;link&lt;/a&gt;"
    yield "%{x} %{customdata} %{y:.2f}<extra></extra>"
    yield "$\\href{javascript:x}{y}$"
    yield "$$\\frac{a}{b}$$"
    yield "<br><br><br><br><br><br>"


_KINDS = (
    _markup, _breakouts, _templates, _markdown, _typst, _addresses, _formulas, _unseen,
    _directions, _signs, _unshown, _long, _numbers, _data, _xml, _charts,
)  # fmt: skip
HOSTILE = {kind.__name__.removeprefix("_"): tuple(kind()) for kind in _KINDS}
# For a locator or the sign of a unit, where no other string has room.
SHORT = (
    *(
        "<b>x</b>",
        "<hr>",
        "&lt;hr>",
        "'",
        '"',
        '","',
        "\\",
        "`x`",
        "**x**",
        "{{x}}",
        "{x}",
        "[x](y)",
    ),
    *("=A+B", "+A", "-A", "@A", "＝A", "#panic()", "$x$", "]", ";@", '"#', "<!--", "]]>", "%n"),
    *("_x000D_", "\u200b=A", "\ufe0f", "e\u0301", "|", "#", "~", "&amp;", "*", "_", "\u3000"),
)
