"""Clauses as people say them, in the plain words that the clause reader knows."""

from collections.abc import Iterator
import re

from llm_bridge.language.clauses.words import COPULAS, VISITORS, Words, written_out
from llm_bridge.language.text.rewording import by_rules, spread

_VISITOR = '|'.join(sorted(VISITORS | {'person'}, key=len, reverse=True))
_PERSON = f'someone|somebody|anyone|anybody|everyone|everybody|people|{_VISITOR}'
_LAST = f'everyone|everybody|the last (?:one|{_VISITOR})'
"""When they leave, nobody is there."""
_BOUND = (
    '(?:more than|less than|over|under|above|below|at least|at most|higher than|'
    'lower than|exactly|fewer than|no more than|no less than)'
)
# fmt: off
_RULES: tuple[tuple[str, str], ...] = (
    # small words that change nothing
    (r'\b(temp)\b', 'temperature'),
    (r' (already|actually|even|ever|somehow|by now|by then) ', ' '),
    (r' already$', ''),
    (r"'s back (from|on|in|at) ", r' is back \1 '),
    (r' (anywhere|at all|indoors|inside|any more|altogether)$', ''),
    (r' (all the way|wide|fully|completely|properly|right) (open|closed|shut|up|down)$', r' \2'),
    (r' (locked|shut|closed) (?:up|down|tight|off|away)$', r' \1'),
    (r' (?:switched|turned|powered|shut) (on|off)$', r' \1'),
    # what was left so
    (r' (?:has|have|is|are|was|were|got)(?: been)? left (\w+)$', r' is \1'),
    # what is said of several
    (r'^(.+?) (is|are) (\w+) and (.+) (?:too|as well|also)$', r'\1 \2 \3 and \4 \2 \3'),
    (r'^(.+?) (is|are) (\w+) (except(?: for)?|but|bar|apart from|other than|besides) (.+)$',
     r'\1 \4 \5 \2 \3'),
    (r'^neither (.+) nor (.+?) (is|are|has|have) (.+)$', r'\1 \3 not \4 and \2 \3 not \4'),
    (r' (is|are) any(?:thing| colou?r)? (?:but|other than|except) (\w+)$', r' \1 not \2'),
    (r'^(.+?) (is|are) neither (.+) nor (.+)$', r'\1 \2 not \3 and \1 \2 not \4'),
    # people
    (rf'^(?:(?:the|a|an|my|our|his|her) )?(?:{_PERSON}|{_LAST})(?: has| have| is| are)?(?: just)? '
     r'(?:leaves?|left|(?:gets?|got|goes|gone|steps?|stepped|climbs?|walks?|walked|comes?)'
     r'(?: up)?(?: out of| from| out from)|out of) ((?!home).+)$', r'nobody is in \1'),
    (rf'^(?:(?:the|a|an|my|our|his|her) )?(?:{_PERSON})(?: who is)? in (.+) '
     r'(?:gets|is|has got|has gotten) (?:up|out)(?: of (?:bed|it))?$', r'nobody is in \1'),
    (rf'^(?:a|an|the|another|any|our) (?:{_VISITOR}) ', 'someone '),
    (rf'^(there is) (?:a|an|any|some|another) (?:{_VISITOR}) ', r'\1 someone '),
    (r'^(someone|somebody|anyone|anybody) (?:walks|comes|steps|gets) in(?: here)?$',
     r'\1 is here'),
    (r'^(someone|somebody|anyone|anybody) (?:walks|comes|goes|steps|gets|is moving|moves|enters)'
     r'(?: in)?(?:to| through| around)? (?:in )?(.+)$', r'\1 is in \2'),
    (r'^(?:someone|somebody|anyone|anybody) (opens|closes|shuts|locks|unlocks) (.+)$', r'\2 \1'),
    (r'^(?:everyone|everybody|all of (?:us|them)) (?:has |have |is |are )?'
     r'(?:left(?: home)?|gone|out|away|gone out)$', 'nobody is home'),
    (rf'^(?:{_LAST}) (?:has |have |is |are )?(?:leaves|left|gone|out)$', 'nobody is there'),
    (r'^(?:someone|somebody|anyone|anybody) (?:rings|is ringing|rang)'
     r'(?: (?:at|by)(?: the| our| my)?(?: front)? door)?$', 'the doorbell is on'),
    (r'^(?:someone|somebody|anyone|anybody) (rings|presses|pushes|hits|trips|triggers) (.+)$',
     r'\2 is on'),
    # sensors
    (r' (?:has|have) (?:just )?(?:gone|been going) off$', ' goes off'),
    (r' (?:picks|sees|senses|notices|spots|detects|registers)(?: up)?'
     r'(?: something| anything| someone| anyone| movement| motion| an? \w+)?(?: up)?$',
     ' is triggered'),
    (r' (?:has|have) not (?:seen|noticed|detected|registered|picked up)'
     r'(?: anything| anyone| anybody| movement| motion| an? \w+)?$', ' is not triggered'),
    (r' (?:has|have) (?:seen|noticed|detected|registered)'
     r'(?: something| someone| somebody| movement| motion| an? \w+)?$', ' is triggered'),
    (r' (?:goes off|go off|goes|pings?|rings?|beeps?|dings?)$', ' is done'),
    (r' (?:goes|rings?|pings?|chimes?|dings?|buzzes|sounds?|trills?)$', ' is on'),
    (r' go off$', ' goes off'),
    (r' clears$', ' is off'),
    (r' (?:lights up|(?:starts |begins )?(?:flash|blink|buzz|beep)(?:es|s|ing)?)$', ' is on'),
    (r' (?:goes|has gone) (?:dark|out)$', ' is off'),
    (r'^(?:a|an|the|another|the next) (\w+) (?:arrives|shows up|turns up|comes along|is there|'
     r'comes? (?:in|up|through|down)|has (?:arrived|come in|turned up)|rolls in|'
     r'is present|is waiting|is detected)$', r'there is a \1'),
    (r'^no (?:more )?(\w+) (?:is|are|comes?) (?:there|in|waiting|present|detected|left)$',
     r'there is no \1'),
    (r'^(?:anything|something|anyone|someone|somebody|anybody) (?:moves|is moving|stirs)'
     r'(?: about)? in (.+)$', r'someone is in \1'),
    (r"^(?:the|a|that|this) (\w+)(?:'s| is| has) (?:gone|gone away|passed|away|left)$",
     r'there is no \1'),
    (r'^(?:the|a|an|our|another|the next) (\w+) (?:is|stands|waits|is parked|is waiting|'
     r'(?:has )?(?:arrives?d?|(?:pull|show|turn|roll|back|draw|come)(?:s|ed|n)?'
     r'(?: up| in)))(?: in)? (at|in|on|by|to) (.+)$', r'there is a \1 \2 \3'),
    # machines
    (r"^(.+)'s (done|through|finished|over|ready|empty|full|free|open|closed|shut|locked|on|off)$",
     r'\1 is \2'),
    (r' is (?:through|over)$', ' is done'),
    (r' (is|are) (?:done|finished|through)(?: with)? \w+ing$', r' \1 done'),
    (r' (?:is|has) (?:done|finished)(?: with)? (?:its|it is|the|her|his) \w+$', ' is done'),
    (r' (?:comes?|has come|is brought) to a (?:stop|halt|standstill)$', ' is stopped'),
    (r' (?:faults(?: out)?|jams|jammed|trips out|(?:shows|has|reports|throws|goes into|is showing)'
     r'(?: an?)? fault)$', ' is in fault'),
    (r' (?:finishes|has finished|finished|ends|completes|is done with|is through with) '
     r'(?:its|it is|the|his|her) \w+$', ' is done'),
    (r' (?:cycle|programme|program|run|job) (?:ends|is over|is done|is finished|finishes|'
     r'has finished|has ended|is complete)$', ' is done'),
    (r' is (?:running|going|turning|moving|set to run)(?: at)? '
     r'((?:more|less|faster|slower|over|under|above|below|at least|at most) .+)$', r' is \1'),
    (r' is set (?:to )?((?:above|below|over|under|at|higher|lower|more|less) .+)$',
     r' target temperature is \1'),
    (r' is in (\w+) mode$', r' is \1'),
    (r' (?:playing|doing) (?:anything|something)$', ' playing'),
    (r'^the last (\w+) (?:goes|turns|is|has been|gets|has gone) (off|out|closed|shut|locked)$',
     r'every \1 is \2'),
    # what robots hold
    (r' (?:has |have )?(?:(?:puts?|sets?|lays|laid) down|drop(?:s|ped)(?: off)?|'
     r'delivers|delivered|unloads|unloaded|lets? go of) (?!to |below |under |\d)(.+)$',
     r' is not holding \1'),
    (r' (?:has |have )?(?:puts?|sets?|lays|laid) (.+) down$', r' is not holding \1'),
    (r' (?:has |have )?(?:picks up|picked up|collects|collected|grabs|grabbed|loads|loaded|'
     r'fetched|got hold of) (?!something|anything|movement|motion|someone|anyone)(.+)$',
     r' is holding \1'),
    (r' (?:has |have )?(?:picks|picked) (?!something|anything|movement|motion)(.+) up$',
     r' is holding \1'),
    (r' (is|are|gets|goes) (?:still |back )?on (?:pause|hold)$', r' \1 paused'),
    (r' (is|are|gets|goes) (?:still |back )?on mute$', r' \1 muted'),
    # where robots are
    (r' (?:has |have )?(?:left|leaves|leave) (?:its|it is|their|the|his|her) (?:own )?'
     r'(?:docks?|bases?|chargers?|charging (?:docks?|stations?))$', ' is not docked'),
    (r' (is|are|gets|get|has got|have got|comes|goes|has gone)(?: back| home)* '
     r'(?:on|in|at|to|onto|into) (?:its|it is|their|the|his|her) (?:own )?'
     r'(?:docks?|bases?|chargers?|charging (?:docks?|stations?|bays?)|stations?)$', ' is docked'),
    (r' (?:pulls|rolls|drives|makes it|moves|travels|has got|has made it|has come)(?: back| up)? '
     r'(?:in|into|to|at|up to) ', ' is in '),
    (r' (is|are)( not)? (?:still |now )?(?:standing|parked|sitting|waiting|staying|stationed|'
     r'resting|located|idling|stopped)(?: still)? (in|at|on|by|near|inside) ', r' \1\2 \3 '),
    (r' (?:waits|sits|parks|rests|stays)(?: still)? (in|at|on|by|near|inside) ', r' is \1 '),
    (r' is (?:clear|out|away|gone) (?:of|from) ', ' is not in '),
    (r' (?:is|has) (?:gone|away|left again)$', ' leaves'),
    (r' (?:back )?(?:on|at|in|to) it is (?!own)(\w+(?: \w+)?)$', r' at the \1'),
    (r' (is|are) (?:not doing anything|doing nothing|not up to anything)$', r' \1 free'),
    # numbers said in other ways
    (rf' (?:is (?:reading|showing|measuring|reporting|registering|indicating)|reads|shows|'
     rf'measures|reports|registers|indicates) ((?:a )?(?:value )?(?:of )?{_BOUND} )', r' is \1'),
    (rf'^there is ({_BOUND} .+?)(?: of pressure| left| remaining)? (?:in|on|at|inside) (.+)$',
     r'\2 is \1'),
    (rf'^(.+) (?:is|gets|goes|drops|falls|rises)(?: to)? '
     rf'({_BOUND} .+ (?:percent|%|degrees|bar|ppm)) '
     r'(moisture|humidity|pressure|charge|battery|full|level|brightness|temperature)$',
     r'\1 \3 is \2'),
    (rf'^(?:it|there) is ({_BOUND} .+ (?:percent|%)) (?:of )?(moisture|humidity) (?:in|at|on) '
     r'(.+)$', r'the \2 in \3 is \1'),
    (rf'^(?:it|this|that|everything|all of it) weighs ({_BOUND} .+)$', r'the weight is \1'),
    (rf'^(.+) weighs ({_BOUND} .+)$', r'the weight of \1 is \2'),
    (rf'^(.+) weighs ({_BOUND} .+)$', r'\1 scale is \2'),
    (r' (percent|%) (?:full|charged|left|of (?:its|it is) (?:battery|charge)(?: left)?)$', r' \1'),
    (r' fills(?: up)? to ', ' gets up to '),
    (r' (?:empties|drains)(?: down)? to ', ' gets down to '),
    (r' (?:has|have) (?:cooled|warmed|heated|filled|emptied|drained|sunk)(?: up| down| off)? '
     r'(over|above|below|under|past) ', r' is \1 '),
    (r'^there is ((?:less|more|at least|at most|under|over|below|above) .+ (?:percent|%)) '
     r'(?:of )?(?:the )?(battery|charge)(?: left)?$', r'the \2 is \1'),
    (r' (?:uses|draws|consumes|takes|is using|is drawing|is consuming) '
     r'(less|more|over|under|at least|at most) (.+ (?:watts?|w|kilowatts?|kw))$',
     r' power is \1 \2'),
    (r'^(?:the )?rain (?:stops|has stopped|is over|ends|lets up)$', 'it stops raining'),
    (r'^(?:the )?rain (?:starts|has started|begins|sets in|comes)$', 'it starts raining'),
    (r"^(.+?)'s (?:hands?|grippers?|claws?|arms?) (?:is|are) (?:empty|free)$",
     r'\1 is holding nothing'),
    # batteries
    (r'^(.+?) (?:has|have)(?: got)? ((?:more|less|fewer|over|under|at least|at most|above|below) '
     r'.+?) (battery|charge)(?: left)?$', r'\1 battery is \2'),
    (r'(?: battery)? (?:is|are|gets) (?:fully |completely )?charged(?: up)?$|'
     r' has a full battery$| battery is full(?: up)?$', ' battery is at least 100 percent'),
    (r'^(?:the )?battery of (.+) is full$', r'\1 battery is at least 100 percent'),
    # numbers
    (r' (?:has|have) (?:gone|got|gotten|dropped|fallen|risen|climbed|come|been)(?: up| down)?'
     r'(?: to)? (over|above|below|under|past|at least|at most|more than|less than) ', r' is \1 '),
    (r' (?:picks|goes|gets|climbs|comes|rises|drops|falls|warms|cools|heats)(?: up| down| off)?'
     r'(?: to)? (over|above|below|under|at least|at most|more than|less than) ', r' is \1 '),
    (r' (?:warms|heats|has warmed|has heated)(?: up)? to ', ' gets up to '),
    (r' (?:cools|has cooled)(?: down| off)? to ', ' gets down to '),
    (r'^it (?:drops|falls|gets|goes|rises|climbs)(?: to)? (below|under|above|over) (.+) '
     r'(?:outside|outdoors|out there|out)$', r'the outside temperature is \1 \2'),
    (r'^(it (?:is |starts |stops )?\w+ing|it (?:rains|snows)) '
     r'(?:outside|outdoors|out there|out)$', r'\1'),
    (r'^it is (.+) (?:outside|outdoors|out there|out)$', r'the outside temperature is \1'),
    (r'^the outside temperature is', 'the outdoor thermometer is'),
    (r'^it (?:gets|goes|climbs|rises|warms up|heats up)(?: to)? (?:above|over|past) '
     r'((?:(?! in ).)+)$', r'the temperature is above \1'),
    (r'^it (?:gets|goes|drops|falls|sinks|cools down)(?: to)? (?:below|under) '
     r'((?:(?! in ).)+)$', r'the temperature is below \1'),
    (r'^it (?:gets|goes|climbs|rises)(?: to)? (?:above|over|past) (.+) in (.+)$',
     r'the temperature in \2 is above \1'),
    (r'^it (?:gets|goes|drops|falls|sinks)(?: to)? (?:below|under) (.+) in (.+)$',
     r'the temperature in \2 is below \1'),
    (r'^(?!nobody|no one|someone|somebody|anyone|anybody|there is)(.+) in (?:here|there)$', r'\1'),
    (r'^(?!.*\btemperature\b)(.+) (?:is|gets|goes|rises|drops|falls) '
     r'(over|above|under|below|at least|at most|hotter than|colder than|warmer than|cooler than) '
     r'(.+ degrees(?: celsius| fahrenheit)?)$', r'the temperature in \1 is \2 \3'),
    (r'^(.+) is between (.+) and (.+)$', r'\1 is at least \2 and \1 is at most \3'),
)
# fmt: on
_COMPILED = tuple((re.compile(pattern), text) for pattern, text in _RULES)
_MOST = 24
"""Readings tried of one clause, at most."""


