"""What people say as they leave or go to bed: 'lock up', 'hoover while I am out'."""

import re

_LOCK_UP = re.compile(
    r'(?P<lead>^\s*(?:please,?\s+)?|[,.;!]\s+(?:so\s+)?|\b(?:and|then|please|you)\s+)lock\s+up'
    r'(?:\s+(?:for\s+(?:the\s+)?(?:night|evening|day)|tonight|now|behind\s+(?:me|us)))?'
    r'(?=\s*(?:$|[,.;!])|\s+(?:and|then|please)\b)',
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"^(?P<order>[^.;:?!]+?)\s*,?\s+while\s+(?:i|we)(?:['’]m|['’]re|\s+am|\s+are)\s+(?:still\s+)?"
    r'(?:out|away|gone|off|asleep|sleeping|shopping|elsewhere|(?:in|at|off\s+to)\s+'
    r'(?:bed|work|school|lunch)|at\s+the\s+[\w-]+|on\s+(?:holiday|the\s+road)|'
    r'not\s+(?:here|home|in|around|at\s+home))[\s.!]*$',
    re.IGNORECASE,
)
_BANS = re.compile(r"n['’]t\b|\b(?:not|never|no|nothing|keep|leave)\b", re.IGNORECASE)


def with_all_locked(text: str) -> str:
    """Return 'lock everything' for 'lock up', where no one thing is named to be locked."""
    return _LOCK_UP.sub(lambda found: f'{found["lead"]}lock everything', text)


def without_absence(text: str) -> str | None:
    """Return 'hoover the hall' for 'hoover the hall while I am out'; None: it is something else.

    When somebody leaves nothing can tell, so that it is done now, after a yes.
    """
    found = _AWAY.match(text)
    return None if found is None or _BANS.search(found['order']) else found['order']
