from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
import math
import threading

from hypothesis import given, HealthCheck, settings
from hypothesis import strategies as st
import pytest
from tiny_model import real_tokenizer, SIGNATURES, tiny_base, tiny_tuned

from llm_bridge.adapters import plan_writing_transformers
from llm_bridge.adapters.decode_transformers import DecodeSettings, orders, TransformersDecoder
from llm_bridge.adapters.forward_transformers import quickest_weights
from llm_bridge.adapters.grammar_llguidance import PlanTokens
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.language.plans.likely_skills import Likeness
from llm_bridge.language.plans.plan import calls, Nothing
from llm_bridge.language.plans.plan_language import LEAVES, read, write
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import words


@pytest.fixture(scope='module')
def folders(tmp_path_factory):
    real_tokenizer()
    place = tmp_path_factory.mktemp('models')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv('LLM_BRIDGE_CACHE', str(place / 'cache'))
        base = tiny_base(place / 'base')
        yield place, tiny_tuned(place / 'tuned', base)


@pytest.fixture(scope='module')
def decoder(folders):
    return TransformersDecoder(SIGNATURES, folders[1], DecodeSettings(timeout_s=600))


@pytest.fixture(scope='module')
def exact_decoder(folders):
    patient = DecodeSettings(timeout_s=600, weights='fp32')
    return TransformersDecoder(SIGNATURES, folders[1], patient)


@pytest.fixture(scope='module')
def plain_decoder(folders):
    plain = DecodeSettings(timeout_s=600, weights='fp32', read_ahead=0)
    return TransformersDecoder(SIGNATURES, folders[1], plain)


@pytest.fixture
def prefixes(folders):
    """Begin with no prefix on disk; tell which are there."""
    place = folders[0] / 'cache' / 'prefixes'

    def found():
        return set(place.glob('*.safetensors'))

    for file in found():
        file.unlink()
    return found


