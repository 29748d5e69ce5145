"""What may be chosen as the model, by name; reading it needs no library."""

LOCAL = 'local'
NONE = 'none'
HOSTED = 'openai:'
HELP = (
    'local: the model that ships; none: stop words and templates only; a model folder; or '
    'openai:URL#NAME, a server that speaks OpenAI, with the local model behind it '
    '(openai:URL#NAME,none: with nothing behind it). Its key: LLM_BRIDGE_API_KEY or '
    'LLM_BRIDGE_API_KEY_FILE.'
)
"""What may be chosen, for people."""


def split_choice(choice: str) -> tuple[str, str]:
    """Return the hosted model of a choice ('' for none), and the one on this machine."""
    if not choice.startswith(HOSTED):
        return '', choice
    hosted, comma, behind = choice.rpartition(',')
    return (hosted, behind) if comma and '#' in hosted else (choice, LOCAL)
