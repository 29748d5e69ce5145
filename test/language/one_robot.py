"""A site with one robot that has skills of its own, for tests."""

from llm_bridge.site.site import Site

_OWN = {
    'binding': {'via': 'ros_topic', 'name': 'x', 'type': 'std_msgs/msg/Empty'},
    'verify': {'by': 'none'},
}


def site_of(robot, skills, **things):
    """Return it; `skills`: name -> (description, arguments), `things`: id -> name of objects."""
    return Site.model_validate(
        {
            'name': 'site',
            'objects': {i: {'name': name} for i, name in things.items()},
            'robots': {
                robot.lower(): {
                    'name': robot,
                    'namespace': robot.lower(),
                    'skills': {
                        name: {'name': name, 'description': told, 'args': args, **_OWN}
                        for name, (told, args) in skills.items()
                    },
                }
            },
        }
    )
