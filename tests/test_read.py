"""Reading: words and their places, what is masked, metadata, and inputs that cannot be read."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordgraph.annotate import parser_text
from accordgraph.errors import InputError
from accordgraph.model import Cell, Document, Metadata
from accordgraph.read import gather, read
from accordgraph.read.metadata import dateline, iso_date
from accordgraph.read.text import text_document


def lines(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, parser_text(document, block)[0]) for block in document.blocks]


def markdown(text: str) -> list[tuple[str, str]]:
    return lines(text_document("d.md", text, "text/markdown", "d.md"))


def plain(text: str) -> list[tuple[str, str]]:
    return lines(text_document("d.txt", text, "text/plain", "d.txt"))


def metadata(text: str) -> Metadata:
    return text_document("d.md", text, "text/markdown", "d.md").metadata


def test_read_markdown_credited_text_of_an_image_is_a_caption() -> None:
    text = "Peru signed.\n\n![Anna Low of Chile on Friday. (Photo: Lima Post)](low.jpg)\n\nChile did not."
    assert [line for _, line in markdown(text)] == [
        "Peru signed.",
        "Anna Low of Chile on Friday. (Photo: Lima Post)",
        "Chile did not.",
    ]


LONG = "Ministers from nine coastal states met in the old town hall and talked for days about fish. " * 3
OTHER = LONG.replace("nine", "ten")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Peru [signed](https://example.org/a_(b)) it.", "Peru signed it."),
        ('Peru [signed](https://example.org "A title") it.', "Peru signed it."),
        ("Peru [signed][1] it.", "Peru signed it."),
        ("![A flag](flag.png)Peru signed it.", "Peru signed it."),
        ("[![A flag](flag.png)](https://example.org) Peru signed it.", "Peru signed it."),
        ("**Peru** *signed* __it__ and _left_.", "Peru signed it and left."),
        ("The *Lakes*' accord and snake_case_words stay.", "The Lakes' accord and snake_case_words stay."),
        ("It costs 3 * 4 * 5 euros.", "It costs 3 * 4 * 5 euros."),
        ("Peru signed<!-- really? --> it.", "Peru signed it."),
        ("Peru <b>signed</b> it<sup>1</sup>.", "Peru signed it1."),
        ("Peru signed it.[^2] Chile did not.[3]", "Peru signed it. Chile did not."),
        ("Peru [the host] signed it.", "Peru [the host] signed it."),
        ("Peru &amp; Chile said &ldquo;yes&rdquo;.", "Peru & Chile said “yes”."),
        ("Peru&nbsp;signed it.", "Peru signed it."),
        ("Peru signed it, see https://example.org/pact?id=3.", "Peru signed it, see ."),
        ("See <https://example.org/pact>: Peru signed.", "See : Peru signed."),
        (r"The sum is 5\*6 \# 7.", "The sum is 5*6 # 7."),
        ("Peru\u200b signed\u00ad it.", "Peru signed it."),
        ("{% quote Ann %}Peru signed it.{% endquote %}", "Peru signed it."),
        ("Peru `signed` ~~never~~ it.", "Peru signed never it."),
        ("Peru signed\nthe accord  \nin Lima.", "Peru signed the accord in Lima."),
    ],
)
def test_read_markdown_inline_markup_is_masked(source: str, expected: str) -> None:
    assert [line for _, line in markdown(source)] == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Accord\n\nPeru signed.", [("heading", "Accord"), ("paragraph", "Peru signed.")]),
        ("Accord\n======\n\nPeru signed.", [("heading", "Accord"), ("paragraph", "Peru signed.")]),
        ("- Peru\n- Chile\n", [("item", "Peru"), ("item", "Chile")]),
        (
            "1. Peru signed\n   the accord.\n2. Chile.",
            [("item", "Peru signed the accord."), ("item", "Chile.")],
        ),
        ("> Peru will\n> never sign.", [("quotation", "Peru will never sign.")]),
        (
            "| State | Vote |\n|---|---|\n| Peru | yes |",
            [("item", w) for w in ("State", "Vote", "Peru", "yes")],
        ),
        ("```\ncode()\n```\n\nPeru signed.", [("paragraph", "Peru signed.")]),
        ("    Peru signed, four spaces in.", [("paragraph", "Peru signed, four spaces in.")]),
        ("One.<br/>Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("A flag. Photo: J. Doe", [("caption", "A flag. Photo: J. Doe")]),
        (
            "Signed by:\n\nPeru\n\nChile\n",
            [("paragraph", "Signed by:"), ("item", "Peru"), ("item", "Chile")],
        ),
        ("| A | B |\n|---|---|\n| yes | yes |", [("item", w) for w in ("A", "B", "yes", "yes")]),
        ("> -\tPeru\tsigned.", [("item", "Peru signed.")]),
        (
            "Peru signed it.\n---\nChile did not.",
            [("paragraph", "Peru signed it."), ("paragraph", "Chile did not.")],
        ),
        (
            "Peru signed.\n\n~~~~~~~~\n\nChile did not.",
            [("paragraph", "Peru signed."), ("paragraph", "Chile did not.")],
        ),
        ("***\n\nPeru signed.\n\n---\n", [("paragraph", "Peru signed.")]),
    ],
)
def test_read_markdown_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert markdown(source) == expected


def test_read_plain_text_joins_wrapped_lines_and_parts_long_ones() -> None:
    wrapped = (
        "The delegates of the nine coastal states met on Monday in\n"
        "the old town hall of the capital, where they agreed upon a\n"
        "first text about quotas.\n\nA second paragraph is short.\n"
    )
    assert [line for _, line in plain(wrapped)] == [
        "The delegates of the nine coastal states met on Monday in the old town hall of the capital, where "
        "they agreed upon a first text about quotas.",
        "A second paragraph is short.",
    ]
    assert len(plain(f"{LONG}\n{OTHER}\n")) == 2


def test_read_plain_text_headings_lists_and_rules() -> None:
    text = f"Nine states sign\n{LONG}\n- Peru\n- Chile\n-----\nWhat comes next\n{OTHER}\n"
    assert [kind for kind, _ in plain(text)] == [
        "heading",
        "paragraph",
        "item",
        "item",
        "heading",
        "paragraph",
    ]


def test_read_first_lines_stay_headings_though_there_are_three() -> None:
    kinds = [kind for kind, _ in plain(f"Lakes accord\n\nMinister of Lakes\n\nAnn Doe\n\n{LONG}")]
    assert kinds == ["heading", "heading", "heading", "paragraph"]


@pytest.mark.parametrize(
    "furniture",
    ["Share on Facebook", "Leave a Reply", "3 comments", "© 2024 Example. All rights reserved", "Load more",
     "press@example.org", "+41 22 555 01 23", "We use cookies to improve the site.", "Tags: lakes, fish"],
)  # fmt: skip
def test_read_leaves_out_what_surrounds_the_text(furniture: str) -> None:
    assert plain(f"{LONG}\n\n{furniture}\n\n{OTHER}") == plain(f"{LONG}\n\n{OTHER}")


@pytest.mark.parametrize(
    "heading", ["Related posts", "You may also like", "Leave a comment", "About the author"]
)
def test_read_end_matter_goes_but_long_text_after_it_stays(heading: str) -> None:
    text = f"{LONG}\n\n{heading}\n\nTen things about fish\n\nA visit to the lakes\n\n"
    assert len(plain(text)) == 1
    assert plain(text + OTHER)[-1] == ("paragraph", OTHER.strip())


def test_read_contacts_after_the_end_mark_go() -> None:
    text = f"# Lakes accord\n\n{LONG}\n\n-end-\n\nAnn Doe\n\nHeadquarters\n"
    assert [line for _, line in markdown(text)] == ["Lakes accord", LONG.strip()]


def test_read_breadcrumbs_and_repeated_headings_go() -> None:
    text = f"- Example News\n- Lakes accord signed\nLakes accord signed\nLakes accord signed\n{LONG}"
    assert [line for _, line in plain(text)] == ["Lakes accord signed", LONG.strip()]


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("LIMA, May 3 (Example Wire) - Ministers met.", 29),
        ("LIMA, 3 May 2024 (Example Wire) -- Ministers met.", 35),
        ("LIMA — Ministers met.", 7),
        ("Lima, May 3, 2024 - Ministers met.", 20),
        ("SAN JOSÉ, Costa Rica (EW) – “We met.”", 28),
        ("Lima - the capital - was calm.", None),
        ("Lima (the capital) was calm.", None),
        ("The vote was 61 - 3.", None),
    ],
)
def test_read_dateline(line: str, end: int | None) -> None:
    match = dateline(line)
    assert (match.end() if match else None) == end


def test_read_dateline_is_masked_and_gives_agency_and_date() -> None:
    text = f"# Lakes accord\n\nLIMA, 3 May 2024 (Example Wire) - {LONG}"
    document = text_document("d.md", text, "text/markdown", "d.md")
    assert lines(document)[1] == ("paragraph", LONG.strip())
    assert (document.metadata.date, document.metadata.publisher) == ("2024-05-03", "Example Wire")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T10:00:00Z", "2024-05-03"),
        ("2020-09-01-07-06-05", "2020-09-01"),
        ("20240503", "2024-05-03"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("3 May 2024", "2024-05-03"),
        ("Friday, 3rd May 2024", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("May 2024", "2024-05"),
        ("2024-13-45", None),
        ("yesterday", None),
        ("May 3", None),
        ("the year 1789 of the revolution", None),
    ],
)
def test_read_dates(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "title: Lakes accord\ndate: 2024-05-03\nauthor: Ann Doe\npublisher: Example\nurl: https://example.org/a",
            Metadata("Lakes accord", "2024-05-03", "Ann Doe", "Example", "https://example.org/a"),
        ),
        (
            "title: A\nauthors:\n - Ann\n - Ben\nsource: https://example.org/a\nlang: [en]",
            Metadata("A", None, "Ann, Ben", None, "https://example.org/a", "en"),
        ),
        ("title: A\nsource: Ministry\npublished_time: 2024-05-03 07:00:00-04:00",
         Metadata("A", "2024-05-03", None, "Ministry")),
        ("title: >\n  Lakes\n  accord\nsite_name: Example", Metadata("Lakes accord", publisher="Example")),
        ("title: \"Lakes\\_accord\\u2019s\\u2060 end\"", Metadata("Lakes accord’s end")),
    ],
)  # fmt: skip
def test_read_front_matter(front: str, expected: Metadata) -> None:
    assert metadata(f"---\n{front}\n---\n{LONG}") == expected


def test_read_front_matter_in_toml() -> None:
    document = text_document(
        "d.md", f'+++\ntitle = "Lakes accord"\ndate = 2024-05-03\n+++\n{LONG}', "text/markdown", "d"
    )
    assert document.metadata == Metadata("Lakes accord", "2024-05-03")
    assert lines(document)[0] == ("heading", "Lakes accord")


@pytest.mark.parametrize(
    ("title", "expected", "raw"),
    [
        ("Lakes accord", "Lakes accord", "Lakes accord"),
        ("'The lakes'' accord'", "The lakes' accord", "The lakes'' accord"),
        ('"Lakes\\_accord\\u2019s end"', "Lakes accord’s end", "Lakes\\_accord\\u2019s end"),
        (">\n  Lakes\n  accord", "Lakes accord", "Lakes\n  accord"),
        ("Lakes\n  accord", "Lakes accord", "Lakes\n  accord"),
    ],
)
def test_read_front_matter_title_is_a_heading_in_its_place(title: str, expected: str, raw: str) -> None:
    document = text_document("d.md", f"---\ntitle: {title}\n---\n{LONG}", "text/markdown", "d.md")
    text, offsets = parser_text(document, document.blocks[0])
    assert text == expected
    start, end = offsets[0], document.blocks[0].pieces[-1].end
    assert document.text[start:end].strip() == raw


@pytest.mark.parametrize(("summary", "said"), [("Nine states agree on fish.", True), (LONG[:90], False)])
def test_read_summary_only_where_the_text_does_not_repeat_it(summary: str, said: bool) -> None:
    found = markdown(f"---\ntitle: A\nsummary: {summary}\n---\n{LONG}")
    assert (("paragraph", summary) in found) is said


def test_read_last_line_that_is_a_link_tells_the_source() -> None:
    text = f"# A\n\n{LONG}\n\n[Example News](https://example.org/2024/lakes-accord)\n"
    document = text_document("d.md", text, "text/markdown", "d.md")
    assert (document.metadata.url, document.metadata.publisher) == (
        "https://example.org/2024/lakes-accord",
        "Example News",
    )
    assert len(document.blocks) == 2


PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Lakes accord signed - Example</title>
<meta property="og:site_name" content="Example"><meta name="date" content="2024-05-03">
<meta property="og:url" content="https://example.org/a"></head><body>
<nav><a href="/">Home</a> <a href="/fish">Fish</a></nav><article><h1>Lakes accord signed</h1>
<p>{LONG}</p><h2>Who signed</h2><ul><li>Peru, on Monday</li><li>Chile, on Tuesday</li></ul>
<p>{OTHER}</p></article><footer><p>Imprint</p></footer></body></html>"""


