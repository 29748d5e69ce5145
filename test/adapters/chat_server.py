"""A small HTTP server on this machine that answers as a test tells it to, badly if need be."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
from threading import Event, Thread

Reply = Callable[['Request'], None]
"""Answers one request."""


class Request(BaseHTTPRequestHandler):
    """One request, and the ways to answer it."""

    server: 'ChatTwin'
    protocol_version = 'HTTP/1.1'

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.asked = json.loads(body)
        self.server.requests.append((self.path, dict(self.headers), self.asked))
        replies = self.server.replies
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        try:
            reply(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
            self.server.was_left.set()

    def send(self, status, body, **headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header('Content-Length', str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class ChatTwin(ThreadingHTTPServer):
    """The server. `replies` are used one after the other, the last again and again."""

    daemon_threads = True

    def __init__(self, *replies: Reply):
        super().__init__(('127.0.0.1', 0), Request)
        self.replies = list(replies)
        self.requests = []
        self.was_left = Event()
        """Set when a client went away before it had its answer."""
        self.may_go_on = Event()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.server_address[1]}/v1'


@contextmanager
def chat_twin(*replies: Reply) -> Iterator[ChatTwin]:
    server = ChatTwin(*replies)
    thread = Thread(target=server.serve_forever, kwargs={'poll_interval': 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.may_go_on.set()
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content, *, odds=None, finish='stop', tokens=50):
    """Return the JSON of a chat completion."""
    choice = {'message': {'role': 'assistant', 'content': content}, 'finish_reason': finish}
    if odds is not None:
        choice['logprobs'] = {'content': [{'token': t, 'logprob': p} for t, p in odds]}
    return {'choices': [choice], 'usage': {'total_tokens': tokens}}


def says(plan, **more) -> Reply:
    """Answer with a plan, or with any text."""
    text = plan if isinstance(plan, str) else json.dumps({'plan': plan})
    return lambda request: request.send(200, completion(text, **more))


def fails(status, body=b'', **headers) -> Reply:
    return lambda request: request.send(status, body, **headers)


def fields(asked):
    """Return the names of a request's fields, and the format it asks for."""
    return {*asked, asked.get('response_format', {}).get('type', '')}


def refuses(*names) -> Callable[[Reply], Reply]:
    """Refuse requests that hold such a field, as strict servers do."""

    def around(reply: Reply) -> Reply:
        def answer(request):
            for name in names:
                if name in fields(request.asked):
                    request.send(400, {'error': {'message': f"'{name}' is not supported"}})
                    return
            reply(request)

        return answer

    return around


def cut_off(request):
    """Promise more than is sent, and hang up."""
    request.send_response(200)
    request.send_header('Content-Length', '1000')
    request.end_headers()
    request.wfile.write(b'{"choices": [')
    request.close_connection = True


def hangs_up(request):
    """Hang up without a word."""
    request.close_connection = True
    request.connection.close()


def drips(request):
    """Send a byte now and then, for ever: no single wait is long."""
    request.send_response(200)
    request.send_header('Content-Length', '1000000')
    request.end_headers()
    while not request.server.may_go_on.wait(0.05):
        request.wfile.write(b' ')
        request.wfile.flush()
