"""Warnings of what people say and a site file leaves open."""

import pytest

KIND = (
    'kinds:\n  urn:\n    description: an urn\n    attributes: {state: on|off, heat: percent}\n'
    '    skills:\n      steep: {description: steep tea, feature: tea, binding: {via: mqtt, '
    'topic: a/b}, verify: {by: none}}\n'
)


def two_robots(skill, words=''):
    return (
        'devices:\n  lamp:',
        '  heron:\n    namespace: heron\n    home: dock\n    skills:\n'
        f'      {skill}:\n        description: fly to the nest\n        motion: home\n'
        f'        risk: motion\n{words}'
        '        binding: {via: ros_topic, name: goal, type: geometry_msgs/msg/PoseStamped, '
        'fields: {pose.position.x: $goal.x}}\n        verify: {by: none}\n'
        'devices:\n  lamp:',
    )


def test_robots_that_go_home_by_skills_without_a_common_word_are_told_of(faults):
    change = two_robots('nest')
    assert faults(change) == []
    [warning] = faults(change, level='warning')
    assert "robots go home by 'dock' and 'nest', which share no word" in warning
    assert "words: ['go home']" in warning


@pytest.mark.parametrize(
    'change',
    [two_robots('dock'), two_robots('nest', '        words: {en: [dock, go home]}\n')],
)
def test_robots_that_share_a_way_to_say_it_are_not(faults, change):
    assert faults(change, level='warning') == []


def own_skill(name, more=''):
    return (
        '      round:',
        f'      {name}:\n        description: do it\n        risk: info\n{more}'
        '        binding: {via: ros_topic, name: task, type: std_msgs/msg/Empty}\n'
        '        verify: {by: none}\n      round:',
    )


def test_a_skill_that_bindings_already_say_is_told_of(faults):
    speak = ('bindings: [goal_pose, carry]', 'bindings: [goal_pose, carry, speak]')
    [warning] = faults(own_skill('announce'), speak, level='warning')
    assert "'announce' is a word for the skill 'say' of 'rover' too" in warning
    assert faults(own_skill('announce'), level='warning') == []
    assert faults(own_skill('whistle'), speak, level='warning') == []


@pytest.mark.parametrize(
    ('args', 'is_told'),
    [
        ('shelf: {type: place}, bay: {type: place}', True),
        ('from: {type: place}, place: {type: place}', False),
        ('shelf: {type: place, description: where it lies}, bay: {type: place}', False),
        ('place: {type: place}, via: {type: place}', False),
        ('shelf: {type: place}', False),
    ],
)
def test_two_places_of_a_skill_are_told_apart_by_what_they_are_called(faults, args, is_told):
    found = faults(own_skill('shift', f'        args: {{{args}}}\n'), level='warning')
    assert bool(found) is is_told
    if found:
        assert "the places 'shelf' and 'bay' of 'shift' are not told apart" in found[0]


@pytest.mark.parametrize(('features', 'is_told'), [('', True), ('features: [tea], ', False)])
def test_a_skill_that_no_device_of_its_kind_has_is_told_of(faults, features, is_told):
    urn = f'  urn: {{name: urn, kind: urn, {features}mqtt: {{topic: flat/urn}}}}\n'
    change = ('devices:\n', f'{KIND}devices:\n{urn}')
    assert faults(change) == []
    found = faults(change, level='warning')
    assert bool(found) is is_told
    if found:
        assert "no device of kind urn has 'steep': it needs the feature 'tea'" in found[0]
        assert 'features: [tea]' in found[0]


def test_what_several_things_are_called_is_their_sort_and_no_fault(faults):
    sort = '  mug: {aliases: [dish]}\n  bowl: {aliases: [dish]}\n  plate: {aliases: [dish]}\n'
    assert faults(('  cup: {place: kitchen}\n', sort), level='warning') == []
    [warning] = faults(
        ('  cup: {place: kitchen}\n', '  mug: {}\n  cup: {aliases: [mug]}\n'), level='warning'
    )
    assert "'mug' also names 'mug'" in warning


def test_a_name_that_several_devices_share_is_told_once(faults):
    locks = ''.join(
        f'  gate_{n}: {{name: gate {n}, aliases: [gate], kind: lock, area: hall, '
        f'mqtt: {{topic: flat/g{n}}}}}\n'
        for n in range(3)
    )
    [warning] = faults(('devices:\n', f'devices:\n{locks}'), level='warning')
    assert "'gate' also names 'gate_0'" in warning
