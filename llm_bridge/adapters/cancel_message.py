"""A command taken back before it is done: its id in plain text, or a JSON object with who does."""

from dataclasses import dataclass
import json

from llm_bridge.adapters.command_message import is_whole


@dataclass(frozen=True)
class CancelMessage:
    """Which command is to be given up."""

    id: str
    """The id of the command, which is that of its graph."""
    by: str = ''
    is_quiet: bool = False
    """Nothing is said where there is nothing to give up: nobody has asked for it."""

    def as_json(self) -> str:
        """Return it as the topic `cancel` takes it."""
        quiet = {'quiet': True} if self.is_quiet else {}
        return json.dumps({'id': self.id, 'by': self.by, **quiet}, ensure_ascii=False)


def parse_cancel(text: str) -> CancelMessage | None:
    """Return which command `text` gives up; None when it names none."""
    by: object = ''
    quiet: object = False
    found: object = text.strip()
    if text.lstrip().startswith('{'):
        try:
            data = json.loads(text)
            found, by, quiet = data.get('id'), data.get('by'), data.get('quiet', False)
            by = '' if by is None else by
        except (ValueError, RecursionError):
            return None
    if not isinstance(found, str) or not found or not isinstance(by, str):
        return None
    if not is_whole(found + by):
        return None
    return CancelMessage(found[:200], by[:64], quiet is True)
