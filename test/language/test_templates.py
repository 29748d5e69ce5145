import pytest

from llm_bridge.language.plans.plan import Call, calls
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('turn on the kitchen light', 'turn_on: the kitchen light'),
        ('turn off the lights in the living room', 'turn_off: the lights in the living room'),
        ('turn off all the lights', 'turn_off: all lights'),
        ('lock the front door', 'lock: the front door'),
        ('unlock the back door', 'unlock: the back door'),
        ('open the garage door', 'open: the garage door'),
        ('set the kitchen light to 50 percent', 'set_brightness: the kitchen light, 50 percent'),
        ('set the living room lights to red', 'set_color: the living room lights, red'),
        ('kitchen light 50%', 'set_brightness: kitchen light, 50'),
        ('set the thermostat to 21 degrees', 'set_temperature: the thermostat, 21 degrees'),
        ('turn the radio off', 'turn_off: radio'),
        ('mute the tv', 'mute: the tv'),
        ('turn up the radio', 'louder: the radio'),
        ('start the vacuum', 'start: the vacuum'),
        ('hoover the floor please', 'start: vacuum'),
        ('come over here', 'go_to: here'),
        ('rover come to me', 'go_to: me, robot= rover'),
        ('return the vacuum to base', 'return_home: vacuum'),
        (
            'set the bedroom blinds to forty percent',
            'set_position: the bedroom blinds, forty percent',
        ),
        ('make coffee', 'turn_on: coffee machine'),
        ('go to the kitchen', 'go_to: kitchen'),
        ('go home', 'dock'),
        ('bring the cup to the sofa', 'bring: cup, place= sofa'),
        ('move forward two metres', 'move: two metres, direction= forward'),
        ('turn left by 90 degrees', 'turn: direction= left, angle= 90 degrees'),
        ('say hello everyone', 'say: hello everyone'),
        ('let everyone know that lunch is ready', 'say: lunch is ready'),
        ('patrol', 'patrol'),
        ('please dim the floor lamp now', 'dim: the floor lamp'),
    ],
)
def test_whole_commands(without_model, text, plan):
    found = without_model.templates.match(text, 'en', None)
    assert found is not None
    assert write(found.plan).strip() == plan


@pytest.mark.parametrize(
    'text',
    [
        'go to the kitchen and then the hall',
        'the hall one',
        'turn off the hallway and living room lights',
        'turn on the sauna',
        'say hello and go to the kitchen',
        'say when it is done',
        'turn on the kitchen light and lock the front door',
        'turn on the front door',
        'asdf',
        '',
        'turn on the kitchen light when the vacuum is docked',
        'move forward two bananas',
        'bring the cup to the sofa and dock',
    ],
)
def test_what_is_no_whole_sentence_falls_through(without_model, text):
    assert without_model.templates.match(text, 'en', None) is None


def test_a_question_never_becomes_a_command(without_model):
    for text in ('is the kitchen light on', 'are the blinds closed', 'is the front door locked?'):
        assert without_model.understand(text, World()).graph is None


def test_a_denied_sentence_does_nothing(without_model):
    for text in ("don't turn on the kitchen light", 'do not open the garage door'):
        assert without_model.understand(text, World()).graph is None


def test_locking_is_said_as_locking(without_model):
    understood = without_model.understand('lock the front door', World())
    assert [(s.skill, s.target) for s in understood.graph.steps] == [('lock', 'front_door_lock')]
    assert without_model.understand('turn on the front door', World()).graph is None


@pytest.mark.parametrize(
    ('language', 'text', 'skill', 'targets'),
    [
        ('de', 'schalte das Küchenlicht ein', 'turn_on', ['kitchen_light']),
        ('de', 'mach das Licht im Schlafzimmer aus', 'turn_off', ['bedroom_light']),
        ('de', 'Schließ die Haustür ab', 'lock', ['front_door_lock']),
        ('de', 'öffne das Garagentor', 'open', ['garage_door']),
        ('fr', 'allume la lumière de la cuisine', 'turn_on', ['kitchen_light']),
        ('fr', "verrouille la porte d'entrée", 'lock', ['front_door_lock']),
        ('es', 'apaga la luz del salón', 'turn_off', ['living_room_light']),
        ('es', 'abre la puerta del garaje', 'open', ['garage_door']),
    ],
)
def test_device_commands_in_other_languages(without_model, language, text, skill, targets):
    understood = without_model.understand(text, World(), language=language)
    assert understood.tier == 'template'
    assert [s.target for s in understood.graph.steps] == targets
    assert {s.skill for s in understood.graph.steps} == {skill}


