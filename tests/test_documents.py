"""Documents written from trees: offsets right by construction, text as it is read, bytes in the encoding they are in."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from secdialogue.checking import check
from secdialogue.documents import DocumentBuilder, Paths, decode, fold, inline_text, plain_document, sha256_of
from secdialogue.model import Block, Record
from secdialogue.sources import html_tree

SHA = "0" * 64


@pytest.mark.parametrize(
    ("text", "folded"),
    [(" a \n b\t", "a b"), ("a\u00a0b", "a b"), ("soft\u00adhyphen", "softhyphen"), ("zero\u200bwidth\ufeff", "zerowidth"),
     ("a\u3000b", "a b"), ("", ""), (" ", ""), ("plain", "plain")],
)  # fmt: skip
def test_white_space_is_folded_and_the_unseen_left_out(text, folded):
    assert fold(text) == folded


@given(st.text() | st.text(st.sampled_from("a \t\n\u00a0\u00ad\u200b\u2003\u2028\u2060\u3000\ufeff")))
def test_folding_parts_words_by_one_space_and_changes_nothing_else(text):
    """What is folded holds the words of the text without unseen characters, in their order, and is folded for good."""
    folded = fold(text)
    assert folded == " ".join(text.translate(dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF])).split())
    assert fold(folded) == folded


MARKUP = [
    ("<p>One <b>two</b> three</p>", "One two three"),
    ("<p>One<br>two<br/><br>three</p>", "One\ntwo\nthree"),
    ("<p>One<script>x</script><style>y</style><!-- z --> two</p>", "One two"),
    ("<p>One <i>two<b> three</b></i></p>", "One two three"),
    ("<p></p>", ""),
]


@pytest.mark.parametrize(("markup", "text"), MARKUP, ids=[m for m, _ in MARKUP])
def test_an_element_gives_the_words_that_a_reader_sees(markup, text):
    assert inline_text(html_tree(markup).find(".//p")) == text


def test_parts_can_be_skipped():
    paragraph = html_tree("<p>One <b>two</b> three</p>").find(".//p")
    assert inline_text(paragraph, skip=lambda e: e.tag == "b") == "One three"


def test_deep_elements_are_read_without_recursion():
    assert inline_text(html_tree("<p>" + "<b>" * 900 + "deep")) == "deep"


names = st.sampled_from(["div", "p", "span", "custom-tag", "b"])
trees = st.recursive(names, lambda inner: st.tuples(names, st.lists(inner, max_size=4)), max_leaves=30)


def build(shape):
    tag, children = shape if isinstance(shape, tuple) else (shape, [])
    element = etree.Element(tag)
    for child in children:
        element.append(build(child))
        element.append(etree.Comment("c"))
    return element


@given(trees)
def test_the_path_of_each_element_finds_it_and_is_lxml_s(shape):
    root = build(shape)
    paths = Paths()
    for element in root.iter("*"):
        assert paths.of(element) == root.getroottree().getpath(element)
        assert root.getroottree().xpath(paths.of(element)) == [element]


def test_odd_names_have_a_path_too():
    root = etree.fromstring('<a xmlns:n="urn:n"><n:b/><n:b/><b/></a>')
    paths = Paths()
    for element in root:
        assert root.getroottree().xpath(paths.of(element)) == [element]


kinds = st.sampled_from(["title", "paragraph", "list-item", "notice"])


@given(st.lists(st.tuples(kinds, st.text(max_size=20), st.none() | st.just("/p[1]"))))
def test_blocks_lie_in_the_text_in_order_with_two_line_feeds_between(blocks):
    builder = DocumentBuilder("news-outlet", SHA)
    for kind, text, source in blocks:
        builder.block(kind, text, source=source)
    kept = [(kind, text.strip()) for kind, text, _ in blocks if text.strip()]
    assert builder.empty == (not kept)
    document = builder.build(title="T")
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == kept
    assert document.text == "\n\n".join(text for _, text in kept)
    check(Record(documents=(document,)))


def test_an_element_is_added_with_its_place():
    tree = html_tree("<body><p>One</p><p>Two</p></body>")
    document = DocumentBuilder("news-outlet", SHA).element("paragraph", tree.findall(".//p")[1], Paths()).build()
    assert (document.text, document.blocks[0].source) == ("Two", "/html/body/p[2]")


def test_plain_text_stays_character_for_character():
    text = " date 2023-08-09\u00a0 \r\n"
    document = plain_document("plain-text", SHA, text, [Block(kind="paragraph", start=1, end=5)], title="T")
    assert (document.text, document.title) == (text, "T")
    check(Record(documents=(document,)))


def test_the_same_text_at_another_place_is_another_document():
    first, second = (
        DocumentBuilder("news-outlet", SHA, position).block("paragraph", "x").build() for position in (0, 1)
    )
    assert first.id != second.id


def test_the_hash_of_bytes_is_sha256():
    assert sha256_of(b"x") == hashlib.sha256(b"x").hexdigest()


BYTES = [
    ("Zürich".encode(), None, "Zürich", "utf-8"),
    (b"\xef\xbb\xbf" + "Zürich".encode(), None, "Zürich", "utf-8"),
    ("Zürich".encode("utf-16"), None, "Zürich", "utf-16-le"),
    (b"\xff\xfe\x00\x00" + "Zürich".encode("utf-32-le"), None, "Zürich", "utf-32-le"),
    ("Zürich".encode("cp1252"), "iso-8859-1", "Zürich", "cp1252"),
    (b"<meta charset=iso-8859-1>" + "“Zürich”".encode("cp1252"), None, "<meta charset=iso-8859-1>“Zürich”", "cp1252"),
    (b"<meta charset=iso-8859-1>" + "Zürich".encode(), None, "<meta charset=iso-8859-1>Zürich", "utf-8"),
    (b"<meta charset='gb2312'>" + "口岸開".encode("gb18030"), None, "<meta charset='gb2312'>口岸開", "gb18030"),
    (b"<?xml version='1.0' encoding='Shift_JIS'?>" + "口岸".encode("cp932"), None, "<?xml version='1.0' encoding='Shift_JIS'?>口岸", "cp932"),
    (b"<meta charset=iso-2022-jp>" + "口岸".encode("iso-2022-jp"), None, "<meta charset=iso-2022-jp>口岸", "iso-2022-jp"),
    (b"<meta charset=no-such>" + "Zürich".encode(), None, "<meta charset=no-such>Zürich", "utf-8"),
    # two systems wrote one page
    (("Zürich und Genf, Käse, Brötchen. " * 2).encode() + "Größe fällt. ".encode("cp1252"), "utf-8", "Zürich und Genf, Käse, Brötchen. " * 2 + "Größe fällt. ", "utf-8"),
    (("Zürich und Genf, Käse und Brötchen, " * 20).encode() + b"\xff", None, "Zürich und Genf, Käse und Brötchen, " * 20 + "\ufffd", "utf-8"),
    (b"", None, "", "utf-8"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "declared", "text", "encoding"), BYTES, ids=range(len(BYTES)))
def test_bytes_are_read_in_the_encoding_they_are_in(data, declared, text, encoding):
    assert decode(data, declared=declared) == (text, encoding)


def test_undeclared_bytes_of_another_encoding_are_detected():
    russian = "Министры двух стран договорились о совместных патрулях на границе весной этого года. " * 10
    assert decode(russian.encode("cp1251"))[0] == russian


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text(data):
    text, encoding = decode(data)
    assert isinstance(text, str)
    assert encoding


def test_words_of_two_elements_that_touch_can_be_kept_apart():
    element = etree.fromstring("<p>By <a>Awa Ndiaye</a><span>Updated</span>, <b>x</b>, <i>5</i> May</p>")
    assert inline_text(element) == "By Awa NdiayeUpdated, x, 5 May"
    assert inline_text(element, apart=True) == "By Awa Ndiaye\nUpdated, x, 5 May"
