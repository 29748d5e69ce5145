"""Where the logs lie."""

from pathlib import Path

from platformdirs import user_state_path


def state_folder(given: str = '') -> Path:
    """Return the folder that was given, or the user's state folder."""
    return Path(given) if given else user_state_path('llm_bridge', appauthor=False)


def executor_log(folder: Path, site_name: str) -> Path:
    """Return the log of the executor: graphs, orders, observations, reports."""
    return folder / f'audit-{site_name}.jsonl'


def bridge_log(folder: Path, site_name: str) -> Path:
    """Return the log of the bridge: what was heard and understood."""
    return folder / f'audit-{site_name}-bridge.jsonl'
