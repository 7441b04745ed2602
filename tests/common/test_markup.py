"""Text from outside is shown as text, whatever it looks like."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from antikorupsi.common import markup


@given(st.text(max_size=40))
def test_any_text_in_a_table_is_escaped(text):
    made = markup.table(["Kolom"], [[text]], text, class_=text)
    assert str(escape(text)) in made
    assert "<script" not in markup.table(["<script>"], [["<script>"]], "<script>").lower()


def test_an_attribute_cannot_be_left_by_a_quotation_mark():
    assert markup.tag("p", "x", class_='"><script>') == '<p class="&#34;&gt;&lt;script&gt;">x</p>'


def test_the_plain_text_of_a_piece_holds_its_words():
    assert (
        repr(markup.joined(markup.paragraph("satu"), markup.table(["a", "b"], [["1", "<2>"]], "c")))
        == "satu c a b 1 <2>"
    )
