"""A real Gazebo for tests: the home or the factory in it, stepped by hand."""

from contextlib import contextmanager
from itertools import count, islice

from gazebo_client import GazeboClient, Messages
from gazebo_network import network_of
from gazebo_root import messages_file, provide
from gazebo_site import GazeboSite
from gazebo_world import GazeboWorld
from simulated import SITES, WORLDS
from world_sdf import parse_world

MODELS = WORLDS.parent / 'models'


@contextmanager
def gazebo_site(name, log=lambda _: None):
    """Yield the robots of a site in a Gazebo of their own, as fast as the machine can."""
    site, text = SITES[name], (WORLDS / f'{name}.sdf').read_text(encoding='utf-8')
    with GazeboWorld(provide(), text, MODELS, site.robots, name=name, time_scale=10) as gazebo:
        yield GazeboSite(site, parse_world(text), gazebo, 1.0, log)


def tick(sim, seconds=0.02):
    """Let simulated time pass."""
    for _ in range(round(seconds / 0.02)):
        sim.step(0.02)


def finish(sim, *robots, within_s=120.0, each=lambda: None):
    """Step until the robots have no goal any more; return the simulated seconds."""
    began = sim.time_s
    while any(robot.has_goal for robot in robots) and sim.time_s - began < within_s:
        tick(sim)
        each()
    return sim.time_s - began


@contextmanager
def witness(gazebo, world):
    """Yield a client of one's own of a Gazebo that runs already."""
    network = network_of(gazebo.pid)
    client = GazeboClient(Messages(messages_file(provide())), network, world)
    client.connect(gazebo.port, 30, lambda: None)
    try:
        yield client
    finally:
        client.close()
        network.close()


@contextmanager
def scenes(sim, world):
    """Yield a function that returns what Gazebo itself has in its world now."""
    answers = {}
    with witness(sim.gazebo, world) as client:
        client.subscribe('~/response', 'Response', lambda m: answers.update({m.id: m}))
        requests = client.advertise('~/request', 'Request')
        client.until(lambda: requests.listeners, 30, 'a listener')
        ids = count(500)

        def ask():
            for number in islice(ids, 30):
                requests.publish(client.messages('Request')(id=number, request='scene_info'))
                for _ in range(20):
                    tick(sim, 0.1)
                    client.poll(0.02)
                    if number in answers:
                        return client.messages('Scene').FromString(answers[number].serialized_data)
            raise AssertionError('Gazebo did not say what is in its world')

        def scene():
            # Gazebo answers with what it found when it was asked before.
            ask()
            return ask()

        yield scene
