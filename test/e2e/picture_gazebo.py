"""A picture of what robots did: the floor, their tracks, and what their lidars saw last."""

import math

from matplotlib.figure import Figure
from site_world import world_sdf
from world_sdf import parse_world


def draw(site, gazebo, file):
    """Draw the tracks that a witness saw."""
    figure = Figure(figsize=(10, 7))
    axes = figure.add_subplot(aspect='equal')
    for solid in parse_world(world_sdf(site)).solids:
        axes.fill(*solid.outline.exterior.xy, color='0.75')
    for zone in site.keep_out.values():
        axes.fill(*zip(*zone.polygon, strict=True), color='gold', alpha=0.4)
    for robot, track in gazebo.tracks.items():
        seen = (*track[::10], track[-1])
        axes.plot([s.x for s in seen], [s.y for s in seen], label=robot)
        axes.plot(seen[-1].x, seen[-1].y, 'o')
        scan = gazebo.scans.get(robot)
        if scan is not None:
            axes.plot(*_points(scan), '.', markersize=2, color='red')
    axes.legend(loc='upper right')
    axes.set_title(f'touched: {sorted(gazebo.bumps) or "nothing"}'[:120], fontsize=7)
    figure.savefig(file)


def _points(scan):
    q, at = scan.world_pose.orientation, scan.world_pose.position
    yaw = math.atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z))
    hits = [
        (yaw + scan.angle_min + i * scan.angle_step, far)
        for i, far in enumerate(scan.ranges)
        if math.isfinite(far) and far < scan.range_max
    ]
    return (
        [at.x + far * math.cos(angle) for angle, far in hits],
        [at.y + far * math.sin(angle) for angle, far in hits],
    )
