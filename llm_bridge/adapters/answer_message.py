"""An answer as it comes from outside: plain text, or a JSON object with who answers what."""

from dataclasses import dataclass
import json

from llm_bridge.adapters.command_message import is_whole


@dataclass(frozen=True)
class AnswerMessage:
    """An answer to a question."""

    text: str
    by: str = ''
    question_id: str | None = None
    """The question it is for; None: the one that is open."""
    channel: str = ''
    """How it came; '' for ROS 2. What comes over MQTT is given its channel by who hears it."""
    at: float | None = None
    """When it was said, Unix time in seconds; None: it does not say so."""

    def as_json(self) -> str:
        """Return it as the topic `answer` takes it."""
        return json.dumps(
            {
                'text': self.text,
                'by': self.by,
                'question_id': self.question_id,
                'channel': self.channel,
                **({} if self.at is None else {'at': self.at}),
            },
            ensure_ascii=False,
        )


_TOLD = ('by', 'question_id', 'channel')


def parse_answer(text: str) -> AnswerMessage:
    """Return what `text` says; no text when it is an object without a readable one."""
    if text.lstrip().startswith('{'):
        try:
            data = json.loads(text)
            said, question_id, at = data.get('text'), data.get('question_id'), data.get('at')
            is_time = isinstance(at, int | float) and not isinstance(at, bool)
            if not isinstance(said, str) or not (at is None or is_time):
                # What is made into text could read as a yes that nobody said.
                return AnswerMessage('')
            if not is_whole(said + ''.join(str(data.get(key)) for key in _TOLD)):
                return AnswerMessage('')
            return AnswerMessage(
                said.strip()[:2000],
                '' if data.get('by') is None else str(data['by'])[:64],
                None if question_id is None else str(question_id)[:200],
                str(data.get('channel') or '')[:80],
                None if at is None else float(at),
            )
        except (ValueError, OverflowError, RecursionError, AttributeError):
            return AnswerMessage('')
    return AnswerMessage(text.strip()[:2000])
