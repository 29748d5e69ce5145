"""A TCP link between a client and a server that can hold back, cut off or garble what passes."""

from contextlib import suppress
import socket
import threading

NOISE = 0xA5
"""By which the bits of a garbled byte differ: no MQTT packet stays one."""


class BadLink:
    """Listens on `port` and hands everything on to a port of this machine, well at first."""

    def __init__(self, to_port):
        self._to_port = to_port
        self._listener = socket.create_server(('127.0.0.1', 0))
        self.port = self._listener.getsockname()[1]
        self._changed = threading.Condition()
        self._state = 'well'
        self._open = []
        threading.Thread(target=self._accept, daemon=True).start()

    def well(self):
        """Hand everything on, what was held back first."""
        self._become('well')

    def hold(self):
        """Hold back whatever comes, in both directions: it is late, not lost."""
        self._become('held')

    def cut(self):
        """End every connection and take no other."""
        self._become('cut')
        self._end_all()

    def garble(self):
        """Change every byte that passes."""
        self._become('garbled')

    def close(self):
        """End everything."""
        self.cut()
        self._listener.close()

    def _become(self, state):
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def _end_all(self):
        with self._changed:
            ended, self._open = self._open, []
        for sock in ended:
            _end(sock)

    def _accept(self):
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._take(client)

    def _take(self, client):
        if self._state == 'cut':
            client.close()
            return
        try:
            server = socket.create_connection(('127.0.0.1', self._to_port), 1)
        except OSError:
            client.close()
            return
        server.settimeout(None)
        with self._changed:
            self._open += [client, server]
        for source, sink in ((client, server), (server, client)):
            threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source, sink):
        with suppress(OSError):
            while data := source.recv(65_536):
                with self._changed:
                    self._changed.wait_for(lambda: self._state != 'held')
                    is_garbled = self._state == 'garbled'
                sink.sendall(bytes(b ^ NOISE for b in data) if is_garbled else data)
        for sock in (source, sink):
            _end(sock)


def _end(sock):
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
    sock.close()
