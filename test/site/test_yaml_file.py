"""Reading YAML: what a person can get wrong in a file, and what an attacker can put in it."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from llm_bridge.site.finding import SiteError
from llm_bridge.site.yaml_file import MAX_BYTES, merge, parse_yaml, read_yaml, Tree


def fault(text: str) -> str:
    with pytest.raises(SiteError) as caught:
        parse_yaml(text, 'site.yaml')
    return str(caught.value)


def test_every_value_knows_its_line_and_key():
    tree = parse_yaml('a:\n  b: 1\n  c:\n    - x\n    - y\n', 'f.yaml')
    assert tree.value == {'a': {'b': 1, 'c': ['x', 'y']}}
    assert tree.spot(('a', 'c', 1)).line == 5
    assert tree.spot(('a', 'c', 1)).key == 'a.c.1'
    assert tree.spot(('a', 'nothing', 'here')).line == 1


def test_words_that_other_yaml_reads_as_truth_stay_words():
    assert parse_yaml('a: on\nb: off\nc: yes\nd: no\ne: true\n', 'f').value == {
        'a': 'on',
        'b': 'off',
        'c': 'yes',
        'd': 'no',
        'e': True,
    }


def test_numbers_are_read():
    assert parse_yaml('[1, -2, 0x1f, 0o17, 1.5, 1e3, .5, null, ~, 1_000]', 'f').value == [
        1,
        -2,
        31,
        15,
        1.5,
        1000.0,
        0.5,
        None,
        None,
        1000,
    ]


def test_a_date_stays_a_text():
    assert parse_yaml('a: 2024-01-01', 'f').value == {'a': '2024-01-01'}


def test_a_key_that_comes_twice_names_both_lines():
    text = fault('a: 1\nb: 2\na: 3\n')
    assert 'site.yaml:3' in text
    assert "key 'a' comes twice, first in line 1" in text


def test_a_key_that_comes_twice_deep_down_is_found_too():
    assert "key 'kind' comes twice" in fault('devices:\n  lamp: {kind: light, kind: fan}\n')


def test_all_double_keys_are_found_at_once():
    text = fault('a: 1\na: 2\nb: 1\nb: 2\n')
    assert "'a'" in text and "'b'" in text


@pytest.mark.parametrize('text', ['', '   \n', '# only a comment\n', '---\n'])
def test_an_empty_file_is_said_to_be_empty(text):
    if text == '---\n':
        assert parse_yaml(text, 'f').value is None
    else:
        assert 'the file is empty' in fault(text)


def test_a_tab_is_named_as_such():
    text = fault('areas:\n\tkitchen: {}\n')
    assert 'site.yaml:2' in text and 'a tab indents this line' in text


@pytest.mark.parametrize(
    'text',
    [
        'a: [1, 2',
        'a: "open',
        'a: b: c',
        '{',
        '- a\nb: c\n',
        'a: *nowhere',
        '%YAML 9\n---\na',
        '&a',
        'a: !!python/object:os.system x',
        '!!set {a, b}',
        'a: !include other.yaml',
        'a: !!int word',
        '? [a, b]\n: c\n',
        'a: 1\n---\nb: 2\n',
        '@a',
        'a: `b`',
        '\x00',
        'a: \x07',
    ],
)
def test_what_is_no_plain_yaml_is_a_finding(text):
    try:
        parse_yaml(text, 'site.yaml')
    except SiteError as error:
        assert all(
            f.spot.file == 'site.yaml' and f.spot.line >= 1 and f.message for f in error.findings
        )
    else:
        assert text == '&a'


def test_anchors_that_unfold_into_billions_are_refused():
    lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    lines += [f'a{i}: &a{i} [{", ".join([f"*a{i - 1}"] * 10)}]' for i in range(1, 10)]
    assert 'anchors' in fault('\n'.join(lines))


def test_an_anchor_inside_itself_is_refused():
    assert 'levels' in fault('a: &a [*a]')
    assert fault('a: &a\n  <<: *a\n')


def test_merge_keys_take_over_what_is_not_said():
    assert parse_yaml('a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\n', 'f').value['b'] == {
        'x': 1,
        'y': 3,
    }


def test_a_merge_key_with_something_else_is_a_finding():
    assert '<<' in fault('a: {<<: 3}')


def test_deep_nesting_ends_in_a_finding():
    assert fault('[' * 500 + ']' * 500)
    assert fault('[' * 20_000)
    assert fault(''.join(' ' * i + 'a:\n' for i in range(300)))


def test_a_missing_file_is_a_finding(tmp_path: Path):
    with pytest.raises(SiteError, match='no such file'):
        read_yaml(tmp_path / 'nothing.yaml')


def test_a_folder_is_a_finding(tmp_path: Path):
    with pytest.raises(SiteError, match='folder'):
        read_yaml(tmp_path)


def test_a_device_that_never_ends_is_not_read():
    with pytest.raises(SiteError, match='no plain file'):
        read_yaml(Path('/dev/zero'))


def test_a_huge_file_is_not_read(tmp_path: Path):
    file = tmp_path / 'huge.yaml'
    file.write_bytes(b'#' * (MAX_BYTES + 1))
    with pytest.raises(SiteError, match='bytes'):
        read_yaml(file)


def test_bytes_that_are_no_utf8_name_their_line(tmp_path: Path):
    file = tmp_path / 'latin.yaml'
    file.write_bytes('a: 1\nb: Küche\n'.encode('latin-1'))
    with pytest.raises(SiteError, match='UTF-8') as caught:
        read_yaml(file)
    assert caught.value.findings[0].spot.line == 2


def test_a_byte_order_mark_does_no_harm(tmp_path: Path):
    file = tmp_path / 'bom.yaml'
    file.write_bytes(b'\xef\xbb\xbfa: 1\r\nb: 2\r\n')
    assert read_yaml(file).value == {'a': 1, 'b': 2}


def test_a_tree_is_laid_over_another_at_a_path():
    own = parse_yaml('robots:\n  b: {x: 1}\n  a: {skills: {go: {risk: motion}}}\n', 'site')
    binding = parse_yaml('go: {risk: info, unit: m}\ndock: {}\n', 'binding')
    tree = own.below(('robots', 'a', 'skills'), binding)
    assert tree.value['robots'] == {
        'b': {'x': 1},
        'a': {'skills': {'go': {'risk': 'motion', 'unit': 'm'}, 'dock': {}}},
    }
    assert list(tree.value['robots']) == ['b', 'a']
    assert tree.spot(('robots', 'a', 'skills', 'go', 'risk')).file == 'site'
    assert tree.spot(('robots', 'a', 'skills', 'go', 'unit')).file == 'binding'


def test_merging_replaces_everything_but_mappings():
    assert merge({'a': [1, 2], 'b': {'c': 1}}, {'a': [3], 'b': {'d': 2}}) == {
        'a': [3],
        'b': {'c': 1, 'd': 2},
    }
    assert merge({'a': 1}, None) is None


@settings(max_examples=400)
@given(st.text(max_size=200))
def test_any_text_gives_a_tree_or_findings(text):
    try:
        assert isinstance(parse_yaml(text, 'f'), Tree)
    except SiteError as error:
        assert error.findings


@pytest.mark.filterwarnings('ignore:.*duplicate anchor')
@settings(max_examples=400)
@given(
    st.lists(
        st.sampled_from(
            [
                ':',
                ' ',
                '\n',
                '  ',
                '- ',
                '[',
                ']',
                '{',
                '}',
                ',',
                '&a',
                '*a',
                '!',
                '!!',
                '<<',
                '? ',
                '|',
                '>',
                '"',
                "'",
                '#',
                '%',
                '@',
                '---',
                '...',
                'key',
                '1',
                '.',
                '\t',
                '~',
                'é',
            ]
        ),
        max_size=40,
    ).map(''.join)
)
def test_any_punctuation_gives_a_tree_or_findings(text):
    try:
        assert isinstance(parse_yaml(text, 'f'), Tree)
    except SiteError as error:
        assert error.findings
