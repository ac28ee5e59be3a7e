"""Rules of the house that a machine can check; docs/architecture.md tells why they exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = ROOT / "site" / "koala" / "settings"
MAX_LINES = 320
# Not written by us or not kept: hidden folders, what the site writes, what a build leaves.
OUTSIDE = {"var", "build", "dist", "node_modules", "__pycache__"}
TEXT = {
    *(".cfg", ".css", ".csv", ".geojson", ".html", ".ini", ".js", ".json", ".md", ".po", ".py"),
    *(".sh", ".svg", ".toml", ".txt", ".xml", ".yaml", ".yml"),
}


@cache
def repository_files():
    """Return every file that belongs to the project, from the root down."""
    found = []
    folders = [ROOT]
    while folders:
        for entry in sorted(folders.pop().iterdir()):
            hidden = entry.name.startswith(".") and entry.name != ".ci"
            if entry.is_dir() and not hidden and entry.name not in OUTSIDE:
                folders.append(entry)
            elif entry.is_file():
                found.append(entry)
    return found


def python_files():
    return [
        path
        for path in repository_files()
        if path.suffix == ".py" and "migrations" not in path.parts
    ]


def own(suffix, *, folder):
    """Return our own files with a suffix; other people's work stands in a folder `vendor`."""
    return [
        path
        for path in repository_files()
        if path.suffix == suffix and path.is_relative_to(folder) and "vendor" not in path.parts
    ]


def line_number(text, position):
    return text.count("\n", 0, position) + 1


def matches(pattern, paths, *, prepare=lambda text: text):
    """Return "file:line: what was found" for each match of a pattern."""
    found = []
    for path in paths:
        text = prepare(path.read_text(encoding="utf-8"))
        found += [
            f"{path.relative_to(ROOT)}:{line_number(text, match.start())}: {match[0].strip()}"
            for match in re.finditer(pattern, text)
        ]
    return found


# --- Settings -------------------------------------------------------------------------------


def settings_in_code():
    """Return the names that the settings ask for, each with its defaults that are constants."""
    found = {}
    for path in SETTINGS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="required" | "optional" | "flag" | "listed"),
                    args=[ast.Constant(value=str(name)), *rest],
                ):
                    found.setdefault(name, set()).update(
                        arg.value for arg in rest if isinstance(arg, ast.Constant)
                    )
    return found


def settings_in_docs():
    """Return the names in the tables of docs/settings.md, each with its default."""
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", text, re.MULTILINE))


def test_every_setting_is_documented_and_every_documented_setting_is_read():
    assert settings_in_code()
    assert sorted(settings_in_code()) == sorted(settings_in_docs())


def test_the_documented_default_is_the_default():
    documented = settings_in_docs()
    different = [
        f"{name}: the code has {default}, docs/settings.md {documented[name]}"
        for name, defaults in settings_in_code().items()
        for default in defaults
        # Tests have a database of their own, which is not the default of the site.
        if documented[name] != f"`{default}`" and default != "sqlite://:memory:"
    ]
    assert different == []


def test_only_the_settings_read_the_environment():
    doors = {SETTINGS / "env.py", ROOT / "manage.py", ROOT / "site" / "koala" / "wsgi.py"}
    code = [
        path
        for path in python_files()
        if path not in doors and not path.is_relative_to(ROOT / "tests")
    ]
    assert matches(r"\bos\.(environ|getenv)\b", code) == []


# --- Names and sizes ------------------------------------------------------------------------


def test_every_module_says_what_is_in_it():
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    assert [
        str(path.relative_to(ROOT))
        for path in python_files()
        if drawers & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    ] == []


def test_no_module_is_too_long_to_read():
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in python_files()}
    assert [
        f"{path.relative_to(ROOT)}: {length} lines, at most {MAX_LINES}"
        for path, length in lengths.items()
        if length > MAX_LINES
    ] == []


def test_site_stays_a_folder():
    assert not (ROOT / "site" / "__init__.py").exists()


# --- Pages ----------------------------------------------------------------------------------

PHYSICAL = r"""(?x) (?<![\w-]) (
    (scroll-)?(margin|padding)-(left|right)
    | border-(left|right)(-\w+)?
    | border-(top|bottom)-(left|right)-radius
    | left | right
    ) \s* :
    | (?<![\w-]) (text-align|float|clear) \s* : \s* (left|right) \b
"""
# Four values name right and left in turn: those two must be equal.
VALUE = r"(?:[^\s;(){}]|\([^()]*\))+"
FOUR_SIDES = rf"""(?x) (?<![\w-])
    (margin|padding|inset|border-width|scroll-margin|scroll-padding) \s* : \s*
    {VALUE} \s+ (?P<right>{VALUE}) \s+ {VALUE} \s+ (?!(?P=right)\s*[;}}]) {VALUE} \s* [;}}]
"""


