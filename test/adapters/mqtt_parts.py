"""Devices for tests of the MQTT adapters, and a broker that speaks only MQTT 3.1.1."""

from contextlib import suppress
import socket
import threading

from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.graph.action_graph import Step
from llm_bridge.run.ports import Order
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill


def a_skill(name, **more):
    return {'name': name, 'description': name, **more}


def a_site(dialect='json', **device):
    state = {'attribute': 'state', 'value': 'running'}
    return Site.model_validate(
        {
            'name': 'test_site',
            'kinds': {
                'conveyor': {
                    'name': 'conveyor',
                    'description': 'a belt',
                    'attributes': {'state': 'running|stopped', 'speed': 'percent'},
                    'skills': {
                        'start': a_skill(
                            'start',
                            effects=[state, {'attribute': 'speed', 'value': '$percent'}],
                            args=[{'name': 'percent', 'type': 'number', 'required': False}],
                        ),
                        'stop': a_skill(
                            'stop',
                            on_stop=True,
                            effects=[{'attribute': 'state', 'value': 'stopped'}],
                        ),
                        'blink': a_skill(
                            'blink',
                            binding={
                                'via': 'mqtt',
                                'topic': 'x/blink',
                                'payload': '{"times": $times}',
                            },
                            args=[{'name': 'times', 'type': 'number'}],
                        ),
                    },
                }
            },
            'devices': {
                'belt': {
                    'name': 'belt',
                    'kind': 'conveyor',
                    **device,
                    'mqtt': {'dialect': dialect, 'topic': 'x/belt'},
                }
            },
        }
    )


def an_order(site, skill_name, order_id='g/s1/1', **args):
    skill: Skill = site.skill('belt', skill_name)
    return Order(
        id=order_id,
        step=Step(id='s1', skill=skill_name, target='belt', args=args),
        skill=skill,
        target=site.devices['belt'],
        args=args,
    )


def a_connection(broker, **settings):
    return Connection(BrokerSettings(port=broker.port, **settings))


class OldBroker:
    """Passes MQTT 3.1.1 on to a real broker, and refuses MQTT 5 as brokers of that time do."""

    def __init__(self, broker, port, refuses_with=b'\x20\x02\x00\x01'):
        self.broker, self.port, self.refuses_with = broker, port, refuses_with
        self.server = socket.create_server(('127.0.0.1', port))
        self.refused = 0
        self.sockets = [self.server]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        with suppress(OSError):
            while True:
                client, _ = self.server.accept()
                self.sockets.append(client)
                first = client.recv(4096)
                # Fixed header of two bytes, name MQTT with its length, then the version.
                if first[8] == 5:
                    self.refused += 1
                    client.sendall(self.refuses_with)
                    client.close()
                    continue
                real = socket.create_connection(('127.0.0.1', self.broker.port))
                self.sockets.append(real)
                real.sendall(first)
                for one, other in ((client, real), (real, client)):
                    threading.Thread(target=self.pump, args=(one, other), daemon=True).start()

    def pump(self, one, other):
        with suppress(OSError):
            while data := one.recv(4096):
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_RDWR)

    def close(self):
        for sock in self.sockets:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
