"""The client of Gazebo's topics, before a master that does what Gazebo's does as it starts."""

import select
import socket
import threading

from gazebo_client import Connection, GazeboClient, Messages
from gazebo_network import Network
from gazebo_root import messages_file, provide
import pytest

MESSAGES = Messages(messages_file(provide()))


@pytest.fixture
def starting_master():
    """A master that never reads from its first connection, and answers on the second."""
    listening, accepted = socket.create_server(('127.0.0.1', 0)), []

    def serve():
        accepted.append(listening.accept()[0])
        accepted.append(listening.accept()[0])
        second = Connection(accepted[1])
        for frame in second.receive():
            packet = MESSAGES('Packet').FromString(frame)
            packet.type = 'publisher_add'
            second.send(packet.SerializeToString())

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listening.getsockname()[1], accepted
    thread.join(10)
    for sock in (listening, *accepted):
        sock.close()


def test_a_connection_that_is_not_answered_stays_open_beside_the_one_that_is(starting_master):
    # Gazebo gives the number of a living connection away when an older one goes.
    port, accepted = starting_master
    client = GazeboClient(MESSAGES, Network(None), 'home')
    client.connect(port, 30, lambda: None)
    first, _ = accepted
    assert first.recv(1000)
    is_closed, _, _ = select.select([first], [], [], 0.5)
    assert not is_closed
    client.close()
    assert first.recv(1000) == b''
