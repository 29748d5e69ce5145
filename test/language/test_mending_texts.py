from pathlib import Path

import pytest

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.mending.texts import (
    runs_past_a_quote,
    with_listeners,
    with_the_end_told,
    with_the_text_before,
    with_where_it_is_said,
    with_whole_quotes,
    without_leads,
    without_times_in_quotes,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.site.load import load_site


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('say "come in and sit down", then wait', 'say: come in', 'say: come in and sit down'),
        ('say “come in and sit down”', 'say: come in', 'say: come in and sit down'),
        ('say come in and sit down', 'say: come in', 'say: come in'),
        ('say "come in" to the "boss"', 'say: come in', 'say: come in'),
        ('deliver the "red and blue" box', 'turn_on: red', 'turn_on: red'),
        ("say 'come in', they've knocked", "say: come in they've knocked", 'say: come in'),
        ("say 'it's hot' twice, they're in", "say: it's hot twice", "say: it's hot"),
        ("say the guests' room isn't ready", "say: the guests' room", "say: the guests' room"),
    ],
)
def test_a_quoted_text_is_taken_whole(parlour, text, plan, meant):
    assert with_whole_quotes(read(plan), text, parlour) == read(meant)


@pytest.mark.parametrize(
    ('text', 'plan', 'whom'),
    [
        ('tell Ida that the soup is hot', 'say: the soup is hot', 'ida'),
        ('let Otto know the soup is hot', 'say: the soup is hot', 'otto'),
        ('say good morning to Ida', 'say: good morning', 'ida'),
        ('tell him the soup is hot', 'say: the soup is hot', 'him'),
        ('say the soup is hot', 'say: the soup is hot', None),
        ('Ida, say the soup is hot', 'say: the soup is hot', None),
        ('tell Ida the soup is hot', 'say: the soup is hot, person= otto', None),
    ],
)
def test_who_is_told_is_no_part_of_the_text(parlour, text, plan, whom):
    found = [o for _, o in with_listeners(read(plan), words(text), breaks_of(text), parlour)]
    assert [o.options['person'] for o in found] == ([whom] if whom else [])


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('deliver: the forms, the bar ; deliver: them, the hall',
         'deliver: the forms, the bar ; deliver: the forms, the hall'),
        ('deliver: them, the hall', 'deliver: them, the hall'),
        ('say: hello ; deliver: it, the hall', 'say: hello ; deliver: it, the hall'),
    ],
)  # fmt: skip
def test_it_is_what_was_named_before_where_things_are_words(parlour, plan, meant):
    assert with_the_text_before(read(plan), parlour) == read(meant)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('speak a line that says come in', 'say: says come in', 'say: come in'),
        ('the line saying come in', 'say: saying come in', 'say: come in'),
        (
            'say on the radio that soup is hot',
            'say: the radio that soup is hot',
            'say: soup is hot',
        ),
        ('say the soup that Ida made is hot', 'say: the soup that ida made is hot', None),
        ('say Ida says hello', 'say: ida says hello', None),
        ('say says who', 'say: says who', None),
    ],
)
def test_a_text_begins_where_what_is_said_begins(parlour, text, plan, meant):
    index = Grounder(parlour).targets.index
    found = without_leads(read(plan), words(text), breaks_of(text), parlour, index)
    assert found == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('bring Ann tea and say to her that it is hot', 'say: to her that it is hot',
         'say: it is hot'),
        ('tell the caller we are out', 'say: the caller we are out', 'say: we are out'),
        ('tell the caller that we are out', 'say: the caller that we are out', 'say: we are out'),
        ('say in the pantry that it is hot', 'say: in the pantry that it is hot',
         'say: it is hot'),
        ('say in the garden that it is hot', 'say: in the garden that it is hot', None),
        ('over the pantry: mind your heads', 'say: over the pantry mind your heads',
         'say: mind your heads'),
        ('call out over the moon: mind your heads', 'say: over the moon mind your heads', None),
        ('send a text that we are late', 'say: text that we are late', 'say: we are late'),
        ('ten labels that read this way up', 'say: labels that read this way up',
         'say: this way up'),
        ('signs saying mind the step', 'say: signs saying mind the step', 'say: mind the step'),
        ('say the book that reads well', 'say: the book that reads well', None),
        ('tell the truth', 'say: the truth', None),
        ("tell Ann in the barn don't forget the eggs", 'say: the eggs',
         "say: don't forget the eggs"),
        ("don't forget to say the eggs", 'say: the eggs', None),
        ('say to whom that belongs', 'say: to whom that belongs', None),
        ('say to be or not to be', 'say: to be or not to be', None),
    ],
)  # fmt: skip
def test_whom_it_is_said_to_is_no_part_of_a_text(parlour, text, plan, meant):
    index = Grounder(parlour).targets.index
    found = without_leads(read(plan), words(text), breaks_of(text), parlour, index)
    assert found == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('call out in the cafe that we are closing', 'call_out: we are closing, room= cafe'),
        ('call out on deck lunch is ready', 'call_out: lunch is ready, room= deck'),
        ('call out that we meet in the cafe', 'call_out: we meet in the cafe'),
        ('go to the cafe, call out we are closing', 'call_out: we are closing'),
        ('call out in the rain that we are closing', 'call_out: we are closing'),
        ('call out in the rain that it is', 'call_out: in the rain that it is'),
    ],
)
def test_where_something_is_said_stands_before_it(text, meant):
    names = Grounder(load_site(Path(__file__).parent / 'jetty.yaml'))
    plan, said = read(meant.partition(', room')[0]), words(text)
    found = with_where_it_is_said(plan, said, breaks_of(text), names.site, names.targets.index)
    assert found == read(meant)


def test_where_it_is_said_is_no_part_of_the_text():
    names = Grounder(load_site(Path(__file__).parent / 'jetty.yaml'))
    text = 'call out in the cafe that we are closing'
    plan = read('call_out: in the cafe that we are closing')
    found = with_where_it_is_said(
        plan, words(text), breaks_of(text), names.site, names.targets.index
    )
    assert found == read('call_out: we are closing, room= cafe')


@pytest.mark.parametrize(
    ('text', 'plan', 'runs_past'),
    [
        ('say "dinner is ready" in the hall', 'say: dinner is ready in the hall', True),
        ('say "dinner is ready"', 'say: dinner is ready', False),
        ('say "dinner" and go home', 'say: dinner ; dock', False),
        ('say dinner is ready', 'say: dinner is ready', False),
    ],
)
def test_a_phrase_may_run_past_what_stands_in_quotes(text, plan, runs_past):
    assert runs_past_a_quote(read(plan), text) is runs_past


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('say "we close in five minutes"', 'in: five minutes -> say: we close',
         'say: we close'),
        ('in five minutes say "we close in five minutes"', 'in: five minutes -> say: we close',
         None),
        ('say "we close" in five minutes', 'in: five minutes -> say: we close', None),
    ],
)  # fmt: skip
def test_a_time_in_quotes_is_none_to_wait_for(text, plan, meant):
    assert without_times_in_quotes(read(plan), text) == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('say that the bar is shut until noon', 'until: noon -> say: the bar is shut',
         'say: the bar is shut until noon'),
        ('say it is late, until noon comes', 'until: noon -> say: it is late', None),
        ('until noon say that the bar is shut', 'until: noon -> say: the bar is shut', None),
    ],
)  # fmt: skip
def test_until_when_something_is_told_to_be_so_is_told_with_it(parlour, text, plan, meant):
    found = with_the_end_told(read(plan), words(text), breaks_of(text), parlour)
    assert found == read(meant or plan)
