"""Questions that the world does not answer and a skill does."""

import pytest

from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def asked(brewery):
    understander = Understander(brewery)
    return lambda text: understander.understand(text, World())


@pytest.mark.parametrize(
    ('question', 'skill', 'args'),
    [
        ("what's the weather doing on Friday?", 'tell_weather', {'day': 'Friday'}),
        ("how's the weather tomorrow morning", 'tell_weather', {'day': 'tomorrow morning'}),
        ('what is the weather like', 'tell_weather', {}),
        ("what's on my shopping list", 'read_list', {}),
        ('what have we got on the list?', 'read_list', {}),
        ('how many kegs are there in the cellar', 'count_things',
         {'sort': 'kegs', 'place': 'cellar'}),
        ('how many bottles do you see?', 'count_things', {'sort': 'bottles'}),
        ('what does the ramp look like', 'describe', {'what': 'ramp'}),
    ],
)  # fmt: skip
def test_a_skill_that_tells_it_is_done(asked, question, skill, args):
    found = asked(question)
    assert found.outcome is CommandOutcome.PLAN
    (step,) = found.graph.steps
    assert (step.skill, step.args) == (skill, args)


TELLING = {
    'read_calendar': [{'name': 'day', 'type': 'text', 'required': False}],
    'weather_report': [{'name': 'day', 'type': 'text', 'required': False}],
    'get_messages': [],
    'get_beer': [],
}


@pytest.fixture(scope='module')
def hub():
    skills = {
        name: {'name': name, 'description': name.replace('_', ' '), 'args': args}
        for name, args in TELLING.items()
    }
    return Site.model_validate(
        {
            'name': 'flat',
            'kinds': {'box': {'name': 'box', 'description': 'a box', 'skills': skills}},
            'devices': {'hub': {'name': 'hub', 'kind': 'box', 'mqtt': {'topic': 'flat/hub'}}},
        }
    )


@pytest.mark.parametrize(
    ('question', 'skill', 'args'),
    [
        ('what have I got on tomorrow', 'read_calendar', {'day': 'tomorrow'}),
        ('do I have anything on Friday', 'read_calendar', {'day': 'Friday'}),
        ('am I free on Wednesday', 'read_calendar', {'day': 'Wednesday'}),
        ('which appointments do I have today?', 'read_calendar', {'day': 'today'}),
        ('will it rain tomorrow', 'weather_report', {'day': 'tomorrow'}),
        ('do I need an umbrella', 'weather_report', {}),
        ('is it meant to rain today?', 'weather_report', {'day': 'today'}),
        ("what's on tomorrow", 'read_calendar', {'day': 'tomorrow'}),
        ('any new emails', 'get_messages', {}),
    ],
)
def test_what_only_a_skill_can_know_is_asked_of_it(hub, question, skill, args):
    (step,) = Understander(hub).understand(question, World()).graph.steps
    assert (step.skill, step.args) == (skill, args)


def test_a_robot_fetches_nothing_for_a_question():
    skill = {'name': 'get_mail', 'description': 'get the mail'}
    max_ = {'name': 'Max', 'namespace': 'max', 'skills': {'get_mail': skill}}
    site = Site.model_validate({'name': 'flat', 'robots': {'max': max_}})
    found = Understander(site).understand('is there any mail', World())
    assert found.outcome is not CommandOutcome.PLAN


@pytest.mark.parametrize(
    'question', ['is there any beer', 'what is on', 'will it be long', 'am I late on Monday']
)
def test_not_all_that_is_asked_is_such_a_topic(hub, question):
    assert Understander(hub).understand(question, World()).outcome is not CommandOutcome.PLAN


@pytest.mark.parametrize(
    'question', ['how many vats are idle', "what's the level in vat 1", 'is vat 1 stirring']
)
def test_what_the_world_tells_is_answered(asked, question):
    assert asked(question).outcome is CommandOutcome.ANSWER


@pytest.mark.parametrize(
    'question',
    [
        'how many crates are there in the cellar',
        'how many kegs are there on the moon',
        'what is on television on Friday',
        'what was the weather like yesterday',
        'what did the weather do to the roof tiles of the old church',
    ],
)
def test_what_no_skill_tells_is_no_plan(asked, question):
    assert asked(question).graph is None


def test_what_has_words_that_no_argument_takes_is_read_back(asked):
    found = asked('what is the weather like over Dover')
    assert all(step.confirm for step in found.graph.steps)
    sure = asked('what is the weather like')
    assert not any(step.confirm for step in sure.graph.steps)


@pytest.fixture(scope='module')
def assistant():
    city = {'name': 'city', 'type': 'text', 'required': False}
    told = {
        'tell_time': ('tell the time of day', [city]),
        'calculate': ('work out a sum', [{'name': 'sum', 'type': 'text'}]),
        'check_timer': ('tell how long a timer has left',
                        [{'name': 'label', 'type': 'text', 'required': False}]),
        'read_calendar': ('read calendar', [{'name': 'day', 'type': 'text', 'required': False}]),
        'tell_weather': ('tell the weather', [{'name': 'day', 'type': 'text', 'required': False}]),
    }  # fmt: skip
    skills = {
        name: {'name': name, 'description': description, 'args': args, 'risk': 'info'}
        for name, (description, args) in told.items()
    }
    box = {'name': 'box', 'description': 'a box', 'skills': skills}
    hub = {'name': 'hub', 'kind': 'box', 'mqtt': {'topic': 'flat/hub'}}
    site = Site.model_validate({'name': 'flat', 'kinds': {'box': box}, 'devices': {'hub': hub}})
    return lambda text: Understander(site).understand(text, World())