def without_comments(text):
    """Blank out comments, keeping every line where it was."""
    return re.sub(r"/\*.*?\*/", lambda match: re.sub(r"[^\n]", " ", match[0]), text, flags=re.S)


def test_styles_serve_both_writing_directions():
    styles = own(".css", folder=ROOT / "site" / "static" / "css")
    assert matches(PHYSICAL, styles, prepare=without_comments) == []
    assert matches(FOUR_SIDES, styles, prepare=without_comments) == []


def test_a_component_begins_with_what_it_takes():
    components = own(".html", folder=ROOT / "templates" / "components")
    assert [
        str(path.relative_to(ROOT))
        for path in components
        if not re.match(
            r"\{#[^\n]*\bTakes\b[^\n]*#\}|\{% comment [^%]*%\}.*?\bTakes\b.*?\{% endcomment %\}",
            path.read_text(encoding="utf-8"),
            re.DOTALL,
        )
    ] == []


ELSEWHERE = r"(https?:)?//"
LOADS_IN_HTML = rf"""(?xi)
    <(?!a\b|link\b)[a-z][^>]*? \s (src|srcset|data|poster|action|formaction|href)
        \s*=\s* ["']? \s* {ELSEWHERE}
    | <link\b (?=[^>]*\brel\s*=\s*["']?[^"'>]*
        \b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)\b)
        [^>]*? \s href \s*=\s* ["']? \s* {ELSEWHERE}
    | \bsrcset \s*=\s* "[^"]* , \s* {ELSEWHERE}
    | \burl\( \s* ["']? \s* {ELSEWHERE}
"""
LOADS_IN_CSS = rf"""(?xi) (\burl\( | @import) \s* ["']? \s* {ELSEWHERE}"""
LOADS_IN_JS = rf"""(?x)
    ( \b(import|from)\b [^;\n]*? | \bfetch\( \s* | \bURL\( \s* | \bsrc \s*=\s* | \bhref \s*=\s* )
    ["'`] {ELSEWHERE}
"""


def test_a_page_loads_nothing_from_another_host():
    static = ROOT / "site" / "static"
    templates = own(".html", folder=ROOT / "templates")
    assert matches(LOADS_IN_HTML, templates) == []
    assert matches(LOADS_IN_CSS, own(".css", folder=static), prepare=without_comments) == []
    assert matches(LOADS_IN_JS, own(".js", folder=static)) == []


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (PHYSICAL, "a { margin-left: 1px }"),
        (PHYSICAL, "a { border-left-color: red }"),
        (PHYSICAL, "a { border-top-right-radius: 1px }"),
        (PHYSICAL, "a{left:0}"),
        (PHYSICAL, "a { text-align: right; }"),
        (FOUR_SIDES, "a { margin: 0 1px 0 var(--space-s); }"),
        (LOADS_IN_HTML, '<script src="https://cdn.example/x.js">'),
        (LOADS_IN_HTML, '<img alt="a" src="//cdn.example/x.png">'),
        (LOADS_IN_HTML, '<link rel="stylesheet" href="https://cdn.example/x.css">'),
        (LOADS_IN_HTML, '<link href="https://cdn.example/" rel="preconnect">'),
        (LOADS_IN_HTML, '<img srcset="/a.png 1x, https://cdn.example/a.png 2x">'),
        (LOADS_IN_CSS, '@import "https://cdn.example/x.css";'),
        (LOADS_IN_CSS, "a { background: url(//cdn.example/x.png) }"),
        (LOADS_IN_JS, 'import * as map from "https://cdn.example/map.js";'),
        (LOADS_IN_JS, "fetch(`https://api.example/`)"),
    ],
)
def test_the_rules_for_pages_find_what_they_forbid(pattern, bad):
    assert re.search(pattern, bad)


@pytest.mark.parametrize(
    ("pattern", "good"),
    [
        (PHYSICAL, "a { margin-inline-start: 1px; --left: 1; border-start-start-radius: 1px }"),
        (PHYSICAL, "a { text-align: start; transform-origin: left; }"),
        (FOUR_SIDES, "a { margin: 0 var(--space-s) 1px var(--space-s); padding: 0 1px; }"),
        (LOADS_IN_HTML, '<a href="https://www.opgroeien.be/">'),
        (LOADS_IN_HTML, '<link rel="canonical" href="https://koala.example/nl/">'),
        (LOADS_IN_HTML, '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>'),
        (LOADS_IN_JS, 'import { map } from "./map.js"; // see https://example.org'),
    ],
)
def test_the_rules_for_pages_leave_the_rest_alone(pattern, good):
    assert re.search(pattern, good) is None


# --- The repository -------------------------------------------------------------------------


def test_no_file_speaks_of_the_machine_it_was_written_on():
    folder = "work"  # the name is put together, or this file would find itself
    texts = [path for path in repository_files() if path.suffix in TEXT or not path.suffix]
    assert matches(rf"(?<![\w.])/{folder}/", texts) == []
