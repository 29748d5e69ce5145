"""What the launch file hands to ros_gz fits the worlds, the models and the site files."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from ruamel.yaml import YAML

from llm_bridge.adapters.message_fields_ros import load_type
from llm_bridge.nodes.gz_sim import (
    bridge_entries,
    in_prefixes,
    missing_packages,
    models_folder,
    NEEDED,
    server_arguments,
    world_file,
    write_bridge,
)
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site


@pytest.fixture(params=['home', 'factory'])
def site(request):
    return load_site(find_site(request.param))


@pytest.fixture
def world(site):
    return ElementTree.parse(world_file(site)).getroot().find('world')


def entries(site):
    return list(bridge_entries(site, world_file(site)))


def model_of(world, robot):
    include = next(i for i in world.findall('include') if i.findtext('name') == robot)
    folder = models_folder() / include.findtext('uri').removeprefix('model://')
    return ElementTree.parse(folder / 'model.sdf').getroot().find('model')


def test_every_robot_has_its_topics_and_the_clock_is_there_once(site):
    names = [entry['ros_topic_name'] for entry in entries(site)]
    assert sorted(names) == sorted(
        ['/clock']
        + [f'/gz/{r}/{topic}' for r in site.robots for topic in ('odom', 'scan', 'imu', 'cmd_vel')]
    )
    assert not any('{' in str(value) for entry in entries(site) for value in entry.values())


def test_the_topics_of_gz_are_those_of_the_world_and_its_models(site, world):
    bridged = {entry['gz_topic_name'] for entry in entries(site)} - {'/clock'}
    spoken = set()
    for robot in site.robots:
        model = model_of(world, robot)
        plugins = {plugin.get('name') for plugin in model.findall('plugin')}
        # The names that these plugins take when none is given.
        if 'gz::sim::systems::DiffDrive' in plugins:
            spoken.add(f'/model/{robot}/cmd_vel')
        if 'gz::sim::systems::OdometryPublisher' in plugins:
            spoken.add(f'/model/{robot}/odometry_with_covariance')
        for link in model.findall('link'):
            for sensor in link.findall('sensor'):
                assert sensor.find('topic') is None
                at = f'/world/{world.get("name")}/model/{robot}/link/{link.get("name")}'
                told = {'gpu_lidar': 'scan', 'imu': 'imu'}.get(sensor.get('type'))
                spoken.add(f'{at}/sensor/{sensor.get("name")}/{told}')
    assert bridged <= spoken


def test_the_world_has_the_systems_that_the_models_need(world):
    systems = {plugin.get('name') for plugin in world.findall('plugin')}
    assert {f'gz::sim::systems::{s}' for s in ('Physics', 'Sensors', 'Imu', 'UserCommands')} <= (
        systems
    )


def test_the_poses_are_in_the_frame_of_the_site(site, world):
    for robot in site.robots:
        plugin = next(
            p
            for p in model_of(world, robot).findall('plugin')
            if p.get('name') == 'gz::sim::systems::OdometryPublisher'
        )
        assert plugin.findtext('odom_frame') == site.frame


def test_what_is_written_is_what_ros_gz_bridge_reads(site, tmp_path):
    write_bridge(entries(site), tmp_path / 'bridge.yaml')
    read = YAML(typ='safe').load(tmp_path / 'bridge.yaml')
    assert read == entries(site)
    for entry in read:
        assert load_type(entry['ros_type_name'])
        assert entry['gz_type_name'].startswith('gz.msgs.')
        assert entry['direction'] in ('GZ_TO_ROS', 'ROS_TO_GZ')


def test_gz_sim_is_taken_only_where_both_packages_of_it_are(tmp_path):
    launch = tmp_path / 'a/share/ros_gz_sim/launch/gz_sim.launch.py'
    program = tmp_path / 'b/lib/ros_gz_bridge/parameter_bridge'
    prefixes = f'{tmp_path}/a:{tmp_path}/b'
    assert missing_packages('') == missing_packages(prefixes) == ('ros_gz_sim', 'ros_gz_bridge')
    for file in (launch, program):
        file.parent.mkdir(parents=True)
        file.touch()
    assert missing_packages(f'{tmp_path}/a') == ('ros_gz_bridge',)
    assert missing_packages(prefixes) == ()
    assert in_prefixes(NEEDED['ros_gz_bridge'], prefixes) == program


def test_it_runs_at_once_and_opens_a_window_only_if_wanted():
    assert server_arguments(Path('/w.sdf'), is_headless=True).split() == [
        '-r',
        '-s',
        '-v',
        '2',
        '/w.sdf',
    ]
    assert '-s' not in server_arguments(Path('/w.sdf'), is_headless=False).split()


def test_a_site_without_a_world_is_told_how_to_draw_one():
    with pytest.raises(FileNotFoundError, match='draw_worlds.py'):
        world_file(Site.model_validate({'name': 'attic'}))