def test_read_html_main_text_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    document = read(tmp_path / "a.html")
    assert document.media_type == "text/html"
    assert lines(document) == [
        ("heading", "Lakes accord signed"),
        ("paragraph", LONG.strip()),
        ("heading", "Who signed"),
        ("item", "Peru, on Monday"),
        ("item", "Chile, on Tuesday"),
        ("paragraph", OTHER.strip()),
    ]
    assert document.metadata == Metadata(
        "Lakes accord signed", "2024-05-03", None, "Example", "https://example.org/a", "en-GB"
    )


def test_read_html_short_page(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(
        "<body><nav><p>Home</p></nav><h1>Pact</h1><p>Peru <b>signed</b>.</p></body>"
    )
    assert lines(read(tmp_path / "a.htm")) == [("heading", "Pact"), ("paragraph", "Peru signed.")]


def test_read_html_lists_in_lists_and_breaks(tmp_path: Path) -> None:
    body = f"<p>{LONG}</p><ul><li><p>Peru<br>and Bolivia</p><ul><li>Lima</li></ul></li></ul><p>{OTHER}</p>"
    for markup in (f"<article>{body}</article>", body.replace(LONG, "One.").replace(OTHER, "Two.")):
        (tmp_path / "a.html").write_text(f"<html><body>{markup}</body></html>", encoding="utf-8")
        found = [line for _, line in lines(read(tmp_path / "a.html"))]
        assert found[1:-1] == ["Peru and Bolivia", "Lima"]


TABLES = [
    ("d.md", "| State | Signed |\n|---|---|\n| Peru |  |\n|  | 2019 |\n"),
    ("d.html", "<table><tr><th>State<th>Signed<tr><td>Peru<td><tr><td><td>2019</table>"),
]


@pytest.mark.parametrize(("name", "text"), TABLES)
def test_read_cells_of_tables(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    document = read(tmp_path / name)
    cells = [(parser_text(document, block)[0], block.cell) for block in document.blocks]
    assert cells == [
        ("State", Cell(0, 0, 0)),
        ("Signed", Cell(0, 0, 1)),
        ("Peru", Cell(0, 1, 0)),
        ("2019", Cell(0, 2, 1)),
    ]


@pytest.mark.parametrize("date", ["2024-05-150", "0000-00-00", "soon", "2024-05-03T25:61:00+99:00", ""])
def test_read_html_dates_of_no_calendar(tmp_path: Path, date: str) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("2024-05-03", date), encoding="utf-8")
    found = read(tmp_path / "a.html").metadata
    assert found.publisher == "Example"
    assert found.date in (None, "2024-05-01", "2024-05-03", "2024-05-15")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
def test_read_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Die Minister der Länder haben das Abkommen über die Flüsse unterzeichnet.\r\nSüß für alle.\r\n"
    data = text.encode(encoding)
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe" + data if encoding == "utf-16-le" else data)
    assert read(tmp_path / "a.txt").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Peru signed in Genève.", "latin-1"),
        ("“We will sign” – that’s it.", "cp1252"),
        ("Россия и Казахстан подписали договор, сообщили в Москве.", "cp1251"),
    ],
)
def test_read_few_bytes_are_western_where_that_fits(tmp_path: Path, text: str, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert read(tmp_path / "a.txt").text == text


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.md": (b" \n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "controls.txt": (b"\x01\x02abc" * 40, "binary"),
    "odd.txt": (b"\xff\xfeA", "broken UTF-16-LE at byte 2"),
    "front.md": (b"---\ntitle: a: b\n---\nText.\n", "broken front matter in line 2"),
    "open.md": (b"---\ntitle: a\n\nText.\n", "broken front matter: no closing '---'"),
    "list.md": (b"---\ntitle: [a, b\n---\nText.\n", "broken front matter in line 3"),
    "toml.md": (b"+++\ntitle = \n+++\nText.\n", "broken front matter"),
    "bare.html": (b"<html><body><script>1</script></body></html>", "no main text"),
    "report.docx": (b"PK", "unknown format .docx"),
    "report": (b"Text.", "unknown format without a suffix"),
}