def test_here_is_where_the_speaker_is(without_model):
    def targets(text):
        graph = without_model.understand(text, World(), area='living_room').graph
        return [s.target for s in graph.steps]

    assert targets('turn on the lights') == ['living_room_light', 'floor_lamp']
    assert targets('open the blinds') == ['living_room_blinds']
    assert targets('volume up') == ['television']


def test_a_robot_is_called_by_its_name(factory):
    from llm_bridge.language.templates.verbs import VerbTemplates

    verbs = VerbTemplates(factory)
    assert verbs.match('send cart one to packing') == Call(
        'go_to', ('packing',), {'robot': 'cart one'}
    )
    assert verbs.match('start conveyor one at forty percent') == Call(
        'start', ('the conveyor one',), {'percent': 'forty percent'}
    )
    assert verbs.match('stop conveyor two') == Call('stop', ('the conveyor two',))


def test_two_devices_of_one_name_are_asked_for(house):
    from llm_bridge.language.understand import Understander

    understander = Understander(house)
    understood = understander.understand('turn on the ceiling light', World())
    assert understood.outcome == 'question'
    assert understood.choices == (
        'the ceiling light in the living room',
        'the ceiling light in the bedroom',
    )


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('hey robot, bring me the book', 'bring: the book, robot= robot'),
        ('get the cup and bring it to the study', 'bring: cup, place= study'),
        ('put the book on the desk', 'bring: book, place= desk'),
        ('go to the study and wait there', 'go_to: study'),
        ('wait by the sofa', 'go_to: sofa'),
        ('turn by 45 degrees to the right', 'turn: angle= 45 degrees, direction= right'),
        ('say that dinner is ready', 'say: dinner is ready'),
        ('charge yourself please', 'dock'),
        ('park the rover', 'dock: robot= rover'),
    ],
)
def test_what_people_say_to_robots(without_model, text, plan):
    match = without_model.templates.match(text, 'en', None)
    assert match is not None
    (said,), (wanted,) = calls(match.plan), calls(read(plan))
    assert said.skill == wanted.skill
    assert [a.removeprefix('the ') for a in said.args] == [
        a.removeprefix('the ') for a in wanted.args
    ]
    assert said.options == wanted.options


def test_a_robot_of_several_is_asked_for(factory):
    understood = Understander(factory).understand('send the cart to line two', World())
    assert understood.question == 'Which robot do you mean: cart one or cart two?'


@pytest.mark.parametrize(('text', 'times'), [('turn left three times', 3), ('turn left twice', 2)])
def test_a_sentence_is_repeated(without_model, text, times):
    understood = without_model.understand(text, World())
    (step,) = understood.graph.steps
    assert (understood.tier, step.skill, step.repeat.times) == ('template', 'turn', times)


def test_a_closed_zone_is_refused_and_no_model_is_asked(home):
    class Lost:
        def decode(self, words):
            raise AssertionError(words)

    understood = Understander(home, Lost()).understand('drive to the stairs', World())
    assert (understood.outcome, understood.problems[0].code) == ('refused', 'keep_out')


TONES = (
    'name: tones\ndevices:\n'
    '  desk_lamp: {kind: light, features: [brightness, color_temp], mqtt: {topic: a}}\n'
    '  wall_lamp: {kind: light, features: [brightness, color, color_temp], mqtt: {topic: b}}\n'
    '  hall_lamp: {kind: light, features: [brightness], mqtt: {topic: c}}\n'
    '  horn: {kind: siren, mqtt: {topic: d}, skills: {blast: &blast {description: blast a horn,\n'
    '    binding: {via: mqtt, topic: d/blast}, verify: {by: none}}}}\n'
    '  whistle: {kind: siren, mqtt: {topic: e}, skills: {blast: {<<: *blast,\n'
    "    sentences: ['give [the] {target} a blast']}}}\n"
)


@pytest.fixture(scope='module')
def tones(tmp_path_factory):
    file = tmp_path_factory.mktemp('tones') / 'tones.yaml'
    file.write_text(TONES, encoding='utf-8')
    return Understander(load_site(file))


