"""A node ends whatever its program does at the end."""

import subprocess
import sys

PROGRAM = """
import os, signal, sys, threading
from rclpy.node import Node
from llm_bridge.nodes.node_process import run

class Program:
    def __init__(self):
        self.node = Node('ending')
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()

    def close(self):
        raise OSError('the disk is full')

sys.exit(run(Program))
"""


def test_a_node_that_cannot_end_in_order_ends_all_the_same():
    ended = subprocess.run(
        [sys.executable, '-c', PROGRAM], capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 1
    assert 'the disk is full' in ended.stderr
