"""Simulated robots for tests, without ROS."""

from pathlib import Path

from simulated_site import SimulatedSite
from world_sdf import read_world

from llm_bridge.site.load import find_site, load_site

WORLDS = Path(__file__).resolve().parents[2] / 'sim' / 'worlds'
SITES = {name: load_site(find_site(name)) for name in ('home', 'factory')}


def simulated(name='home', log=lambda _: None, time_scale=1.0):
    site = SITES[name]
    return SimulatedSite(site, read_world(WORLDS / site.world), time_scale, log)


def run(sim, seconds):
    for _ in range(round(seconds / 0.05)):
        sim.step(0.05)


def finish(sim, *robots, within_s=120.0, each=lambda: None):
    """Step until the robots have no goal any more; return the simulated seconds."""
    spent = 0.0
    while any(robot.has_goal for robot in robots) and spent < within_s:
        sim.step(0.05)
        spent += 0.05
        each()
    return spent


def put(robot, x, y, yaw=0.0):
    """Set a robot down somewhere, at rest."""
    robot.halt()
    body = robot.body
    body.x, body.y, body.yaw, body.speed, body.turn = x, y, yaw, 0.0, 0.0