@pytest.mark.parametrize(
    ('text', 'step'),
    [
        ('set the desk lamp to 3000 kelvin', ('set_color_temperature', 'desk_lamp', 3000)),
        ('make the wall lamp a cooler white', ('tint_cooler', 'wall_lamp', None)),
        ('make the desk lamp a bit warmer white please', ('tint_warmer', 'desk_lamp', None)),
        ('set the desk lamp to 40 percent', ('set_brightness', 'desk_lamp', None)),
        ('set the wall lamp to warm white', ('set_color', 'wall_lamp', None)),
        ('give the whistle a blast', ('blast', 'whistle', None)),
    ],
)
def test_a_sentence_of_several_devices_means_the_one_that_is_named(tones, text, step):
    [found] = tones.understand(text, World()).graph.steps
    assert (found.skill, found.target, found.args.get('kelvin')) == step


@pytest.mark.parametrize(
    'text', ['set the hall lamp to 3000 kelvin', 'set the desk lamp to 9000 kelvin']
)
def test_a_color_temperature_that_a_lamp_has_not_is_refused(tones, text):
    assert tones.understand(text, World()).outcome == 'refused'


def test_a_sentence_of_one_device_is_not_said_of_another(tones):
    assert tones.understand('give the horn a blast', World()).graph is None


@pytest.fixture(scope='module')
def signs(tmp_path_factory):
    """Return a site with signs in its names, and two arms that are told apart by name only."""
    file = tmp_path_factory.mktemp('signs') / 'signs.yaml'
    file.write_text(
        """
name: signs
language: en
languages: [en, de]
areas: {kitchen: {}, hall: {}}
devices:
  bulb: {name: 'kitchen bulb #2', kind: light, mqtt: {topic: s/bulb}}
  tv: {name: TV 📺, kind: switch, mqtt: {topic: s/tv}}
  one: {name: Deckenlampe, kind: light, area: kitchen, mqtt: {topic: s/one}}
  two: {name: Deckenlampe, kind: light, area: hall, mqtt: {topic: s/two}}
robots:
  left_arm: &arm
    namespace: left
    skills:
      let_go:
        description: open the gripper
        risk: motion
        resource: arm
        binding: {via: ros_service, name: open, type: std_srvs/srv/Trigger}
        verify: {by: result}
        sentences: ['unclench [of {target}]', 'loosen {target}']
  right_arm:
    <<: *arm
    namespace: right
"""
    )
    return Understander(load_site(file))


def steps(understander, text, **more):
    graph = understander.understand(text, World(), **more).graph
    return None if graph is None else [(s.skill, s.target) for s in graph.steps]


@pytest.mark.parametrize('name', ['kitchen bulb #2', 'kitchen bulb 2', 'the kitchen bulb 2'])
def test_a_name_with_signs_is_said_without_them(signs, name):
    assert steps(signs, f'turn on {name}') == [('turn_on', 'bulb')]
    assert steps(signs, 'turn off the TV') == [('turn_off', 'tv')]


@pytest.mark.parametrize(
    'text',
    ['loosen left arm', 'loosen the left arm', 'unclench of the left arm', 'left arm, unclench'],
)
def test_an_own_sentence_takes_an_article_and_the_name_before_it(signs, text):
    assert steps(signs, text) == [('let_go', 'left_arm')]


def test_two_of_one_name_are_asked_for_in_german(signs):
    understood = signs.understand('schalte die Deckenlampe ein', World(), language='de')
    assert understood.outcome == 'question'
    assert 'kitchen' in understood.choices[0] and 'hall' in understood.choices[1]
    assert understood.choices[1] in understood.question
    assert steps(signs, 'schalte die Deckenlampe in der Hall ein', language='de') == [
        ('turn_on', 'two')
    ]


def test_all_lights_are_meant_in_spanish_where_all_names_are_spanish(tmp_path):
    file = tmp_path / 'casa.yaml'
    file.write_text(
        """
name: casa
language: es
areas: {salon: {name: Salón}, bano: {name: Baño}}
devices:
  lampara: {name: lámpara del salón, kind: light, area: salon, mqtt: {topic: c/l}}
  luz_bano: {name: luz, kind: light, area: bano, mqtt: {topic: c/b}}
"""
    )
    casa = Understander(load_site(file))
    wanted = [('turn_off', 'lampara'), ('turn_off', 'luz_bano')]
    assert steps(casa, 'apaga todas las luces', language='es') == wanted
