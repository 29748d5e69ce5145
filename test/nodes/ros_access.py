"""The shipped SROS2 policy, read: which enclave may do what with which absolute name."""

from pathlib import Path

from lxml import etree

FILE = Path(__file__).parents[2] / 'config' / 'sros2' / 'home.policy.xml'


def allowed(enclave, right):
    """Return the names for which an enclave has a right: publish, subscribe, reply or request."""
    found = set()
    policy = etree.parse(FILE).getroot()
    for profile in policy.iterfind(f".//enclave[@path='{enclave}']/profiles/profile"):
        for group in profile:
            if group.get(right) == 'ALLOW':
                found |= {absolute(entry.text, profile) for entry in group}
    return found


def absolute(name, profile):
    base = profile.get('ns').rstrip('/')
    if name.startswith('~'):
        return f'{base}/{profile.get("node")}{name[1:]}'
    return name if name.startswith('/') else f'{base}/{name}'


def enclaves():
    return [e.get('path') for e in etree.parse(FILE).getroot().iterfind('.//enclave')]


def used(node, name, namespace='/'):
    """Return right -> the names that a running node uses, as `node` sees it."""
    return {
        right: {found for found, _ in ask(name, namespace)}
        for right, ask in {
            'publish': node.get_publisher_names_and_types_by_node,
            'subscribe': node.get_subscriber_names_and_types_by_node,
            'reply': node.get_service_names_and_types_by_node,
            'request': node.get_client_names_and_types_by_node,
        }.items()
    }