@pytest.mark.parametrize(
    ('question', 'done'),
    [
        ("what's 17 times 23", [('calculate', '17 times 23')]),
        ('how much is 12 percent of 80?', [('calculate', '12 percent of 80')]),
        ('how much longer have the potatoes got', [('check_timer', 'potatoes')]),
        ('how long is left on the eggs', [('check_timer', 'eggs')]),
        ("what's tomorrow's weather and have we got anything on",
         [('tell_weather', 'tomorrow'), ('read_calendar', 'tomorrow')]),
        ('do I need a brolly today', [('tell_weather', 'today')]),
    ],
)  # fmt: skip
def test_an_assistant_is_asked_what_it_can_tell(assistant, question, done):
    steps = assistant(question).graph.steps
    assert [(s.skill, *s.args.values()) for s in steps] == done


def test_a_sum_is_no_time(hub):
    assert Understander(hub).understand("what's 17 times 23", World()).graph is None


def maybe(name, type_='text', **more):
    return {'name': name, 'type': type_, 'required': False, **more}


@pytest.fixture(scope='module')
def aide():
    """A phone that tells of people and of ways, and of nobody where it cannot be told whom."""
    which = maybe('which', 'choice', choices=['new', 'all'])
    skills = {
        'read_email': ('read out e-mails', [maybe('person', 'entity'), which]),
        'check_calendar': ('tell what is in the calendar',
                           [maybe('day'), maybe('person', 'entity')]),
        'read_news': ('read the headlines', [maybe('source', 'choice', choices=['bbc', 'sky'])]),
        'check_traffic': ('tell how the traffic is',
                          [{'name': 'to', 'type': 'place'}, maybe('from', 'place')]),
        'tell_weather': ('tell the weather',
                         [maybe('day'), maybe('city'),
                          maybe('aspect', 'choice', choices=['temperature', 'wind'])]),
        'calculate': ('work out a sum', [{'name': 'expression', 'type': 'text'}]),
    }  # fmt: skip
    made = {
        name: {'name': name, 'description': said, 'args': args, 'risk': 'info'}
        for name, (said, args) in skills.items()
    }
    kind = {'name': 'phone', 'description': 'tells things', 'skills': made}
    pose = {'pose': {'x': 1, 'y': 1}}
    return Understander(
        Site.model_validate(
            {
                'name': 'pad',
                'kinds': {'phone': kind},
                'devices': {'fone': {'name': 'fone', 'kind': 'phone', 'mqtt': {'topic': 'p/f'}}},
                'people': {
                    'ida': {'name': 'Ida', 'aliases': {'en': ['plumber']}},
                    'bo': {'name': 'Bo'},
                },
                'places': {
                    'harbour': {'name': 'harbour', **pose},
                    'mill': {'name': 'old mill', **pose},
                },
            }
        )
    )


@pytest.mark.parametrize(
    ('question', 'skill', 'args'),
    [
        ('any new emails from the plumber', 'read_email', {'person': 'ida', 'which': 'new'}),
        ("what's Bo's diary looking like on Wednesday?", 'check_calendar',
         {'person': 'bo', 'day': 'Wednesday'}),
        ('what has Bo got on on Friday', 'check_calendar', {'person': 'bo', 'day': 'Friday'}),
        ('what is on my calendar tomorrow', 'check_calendar', {'day': 'tomorrow'}),
        ("how's the traffic to the harbour", 'check_traffic', {'to': 'harbour'}),
        ("how's the traffic from the old mill to the harbour", 'check_traffic',
         {'to': 'harbour', 'from': 'mill'}),
        ("what's the news from the bbc", 'read_news', {'source': 'bbc'}),
        ('whats the tempreture going to be tomorow', 'tell_weather',
         {'day': 'tomorrow', 'aspect': 'temperature'}),
    ],
)  # fmt: skip
def test_people_and_places_of_a_question_are_told_the_skill(aide, question, skill, args):
    (step,) = aide.understand(question, World()).graph.steps
    assert (step.skill, step.args, step.confirm) == (skill, args, False)


@pytest.mark.parametrize(
    'question',
    ['any new emails from the bank', "how's the weather at Bo's", "how's the traffic"],
)
def test_what_a_skill_cannot_be_told_is_not_left_out_of_the_question(aide, question):
    assert aide.understand(question, World()).graph is None


@pytest.mark.parametrize(
    'said',
    [
        'seventeen times twenty three',
        'twelve percent of two hundred',
        'a hundred and five divided by three',
        'forty-two plus 8',
        'the square root of eighty one',
        '17 times 23',
    ],
)
def test_sums_in_words_are_worked_out_as_they_are_said(aide, said):
    (step,) = aide.understand(f"what's {said}", World()).graph.steps
    assert (step.skill, step.args) == ('calculate', {'expression': said})


@pytest.mark.parametrize(
    'question', ['what is twelve', 'what is room two', 'what is one of three']
)
def test_numbers_alone_are_no_sum(aide, question):
    assert aide.understand(question, World()).graph is None


def test_a_long_row_of_numbers_takes_no_time(aide):
    assert aide.understand(f'what is {"one and " * 40}apples', World()).graph is None