_LEFT_SO = re.compile(
    r"(?!(?:nobody|no|none|neither|never|not)\b)(?:(?!\w+n't\b|not\b|never\b)[\w'’-]+ ){1,5}?"
    r'left (?P<what>(?:(?:the|a|an|my|our|your|his|her|their|that|this|any|all|both|one)\b.*?|'
    r"[\w'-]+(?: [\w'-]+)?)) (?P<so>on|off|open|shut|closed|ajar|running|playing|going|unlocked|"
    r'locked|up|down)(?: again| still| on again)?'
)


def left_so(words: Words) -> Words:
    """Return 'the oven is on' for 'somebody has left the oven on again'; all else as it is."""
    found = _LEFT_SO.fullmatch(' '.join(words))
    if found is None or found['what'].split()[-1] in COPULAS | {'in', 'at', 'to', 'for'}:
        return words
    so = {'ajar': 'open', 'going': 'running'}.get(found['so'], found['so'])
    return (*found['what'].split(), 'is', so)


_ASKS = frozenset({'is', 'are', 'was', 'were', 'has', 'have', 'does', 'do', 'did'})


def as_statements(words: Words) -> Iterator[tuple[Words, Words]]:
    """Yield what 'has Ann got keys' may be asked of, and the statement: 'ann has got keys'.

    Where the one who is asked about ends is not known: those of fewer words come first.
    """
    if words[:1] and words[0] in _ASKS and words[1:2] != ('there',):
        for at in range(2, len(words)):
            yield words[1:at], (*words[1:at], words[0], *words[at:])


def rewordings(words: Words) -> Iterator[Words]:
    """Return other words for the same clause, those nearest to what was said first."""
    return spread(words, lambda base: (*written_out(base), *by_rules(base, _COMPILED)), _MOST)
