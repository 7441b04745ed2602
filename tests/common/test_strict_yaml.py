"""Files that people edit mean what they say, or are refused by file and line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.common import WorkbookError, parse_marked, plain, read_marked, read_plain
from tests.linear_time import is_linear


def read(text):
    found = parse_marked(text, "a.yaml")
    return None if found is None else plain(found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("spi: 73\nmcp: 75\nspi: 60\n", 3),
        ("overrides:\n  spi: 60\nframework: x\noverrides:\n  mcp: 70\n", 4),
        ('{"spi": 73,\n "spi": 60}', 2),
        ("a:\n  - {x: 1, x: 2}\n", 2),
        ("a: {b: {c: 1,\n c: 1}}", 2),
        ("spi: 1\n'spi': 2\n", 2),
    ],
)
def test_a_key_that_stands_twice_is_refused_by_line(text, line):
    with pytest.raises(WorkbookError, match=rf"a\.yaml, line {line}: the key '\w+' stands in line \d+ already"):
        read(text)


@pytest.mark.parametrize(
    "written",
    ["070", "00", "-012", "0x1F", "0b11", "0o17", "1_000", "1_0.5", "1:10", "190:20:30", "1:10.5", "08", "0_7"],
)
def test_a_number_in_any_other_form_is_refused_by_line(written):
    with pytest.raises(WorkbookError, match=r"a\.yaml, line 2: .* plain decimals"):
        read(f"a: 1\nspi: {written}\n")
    with pytest.raises(WorkbookError, match=r"a\.yaml, line 3"):
        read(f"a:\n- 1\n- {written}\n")
    assert read(f'spi: "{written}"') == {"spi": written}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("70", 70), ("-7", -7), ("0", 0), ("70.5", 70.5), ("1e3", 1000.0), ("1.0e-05", 1e-05), ("true", True),
        ("False", False),
        ("yes", "yes"), ("No", "No"), ("on", "on"), ("OFF", "OFF"), ("~", None), ("null", None), ("=", "="),
        ("1.234.567", "1.234.567"),
        ("35.72.01", "35.72.01"), ("70 %", "70 %"), ("1,5", "1,5"),
    ],
)  # fmt: skip
def test_a_value_is_what_it_looks_like(written, value):
    assert read(f"a: {written}") == {"a": value}


@pytest.mark.parametrize("key", ["no", "Yes", "on", "12", "true", "2025-01-01", "<<", "[1]", "~"])
def test_a_key_is_text(key):
    with pytest.raises(WorkbookError, match="line 1"):
        read(f"{key}: {{a: 1}}")


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        "a: !!int '5'",
        "a: !!python/object:os.system x",
        "a: ! x",
        "a: " + "[" * 5000,
        "a: b: c",
        "a: \x07",
    ],
)
def test_what_refers_elsewhere_or_is_no_yaml_is_refused(text):
    with pytest.raises(WorkbookError, match=r"a\.yaml, line"):
        read(text)


def test_aliases_of_shipped_files_do_not_multiply(tmp_path):
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 12)]
    (tmp_path / "a.yaml").write_text("\n".join(lines))
    with pytest.raises(WorkbookError, match="too many values"):
        read_marked(tmp_path / "a.yaml", aliases=True)


def test_a_file_that_is_none_is_refused(tmp_path):
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9")
    (tmp_path / "large.yaml").write_text("#" * 1_000_001)
    for path in (tmp_path / "latin.yaml", tmp_path / "large.yaml", tmp_path, tmp_path / "none.yaml", Path("/dev/zero")):
        with pytest.raises(WorkbookError):
            read_plain(path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="ascii", exclude_characters="\x7f"), max_size=12),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text("abcxyz", min_size=1, max_size=5), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.dictionaries(st.text("abcxyz", min_size=1, max_size=5), VALUES, max_size=4), st.sampled_from([None, 1, "\t"]))
def test_json_is_read_as_json(value, indent):
    text = json.dumps(value, indent=indent)
    assert read(text.expandtabs()) == json.loads(text)


@pytest.mark.parametrize("part", ["1_", "1", "_1", ":5", "0_", "1:1", "1.", "1e"])
@pytest.mark.parametrize("start", ["1", "0", "-1_", "0x", "1:"])
def test_a_long_number_that_is_none_is_read_in_time_that_grows_with_its_length(start, part):
    def read_number(size):
        return parse_marked(f"a: {start}{part * size}x", "a.yaml")

    assert is_linear(read_number, lambda size: size, 2_000)