@pytest.mark.parametrize("name", BAD)
def test_read_bad_input_is_a_reason_in_one_line(tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(tmp_path / name)
    assert caught.value.path == str(tmp_path / name)
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)


def test_read_missing_folder_and_too_large(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    for name, reason in [
        ("no.txt", "no such file"),
        ("large.txt", "50 MB"),
        ("broken.txt", "no such file"),
        (".", "folder"),
    ]:
        with pytest.raises(InputError, match=reason):
            read(tmp_path / name)


def test_read_paragraph_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru signed it and " * 30_000)
    with pytest.raises(InputError, match="paragraph of 5"):
        read(tmp_path / "a.txt")


def test_read_gather_goes_on_after_errors(tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("Peru signed the accord.")
    found = list(gather([str(tmp_path), str(tmp_path / "no.txt")]))
    assert [d.path for d in found if isinstance(d, Document)] == [f"{tmp_path.name}/good.txt"]
    assert sum(isinstance(d, InputError) for d in found) == len(BAD) + 1


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("b.txt", "a.md", "deep/c.txt", ".hidden.txt", ".git/d.txt"):
        file = tmp_path / "reports" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Peru signed {name}.")
    monkeypatch.chdir(tmp_path)
    yield tmp_path / "reports"


@pytest.mark.parametrize(
    ("inputs", "paths"),
    [
        (["reports"], ["reports/a.md", "reports/b.txt", "reports/deep/c.txt"]),
        (["./reports/"], ["reports/a.md", "reports/b.txt", "reports/deep/c.txt"]),
        (["reports/*.txt"], ["reports/b.txt"]),
        (["reports/**/*.txt"], ["reports/b.txt", "reports/deep/c.txt"]),
        (["reports/b.txt", "reports"], ["reports/b.txt", "reports/a.md", "reports/deep/c.txt"]),
        (["reports/deep/../b.txt"], ["reports/b.txt"]),
    ],
)
def test_read_gather_finds_each_file_once(folder: Path, inputs: list[str], paths: list[str]) -> None:
    assert [d.path for d in gather(inputs) if isinstance(d, Document)] == paths


def test_read_paths_are_never_absolute(folder: Path) -> None:
    paths = [d.path for d in gather([str(folder)]) if isinstance(d, Document)]
    assert paths == ["reports/a.md", "reports/b.txt", "reports/deep/c.txt"]
    assert read(folder / "deep" / "c.txt").path == "deep/c.txt"


def test_read_nothing_found_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    found = [str(e) for e in gather([str(tmp_path / "none"), str(tmp_path / "*.txt")])]
    assert found[0].endswith("none: holds no documents")
    assert found[1].endswith("*.txt: no such file or folder")


@pytest.mark.parametrize(
    ("data", "media_type"), [(b"# Pact\n\nPeru signed.", "text/markdown"), (PAGE.encode(), "text/html")]
)
def test_read_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, media_type: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (document,) = gather(["-"])
    assert isinstance(document, Document)
    assert (document.path, document.media_type) == ("-", media_type)


def test_read_descriptor_tells_what_the_document_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: Lakes accord\n---\n{LONG}")
    (tmp_path / "a.yaml").write_text("title: Other\ndate: 2024-05-03\noutlet: Example\n")
    (document,) = gather([str(tmp_path)])
    assert isinstance(document, Document)
    assert document.metadata == Metadata("Lakes accord", "2024-05-03", None, "Example")


def test_read_words_survive_other_line_ends() -> None:
    text = f"# Lakes accord\r\n\r\n- Peru\r\n- Chile\r\n\r\n> Kenya will\r\n> sign.\r\n\r\n{LONG}\r\n"
    assert markdown(text) == markdown(text.replace("\r\n", "\n")) == markdown(text.replace("\r\n", "\r"))


WORDS = st.text(st.sampled_from("ab *_[]()!<>&;#`|~\\-:\n\r\t'\"{}%^1.é€"), max_size=200)


@given(WORDS, st.sampled_from(["text/plain", "text/markdown"]))
def test_read_pieces_lie_in_the_text_in_order(text: str, media_type: str) -> None:
    document = text_document("d", text, media_type, "d")
    assert document.text == text
    for block in document.blocks:
        ends = [0, *(piece.end for piece in block.pieces)]
        assert all(piece.start >= end for piece, end in zip(block.pieces, ends, strict=False))
        assert block.pieces[-1].end <= len(text)
        assert parser_text(document, block)[0]


@given(
    st.lists(
        st.sampled_from(
            ["Peru", "Chile", "\n", "\n\n", "- ", "> ", "1. ", "\t", " ", "|", "#", "***", "~~~", "```"]
        )
    )
)
def test_read_markdown_loses_no_words_outside_code(parts: list[str]) -> None:
    parts = [part for part in parts if part not in ("```", "~~~")] if parts.count("```") > 1 else parts
    text = "Peru " + "".join(parts)
    found = " ".join(line for _, line in markdown(text))
    assert found.count("Peru") + found.count("Chile") > 0
