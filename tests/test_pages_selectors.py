"""Selectors give what is asked for or fail loudly."""

import pytest

from secdialogue.errors import InputError, PluginError
from secdialogue.pages import every, only
from secdialogue.sources import html_tree

TREE = html_tree("<div><h1>One</h1><p class=a>x</p><p>y</p><time datetime='2024-05-05'></time></div>")


def test_only_gives_the_one_element():
    assert only(TREE, "//h1").text == "One"


def test_only_gives_a_text_where_one_is_asked_for():
    assert only(TREE, "//time/@datetime", str) == "2024-05-05"
    assert only(TREE, "string(//h1)", str) == "One"


def test_every_gives_all_in_order():
    assert [p.text for p in every(TREE, "//p")] == ["x", "y"]
    assert every(TREE, "//p/text()", str) == ["x", "y"]


@pytest.mark.parametrize(("select", "problem"), [("//h2", "no matches"), ("//p", "2 matches")])
def test_only_fails_on_none_and_on_two(select, problem):
    with pytest.raises(InputError, match=problem) as caught:
        only(TREE, select)
    assert caught.value.place == select
    assert caught.value.remedy


def test_every_fails_on_none():
    with pytest.raises(InputError, match="no match"):
        every(TREE, "//h2")


@pytest.mark.parametrize("select", ["//p[", "//nowhere:p", "//p[nofunction()]"])
def test_a_selector_that_is_no_xpath_is_the_plugin_s_fault(select):
    with pytest.raises(PluginError):
        only(TREE, select)


def test_another_type_than_asked_for_is_the_plugin_s_fault():
    with pytest.raises(PluginError, match="where str is asked for"):
        only(TREE, "//h1", str)
