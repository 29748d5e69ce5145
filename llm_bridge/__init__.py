"""Turn typed and spoken commands into validated action graphs and carry them out."""

__version__ = '0.1.0'
