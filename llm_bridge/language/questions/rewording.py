"""Questions as people ask them, in the plain words that the question reader knows."""

from collections.abc import Iterator
import re

from llm_bridge.language.clauses.words import Words

_HOW_IT_IS = 'warm|cold|hot|cool|loud|quiet|bright|dark|fast|slow|wet|dry|damp|moist|humid|windy'
_THERE = r'(?: (?:in|at|on|over) (?:here|there)| anywhere| right now| at the moment| yet| so far)?'
# fmt: off
_RULES: tuple[tuple[str, str], ...] = (
    (r'\btemp\b', 'temperature'),
    (r'^(i|we|you|someone|somebody) (.+) (?:did|have) (?:not \1|\1 not)$', r'did \1 \2'),
    (r"^(what|which) (\w+)'s got ", r'\1 \2 has '),
    (r"^(how|what|which) (\w+)'s ", r'\1 \2 is '),
    (r' (?:by any chance|at all|for (?:the |to)night|or what|or something|do you know|you know|'
     r'then|already|yet)$', ''),
    # what was left so
    (r'^(?:if|whether) (i|we|you|someone|somebody|anyone|anybody)(?: have| has| had)? '
     r'((?:turned|switched|locked|unlocked|closed|opened|shut|left) .+)$', r'did \1 \2'),
    (r'^(which|what) (.+?) (?:did|have|has) (?:i|we|you|someone|somebody|anyone|they)'
     r'(?: all| still)? (?:leave|left|forget|forgotten)(?: to turn)? (\w+)( in .+)?$',
     r'\1 \2 are \3\4'),
    (r'^(?:have|has) (?:i|we|you) (?:still )?got (any|some) (.+?) (?:still )?'
     r'(on|off|open|burning|lit|running)( in .+| upstairs| downstairs)?$', r'are any \2 \3\4'),
    (r'^is there (anything|something) (?:that )?(?:i|we|you|they) (?:have )?'
     r'(?:left|leave|forgot|forgotten) (\w+)(.*)$', r'is \1 \2\3'),
    # where things are and go
    (r'^whereabouts (is|are) ', r'where \1 '),
    (r'^(?:which|what) (?:room|place|area|field|part|zone|station|bay|line)(?: of .+)? (is|are) '
     r'(.+?) (?:in|at|up to)(?: now)?$', r'where \1 \2'),
    (r'^(?:in|at) (?:which|what) \w+ (is|are) (.+)$', r'where \1 \2'),
    # what robots have
    (r'^what (?:is|has|does) (.+?) (?:got|have|hold|carry)(?: (?:in|on|with) .+| there)?$',
     r'what is \1 holding'),
    (r'^what is (.+) (?:holding|carrying) (?:in|on|with) .+$', r'what is \1 holding'),
    (r'^who (?:has|has got|holds|carries) ', 'which robot has '),
    (r'^(?:has|does) (.+?) (?:got |have )?(?:anything|something)(?: (?:on|with|in) .+)?$',
     r'is \1 holding anything'),
    (r'^which rooms (?:are|is) lit(?: up)?$', 'which lights are on'),
    (r'^(are|is) (.+?)(?: still)? going$', r'\1 \2 running'),
    (r' going$', ''),
    # how much of what a thing tells: 'how is it doing for battery', 'how high is the level'
    (r'^how (is|are) (.+?)(?: (?:doing|looking|going|getting on|off))? (?:for|on|with) '
     r'(?:the |its |his |her )?(\w+(?: level)?)$', r'what is the \3 of \2'),
    (r'^how (?:high|low|big|bad|good|strong|much|great) (?:is|are) (?:the )?(.+?) '
     r'((?:in|of|at|on|for) .+)$', r'what is the \1 \2'),
    (r'^how (?:high|low|big|bad|good|strong|much|great) (?:is|are) (?:the )?(.+)$',
     r'what is the \1'),
    (r"^how (?:is|are) (.+?'s) (\w+(?: level)?)(?: (?:doing|looking|holding up))?$",
     r'what is the \2 of \1'),
    (r'^how (?:full|empty) (is|are) (.+)$', r'what is the level of \2'),
    (r'^how (?:high|far up)(?: up)? (is|are) (.+?)(?: flying| hovering| up)?$',
     r'what is the altitude of \2'),
    (r"^what is the (\w+(?: level)?) of (.+)'s$", r'what is the \1 of \2'),
    (r'^how much (\w+)(?: (?:have (?:we|you|i)(?: got)?|do (?:we|you|i) have|is there|has it got))'
     r'(?: left)? (?:in|on|at|inside) (.+?)(?: right now| now)?$', r'what is the \1 of \2'),
    (r'^how much (\w+) (?:has|does) (.+?)(?: (?:got|have))?(?: left)?$', r'what is the \1 of \2'),
    (r'^how many degrees (?:does|has) (.+?)(?: (?:have|got|show|be at))?$',
     r'what is the temperature of \1'),
    (r'^how many degrees (?:is|are) (.+?)(?: (?:at|on|now))?$', r'what is the temperature of \1'),
    (r'^how many degrees (.+) (?:is|are)(?: at)?$', r'what is the temperature of \1'),
    (r'^how many degrees (?:is it|are there|it is|there are) ((?:in|at|on) .+)$',
     r'what is the temperature \1'),
    (r'^(?:what is )?the number of (.+?) ((?:in|at|on) .+)$', r'how many \1 are there \2'),
    # batteries
    (r"^what is (.+?)(?:'s)? (?:charge level|level of charge|state of charge)$",
     r'what is the battery of \1'),
    (r'^(?:is|are) (.+?) (?:still )?(?:well|fully|sufficiently|properly) charged(?: up)?$',
     r'what is the battery of \1'),
    (r'^(?:has|have|does|do|is) (.+?) (?:got |have )?(?:got )?(?:enough|much|any|plenty of|low on|'
     r'out of|short of|running low on) (?:battery|charge|power|juice)\b.*$',
     r'what is the battery of \1'),
    (r'^(?:does|do) (.+) need (?:charging|recharging|a charge|to (?:be )?charged?|plugging in)$',
     r'what is the battery of \1'),
    (r"^(?:is|are) (.+?)(?:'s)? battery (?:low|flat|dead|empty|full|ok|okay|charged|alright)\b.*$",
     r'what is the battery of \1'),
    (r'^how (?:full|charged|flat|low|empty) (?:is|are) (?:the )?(?:battery (?:of|on|in) )?(.+?)'
     r"(?:(?:'s)? battery)?$", r'what is the battery of \1'),
    # how far open
    (r'^how (?:far|much|wide) (?:open|up|down|closed|shut|raised|lowered) (is|are) (.+)$',
     r'how open \1 \2'),
    (r'^how (?:far|much|wide) (is|are) (.+) (?:open|up|down|closed|shut|raised|lowered)$',
     r'how open \1 \2'),
    # too much, enough, or just so: how much it is
    (r' (?:up|down|out|over|back) (?:there|here) ((?:in|at|on) )', r' \1'),
    (rf'^how ({_HOW_IT_IS}) has it (?:got|gotten|become|been getting)(?: to be)?'
     r'((?: in| at| on) .+)?$', r'how \1 is it\2'),
    (r'^what is it like (?:up |down |out |over )?((?:in|at|on) .+?) (\w+)-wise$',
     r'what is the \2 \1'),
    (r'^(is it) (?:freezing|chilly|frosty)\b', r'\1 cold'),
    (r'^(is it) (?:boiling|roasting|sweltering|baking)\b', r'\1 hot'),
    (rf'^(is|are) (.+?)(?: (?:getting|running|playing|too|so|really|very|quite|nice and|still))* '
     rf'({_HOW_IT_IS})(?: enough)?((?: in| at) .+?)?(?: (?:for|to) .+)?$', r'how \3 \1 \2\4'),
    (r'^how (?:hot|warm|cold) (is|are) (.+) set(?: to| at)?$',
     r'what is the target temperature of \2'),
    (rf'^(is|are) it (?:getting |too |so |really |very |quite )*({_HOW_IT_IS})(?: enough)?'
     r'((?: in| at| on) .+)$', r'how \2 \1 it\3'),
    (r'^(?:how|what) (?:strong )?is the wind(?: like| speed| doing)?$', 'how windy is it'),
    (r' (?:going |running |on )?(?:flat out|at full (?:speed|blast|tilt|power|pelt)|full blast|'
     r'full speed|on max)$', ' on full'),
    (r'^(.+?) (is|are) (?:it|that|they|those)(?: still)? (\w+)$', r'\2 \1 \3'),
    (r'^where (?:did|has) (.+) get(?: to)?$', r'where is \1'),
    (r'^(?:have|has|did) (?:i|we|you|they|anyone|anybody|someone|somebody) (?:left|leave) (.+?) '
     r'(on|open|running|unlocked|playing)( (?:in|at|on) .+| upstairs| downstairs)?$',
     r'is \1 \2\3'),
    (r'^(?:what|which) (.+) (?:are|is) there( (?:in|at|on) .+| upstairs| downstairs)?$',
     r'how many \1\2 are there'),
    (r'^(?:is )?(?:there )?(?:anything|something) (?:wrong|up|the matter) with (.+)$',
     r'what is the state of \1'),
    (r'^what (is|are) (.+) at$', r'what is the temperature of \2'),
    (r'^what (is|are) (.+) at$', r'what is the speed of \2'),
    (r'^what (is|are) (.+) at$', r'what is the brightness of \2'),
    (r'^what (is|are) (.+) at$', r'what is the volume of \2'),
    (r'^(?:how (?:warm|cold|hot|cool) is it|what is the temperature) '
     r'(?:outside|outdoors|out there|out)$', 'what is the state of the outdoor thermometer'),
    (r'^(is (?:there )?(?:anyone|anybody|someone)) (?:about|around) in ', r'\1 in '),
    (r' at the (?:minute|mo|present)$', ''),
    (r' (?:(?:meant|supposed)(?: to)? be|showing|glowing)(?: right now| now)?$', ''),
    (r' in (?:the|this|our) (?:whole |entire )?(?:house|home|flat|building|place)$', ''),
    (r'^(?:give me |what is )?(?:the |a )?status(?: report)?'
     r'(?: of the (?:house|home|place|site))?$|^what is (?:happening|going on|up)$', 'what is on'),
    (r'^(?:give me |i need )?(?:the |a )?(?:status|state|condition|report)(?: report)? '
     r'(?:of|on|about|for) (.+)$', r'what is the state of \1'),
    (r'^what time is it$', 'what is the time'),
    (r'^is it (?:warmer|hotter) than (\S+)(?: degrees)?(?: in (.+))?$',
     r'is the temperature in \2 above \1'),
    (r'^is it (?:colder|cooler) than (\S+)(?: degrees)?(?: in (.+))?$',
     r'is the temperature in \2 below \1'),
    (r' (?:anywhere|yet|so far|in there|in here|over there)$', ''),
    (r'^(?:how is|what about|how about) (.+?)(?: (?:getting on|doing|coming along|going|'
     r'holding up|looking))?$', r'what is the state of \1'),
    (r'^(?:are we|is the house|is the place|are all of us)(?: all)? (\w+)(?: up)?$',
     r'is everything \1'),
    (r'^(?:did|have|has) (?:i|we|you|anyone|someone) lock(?:ed)?(?: everything)? up$',
     'is everything locked'),
    (r'^what (?:have|has|did) (?:i|we|you|anyone|someone) (?:left|leave) (\w+)$', r'what is \1'),
    (r'^(temperature|humidity)$', r'what is the \1'),
    (r'^(.+) battery(?: level)?$', r'what is the battery of \1'),
    (r'^what temperature is (.+) set (?:to|at)$', r'what is the target temperature of \1'),
    (r'^(is|are) there (?:any|some|an?) (.+?)(?: (?:that|which) (?:is|are))?(?: still| left)? '
     r'(on|off|open|closed|shut|running|locked|unlocked|playing|lit)( .+)?$', r'\1 any \2 \3\4'),
    (r'^(?:what|which) (speed|volume|brightness|position|level|temperature|mode|station|channel|'
     r'source|track|song|colou?r|state) (?:is|does|are) (.+?)'
     r'(?: (?:doing|running at|going at|at|on|set to|have|in|playing))?$',
     r'what is the \1 of \2'),
    (r'^what is (.+) (?:running|going|doing|turning) at$', r'what is the speed of \1'),
    (r'^what is (.+) (?:at|on|like|showing|reading|saying)(?: now)?$', r'what is \1'),
    (r'^where (?:did|have|has) (?:i|you|we|someone|anyone) (?:leave|left|put|park|parked) (.+)$',
     r'where is \1'),
    (r'^where (?:did|has|have) (.+) (?:go|gone|got to|ended up)$', r'where is \1'),
    (r'^where (?:is|are|has|have) (.+) (?:got|gone|got off|gone off)(?: to)?$', r'where is \1'),
    (r'^where (.+) (?:went|goes|has gone|has got|got)(?: to)?$', r'where is \1'),
    (r'^where (?:did|have|has) \w+ (?:put|left|leave) (.+)$', r'where is \1'),
    (r'^how (\w+) (?!is |are |it )(.+) (is|are)$', r'how \1 \3 \2'),
    (r"^why's ", 'why is '),
    (r'^how (\w+) it (is|was)(.*)$', r'how \1 \2 it\3'),
    (r'^(?:what|which) (station|channel|source|song|track) (?:has|have) (.+) got on$',
     r'what is the \1 of \2'),
    (r'^(anyone|anybody|someone|somebody) (?:still )?(in|at) ', r'is \1 \2 '),
    (r' (?:last night|this morning|this evening|yesterday|before bed|when (?:they|we|i|you) '
     r'(?:left|went)(?: out)?(?: this morning| last night)?|earlier)$', ''),
    (r'^who is (?:home|in|here|there)$', 'is anyone home'),
    (r'^who is (?:in|at) (.+)$', r'is someone in \1'),
    (r'^which (\w+?)s? (?:is|are) (?:at|in|on|near|by|closest|nearest|closer|nearer) .+$',
     r'where are all \1s'),
    (r'^(?:is there|are there|do we have|have we got)? ?(?:any|an?) '
     rf'(?:faults?|problems?|errors?){_THERE}$', 'is anything in fault'),
    (r'^(?:is there|are there|do we have|have we got)? ?(?:any|an?) (?:faults?|problems?|errors?) '
     r'(?:on|with|at|in) (.+)$', r'is any of \1 in fault'),
    (r'^(?:is|are) (?:any of|any|one of|either of) the (.+) in fault$', r'is any \1 in fault'),
    (r'^which rooms? (?:have|has|still have|still has) (?:the |any )?(\w+) (\w+)$',
     r'which \1 are \2'),
    (r'^is it (\w+) enough(.*)$', r'how \1 is it\2'),
    (r'^how (?:quick|quickly|slow) (is|are) ', r'how fast \1 '),
)
# fmt: on
_COMPILED = tuple((re.compile(pattern), text) for pattern, text in _RULES)


def rewordings(words: Words) -> Iterator[Words]:
    """Yield other words for the same question, each rule tried on what came of those before."""
    seen = [words]
    for pattern, instead in _COMPILED:
        for base in tuple(seen):
            again = tuple(pattern.sub(instead, ' '.join(base)).split())
            if again and again not in seen:
                seen.append(again)
                yield again