WORDS = (
    'turn',
    'on',
    'the',
    'lamp',
    '40%',
    '22.5',
    'and',
    'go',
    'home',
    'twice',
    "don't",
    'wi-fi',
    'café',
    'then',
    'if',
    'dock',
    '打',
    'lo',
    'loft',
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(command=st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(tuple))
def test_even_a_random_model_names_nothing_that_was_not_said(decoder, command):
    try:
        draft = decoder.decode(command)
    except DecodeError as error:
        assert 'tokens' in str(error)
        return
    assert read(write(draft.plan), SIGNATURES) == draft.plan
    said = ' ' + ' '.join(command) + ' '
    for part in (
        draft.text.replace('{', ';')
        .replace('}', ';')
        .replace('&', ';')
        .replace('->', ';')
        .replace('else:', ';')
        .split(';')
    ):
        name, _, phrases = part.strip().partition(': ')
        if not phrases:
            continue
        for index, phrase in enumerate(phrases.split(', ')):
            option, _, value = phrase.rpartition('= ')
            assert value == '?' or f' {value} ' in said
            if option == 'speed' or name == 'repeat' or (name == 'set_brightness' and index == 1):
                assert value == '?' or any(is_number_like(word) for word in value.split())
        assert name in LEAVES or '?' not in name


def test_the_same_command_gives_the_same_draft_whatever_came_between(decoder):
    first = decoder.decode(words('go home'))
    decoder.decode(words('turn the lamp to 40% and go home twice'))
    assert decoder.decode(words('go home')) == first
    assert 0 < first.confidence <= 1
    assert first.calls > 0 and first.tokens >= first.calls


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(command=st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(tuple))
def test_reading_ahead_saves_calls_and_changes_nothing(exact_decoder, plain_decoder, command):
    try:
        ahead = exact_decoder.decode(command)
    except DecodeError:
        return
    plain = plain_decoder.decode(command)
    assert ahead.text == plain.text
    assert [o.plan for o in ahead.others] == [o.plan for o in plain.others]
    assert ahead.confidence == pytest.approx(plain.confidence, abs=0.001)
    assert ahead.calls <= plain.calls


def test_the_prefix_is_taken_from_disk_the_second_time(folders, prefixes):
    patient = DecodeSettings(timeout_s=600)
    first = TransformersDecoder(SIGNATURES, folders[1], patient)
    written = {file: file.stat().st_mtime_ns for file in prefixes()}
    assert len(written) == patient.orders
    again = TransformersDecoder(SIGNATURES, folders[1], patient)
    assert again.decode(words('go home')) == first.decode(words('go home'))
    assert {file: file.stat().st_mtime_ns for file in prefixes()} == written


def test_another_site_and_another_form_of_the_weights_have_a_prefix_of_their_own(
    folders, prefixes
):
    as_they_are = DecodeSettings(orders=1)
    TransformersDecoder(SIGNATURES, folders[1], as_they_are)
    TransformersDecoder(SIGNATURES[:2], folders[1], as_they_are)
    assert len(prefixes()) == 2
    other = 'bf16' if quickest_weights() == 'fp32' else 'fp32'
    TransformersDecoder(SIGNATURES, folders[1], replace(as_they_are, weights=other))
    assert len(prefixes()) == 3


def second_look(folders, below, most_looks=1, orders=1, **more):
    settings = DecodeSettings(
        timeout_s=600,
        weights='fp32',
        second_look=below,
        most_looks=most_looks,
        orders=orders,
        **{'skill_weight': 0} | more,
    )
    return TransformersDecoder(SIGNATURES, folders[1], settings)


def test_a_doubted_plan_comes_with_the_plan_of_the_second_choice(folders):
    never, always = second_look(folders, 0.0), second_look(folders, 1.0)
    for text in ('go home', 'turn on the lamp', 'dock cart 2 and set the lamp to 40%'):
        one, both = never.decode(words(text)), always.decode(words(text))
        assert one.others == ()
        assert (one.text, one.confidence) == (both.text, both.confidence)
        for other in both.others:
            assert other.plan != both.plan
            assert other.plan == read(write(other.plan), SIGNATURES)
        assert both.calls > one.calls and both.tokens > one.tokens
        assert second_look(folders, one.confidence).decode(words(text)) == one
        assert second_look(folders, one.confidence + 0.001).decode(words(text)).others


def test_the_first_other_choice_is_one_that_the_grammar_allows_there(folders):
    always = second_look(folders, 1.0)
    draft = always.decode(words('go home'))
    tokens = PlanTokens(real_tokenizer(), 2, SIGNATURES)
    first = tokens.encode_plan(draft.text)
    other = tokens.encode_plan(write(draft.others[0].plan))
    same = 0
    while first[same : same + 1] == other[same : same + 1]:
        same += 1
    walk = tokens.walk(words('go home'))
    for token in first[:same]:
        assert walk.take(token)
    assert len(walk.choices()) > 1
    assert (other[same] if same < len(other) else tokens.eos) in walk.choices()


def test_with_more_looks_the_likeliest_other_choice_comes_first_and_all_have_odds(folders):
    text = words('dock cart 2 and set the lamp to 40%')
    one, three = (second_look(folders, 1.0, n).decode(text) for n in (1, 3))
    assert one.others[0].plan == three.others[0].plan
    assert 1 < len({write(o.plan) for o in three.others}) <= 3
    # Of a decision between two, the second choice is at most as probable as the first; what
    # follows on it may be more so.
    assert all(-30 < o.odds < 30 for o in three.others)
    assert one.others[0].odds == pytest.approx(three.others[0].odds, abs=1e-3)


def test_the_grammar_of_a_command_is_read_once_for_all_its_plans(folders, monkeypatch):
    decoder = second_look(folders, 1.0, 3)
    read_for, begin = [], decoder._plans.walk

    def counted(said, skills, **more):
        read_for.append(said)
        return begin(said, skills, **more)

    monkeypatch.setattr(decoder._plans, 'walk', counted)
    text = words('dock cart 2 and set the lamp to 40%')
    assert len(decoder.decode(text).others) == 3
    assert read_for == [text]


def test_copies_of_a_walk_go_on_by_themselves_and_offer_the_same():
    tokens = PlanTokens(real_tokenizer(), 2, SIGNATURES)
    begun = tokens.walk(words('dim it'))
    plan = [*tokens.encode_plan(' set_brightness: it, ?'), tokens.eos]
    walks, offered = [begun.copy(), begun.copy()], [[], []]
    for token in plan:
        for walk, seen in zip(walks, offered, strict=True):
            seen.append(walk.choices())
            assert walk.take(token)
    assert offered[0] == offered[1]
    assert begun.choices() == offered[0][0]


def test_other_choices_are_written_side_by_side(folders):
    text = words('dock cart 2 and set the lamp to 40%')
    none, one, three = (second_look(folders, 1.0, n).decode(text) for n in (0, 1, 3))
    assert none.calls < one.calls
    assert three.calls < none.calls + 3 * (one.calls - none.calls)


def test_a_second_plan_that_does_not_end_is_left_out(folders):
    text = words('go home')
    draft = second_look(folders, 1.0).decode(text)
    tokens = PlanTokens(real_tokenizer(), 2, SIGNATURES)
    lengths = [len(tokens.encode_plan(write(p))) for p in (draft.plan, draft.others[0].plan)]
    assert lengths[0] != lengths[1]
    for number, more in enumerate(({}, {'max_tokens': lengths[0]})):
        found = second_look(folders, 1.0, **more).decode(text)
        assert found.plan == draft.plan
        assert (found.others == ()) == (number == 1 and lengths[1] > lengths[0])


def test_skills_are_listed_in_other_orders_and_always_in_the_same(folders):
    listed = orders(SIGNATURES, 3)
    assert listed == orders(SIGNATURES, 3)
    assert listed[0] == list(SIGNATURES)
    assert len({tuple(s.name for s in order) for order in listed}) == 3
    assert all({*order} == {*SIGNATURES} for order in listed)
    assert orders(SIGNATURES[:1], 3) == [[SIGNATURES[0]]]


def test_only_what_is_doubted_is_read_in_other_orders(folders):
    text = words('dock cart 2 and set the lamp to 40%')
    alone = second_look(folders, 1.0, most_looks=0).decode(text)
    sure = second_look(folders, 0.0, orders=3).decode(text)
    assert (sure.text, sure.calls) == (alone.text, alone.calls)
    doubted = second_look(folders, 1.0, most_looks=0, orders=3).decode(text)
    assert doubted.calls > alone.calls


def test_the_same_order_three_times_is_as_good_as_once(folders, monkeypatch):
    three = second_look(folders, 1.0, most_looks=0, orders=3)
    monkeypatch.setattr(three, '_prompts', [replace(three._prompts[0])] * 3)
    text = words('dock cart 2 and set the lamp to 40%')
    once = second_look(folders, 1.0, most_looks=0).decode(text)
    thrice = three.decode(text)
    assert thrice.text == once.text
    assert thrice.confidence == pytest.approx(once.confidence, abs=1e-3)


class Certain:
    """A model's forward pass that has no doubts."""

    def __init__(self, forward):
        self.forward, self.rows = forward, forward.rows

    def read_tree(self, new):
        return 1000 * self.forward.read_tree(new)


def test_two_orders_that_are_certain_outvote_the_first(folders, monkeypatch):
    three = second_look(folders, 1.0, most_looks=0, orders=3)
    first, second, _ = three._prompts
    monkeypatch.setattr(
        three, '_prompts', [first, *[replace(second, forward=Certain(second.forward))] * 2]
    )
    second_alone = second_look(folders, 1.0, most_looks=0)
    monkeypatch.setattr(second_alone, '_prompts', [second])
    texts = ('go home', 'turn on the lamp', 'dock cart 2 and set the lamp to 40%', 'dim it twice')
    outvoted = 0
    for text in map(words, texts):
        firsts = second_look(folders, 1.0, most_looks=0).decode(text).text
        assert three.decode(text).text == second_alone.decode(text).text
        outvoted += firsts != second_alone.decode(text).text
    assert outvoted


def test_a_first_plan_counts_where_there_is_no_time_for_other_orders(folders, monkeypatch):
    three = second_look(folders, 1.0, most_looks=0, orders=3)
    once = second_look(folders, 1.0, most_looks=0).decode(words('go home'))

    def be_late():
        monkeypatch.setattr(plan_writing_transformers.time, 'monotonic', lambda: math.inf)

    first, *others = three._prompts
    late = Watched(first.forward, once.calls, be_late)
    monkeypatch.setattr(three, '_prompts', [replace(first, forward=late), *others])
    assert three.decode(words('go home')) == once


def test_no_words_mean_nothing(decoder):
    assert decoder.decode(()).plan == Nothing()


def test_ten_thousand_words_are_refused_at_once(decoder):
    with pytest.raises(DecodeError, match='10000 words, at most 120'):
        decoder.decode(('lamp',) * 10_000)


def test_a_model_that_takes_too_long_is_given_up(folders):
    slow = TransformersDecoder(SIGNATURES, folders[1], DecodeSettings(timeout_s=0.0))
    with pytest.raises(DecodeError, match='took longer than 0 s'):
        slow.decode(words('turn on the lamp'))


def test_a_plan_that_grows_without_end_is_given_up(folders):
    short = TransformersDecoder(SIGNATURES, folders[1], DecodeSettings(max_tokens=2))
    with pytest.raises(DecodeError, match='more than 2 tokens'):
        short.decode(words('if the wi-fi is off turn on the 3rd lamp'))


def test_a_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(DecodeError, match=str(tmp_path)):
        TransformersDecoder(SIGNATURES, tmp_path)


def test_a_damaged_file_is_not_used(folders, tmp_path):
    place, _ = folders
    tuned = tiny_tuned(tmp_path / 'tuned', place / 'base', seed=5)
    file = tuned / 'tuned.safetensors'
    file.write_bytes(file.read_bytes()[:-1] + b'\x01')
    with pytest.raises(DecodeError, match='damaged'):
        TransformersDecoder(SIGNATURES, tuned)


def test_weights_of_another_base_model_are_not_used(folders, tmp_path):
    place, _ = folders
    tuned = tiny_tuned(tmp_path / 'tuned', place / 'base', seed=6)
    other = tiny_base(tmp_path / 'other', seed=9)
    card = tuned / 'card.json'
    card.write_text(card.read_text().replace(str(place / 'base'), str(other)))
    with pytest.raises(DecodeError, match='belong to base weights'):
        TransformersDecoder(SIGNATURES, tuned)


@pytest.mark.parametrize(
    'command, plan',
    [
        ('set the lamp to 40%', ' set_brightness: the lamp, 40%'),
        (
            'set the lamp to 22.5% and dock cart 2',
            ' set_brightness: the lamp, 22.5% ; dock: robot= cart 2',
        ),
        ('if lo is on lamp the loft', ' if: lo is on -> turn_on: the loft'),
        ('dim it', ' set_brightness: it, ?'),
        ('go to the café at 7:30', ' at: 7:30 -> go_to: the café'),
    ],
)
def test_training_and_decoding_cut_a_plan_into_the_same_tokens(command, plan):
    tokens = PlanTokens(real_tokenizer(), 2, SIGNATURES)
    walk = tokens.walk(words(command))
    expected = tokens.encode_plan(plan)
    assert tokens.text(expected) == plan
    for token in [*expected, tokens.eos]:
        choices = walk.choices()
        assert token in choices
        assert len(set(choices)) == len(choices)
        assert walk.take(token)


@settings(max_examples=40)
@given(
    command=st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(tuple),
    choice=st.lists(st.integers(0, 30), min_size=60, max_size=60),
)
def test_no_walk_ends_in_a_dead_end(command, choice):
    tokens = PlanTokens(real_tokenizer(), 2, SIGNATURES)
    walk = tokens.walk(command)
    plan = []
    for number in choice:
        choices = walk.choices()
        assert choices, tokens.text(plan)
        token = choices[number % len(choices)]
        assert walk.take(token)
        if token == tokens.eos:
            read(tokens.text(plan), SIGNATURES)
            assert tokens.encode_plan(tokens.text(plan)) == plan
            return
        plan.append(token)


def is_alike(one, other):
    """Tell whether two drafts are the same, but for sums that were made in another order."""
    plans = [(d.text, d.calls, [o.plan for o in d.others]) for d in (one, other)]
    return plans[0] == plans[1] and one.confidence == pytest.approx(other.confidence, abs=1e-4)


class Watched:
    """A model's forward pass, with something to do at one of its calls."""

    def __init__(self, forward, at, do):
        self.forward, self.at, self.do, self.calls = forward, at, do, 0
        self.rows = forward.rows

    def read_tree(self, new):
        self.calls += 1
        if self.calls == self.at:
            self.do()
        return self.forward.read_tree(new)


@pytest.fixture
def watch(exact_decoder, monkeypatch):
    def begin(at, do):
        first, *others = exact_decoder._prompts
        watched = Watched(first.forward, at, do)
        monkeypatch.setattr(exact_decoder, '_prompts', [replace(first, forward=watched), *others])
        return watched

    return begin


@pytest.mark.parametrize('call', [1, 2, 3])
def test_a_cancelled_command_is_given_up_and_the_next_one_is_not(exact_decoder, watch, call):
    text = words('dock cart 2 and set the lamp to 40%')
    whole = exact_decoder.decode(text)
    assert whole.calls > call
    watched = watch(call, exact_decoder.cancel)
    with pytest.raises(DecodeError, match='given up'):
        exact_decoder.decode(text)
    assert watched.calls == call
    assert is_alike(exact_decoder.decode(text), whole)


def test_cancelling_when_nothing_is_decoded_changes_nothing(exact_decoder):
    whole = exact_decoder.decode(words('go home'))
    exact_decoder.cancel()
    assert exact_decoder.decode(words('go home')) == whole


def test_a_command_that_waits_too_long_for_another_one_is_refused(
    exact_decoder, watch, monkeypatch
):
    began, go = threading.Event(), threading.Event()

    def wait():
        began.set()
        assert go.wait(60)

    whole = exact_decoder.decode(words('go home'))
    watch(1, wait)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(exact_decoder.decode, words('go home'))
        assert began.wait(60)
        impatient = replace(exact_decoder.settings, timeout_s=0.01)
        with monkeypatch.context() as patch:
            patch.setattr(exact_decoder, 'settings', impatient)
            with pytest.raises(DecodeError, match='busy with other commands for 0.01 s'):
                exact_decoder.decode(words('turn on the lamp'))
        go.set()
        assert is_alike(slow.result(), whole)


def test_a_model_that_runs_out_of_memory_is_a_model_that_cannot_be_used(exact_decoder, watch):
    whole = exact_decoder.decode(words('go home'))

    def fail():
        raise RuntimeError("can't allocate memory: you tried to allocate 9000 bytes")

    watch(1, fail)
    with pytest.raises(DecodeError, match="the model failed .can't allocate memory"):
        exact_decoder.decode(words('go home'))
    assert is_alike(exact_decoder.decode(words('go home')), whole)


def test_several_sites_are_served_at_once_as_if_each_were_alone(folders):
    patient = DecodeSettings(timeout_s=600)
    sites = (SIGNATURES, SIGNATURES[:2], SIGNATURES[2:])
    commands = [words('go home'), words('turn on the lamp'), words('dim it to 40% then go home')]
    alone = [
        [TransformersDecoder(site, folders[1], patient).decode(command) for command in commands]
        for site in sites
    ]
    together = [TransformersDecoder(site, folders[1], patient) for site in sites]
    with ThreadPoolExecutor(len(sites)) as pool:
        found = pool.map(lambda decoder: [decoder.decode(c) for c in commands], together)
        assert list(found) == alone


def test_several_texts_are_drafted_side_by_side_as_one_by_one_in_fewer_calls(exact_decoder):
    texts = [words(t) for t in ('dock cart 2', 'set the lamp to 40%', 'go home')]
    apart = [exact_decoder.decode(text) for text in texts]
    together = exact_decoder.decode_all(texts)
    assert [d.text for d in together] == [d.text for d in apart]
    assert [d.others for d in together] == [
        tuple(replace(o, odds=pytest.approx(o.odds, abs=1e-2)) for o in d.others) for d in apart
    ]
    assert sum(d.calls for d in together) < sum(d.calls for d in apart)


def test_a_text_that_cannot_be_drafted_leaves_the_others(exact_decoder, monkeypatch):
    begin = exact_decoder._plans.walk

    def walk(said, skills, **more):
        if said == words('go home'):
            raise DecodeError('no way')
        return begin(said, skills, **more)

    monkeypatch.setattr(exact_decoder._plans, 'walk', walk)
    first, second = exact_decoder.decode_all([words('dock cart 2'), words('go home')])
    assert (first.text != '', second) == (True, None)


def test_cancelling_gives_all_texts_up(exact_decoder, watch):
    watch(2, exact_decoder.cancel)
    with pytest.raises(DecodeError, match='given up'):
        exact_decoder.decode_all([words('dock cart 2'), words('set the lamp to 40%')])


@pytest.mark.parametrize('skills', [{'dock'}, {'set_brightness'}, set()])
def test_a_draft_has_no_other_skills_than_those_it_is_held_to(exact_decoder, skills):
    draft = exact_decoder.decode_among(words('dock cart 2 and set the lamp to 40%'), skills)
    assert {call.skill for call in calls(draft.plan)} <= skills
    assert draft.others == ()


def test_what_a_model_of_sentences_finds_likely_decides_where_a_skill_is_named(
    folders, monkeypatch
):
    decoder = second_look(folders, 0.0, skill_weight=1.0)
    text = words('the lamp 5 home')
    for skill in ('turn_on', 'turn_off', 'set_brightness'):
        likes = Likeness({s.name: 0.0 if s.name == skill else -60.0 for s in SIGNATURES})
        monkeypatch.setattr(decoder._likely, 'like', lambda texts, one=likes: [one] * len(texts))
        named = {call.skill for call in calls(decoder.decode(text).plan)}
        assert named <= {skill}
        for draft in decoder.decode_all([text, text]):
            assert {call.skill for call in calls(draft.plan)} <= {skill}


def test_what_the_words_are_like_is_told_and_can_be_drafted_alone(folders, monkeypatch):
    decoder = second_look(folders, 0.0, skill_weight=1.0)
    for skill in ('turn_on', 'dock'):
        likes = Likeness({s.name: 0.0 if s.name == skill else -60.0 for s in SIGNATURES}, -9.0)
        monkeypatch.setattr(decoder._likely, 'like', lambda texts, one=likes: [one] * len(texts))
        assert [one.skill for one in decoder.likely_skills(words('the lamp 5 home')).skills] == [
            skill
        ]
        draft = decoder.decode_as(words('the lamp 5 home'), skill)
        assert {call.skill for call in calls(draft.plan)} == {skill}
    unclear = Likeness({s.name: 0.0 for s in SIGNATURES}, 9.0)
    monkeypatch.setattr(decoder._likely, 'like', lambda texts: [unclear] * len(texts))
    assert decoder.likely_skills(words('the lamp 5 home')).none > 0.9

    assert second_look(folders, 0.0).likely_skills(words('the lamp 5 home')).skills == ()
