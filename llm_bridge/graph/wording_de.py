"""German words for steps and conditions. Names stand in quotes: their gender is unknown."""

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.problem import ProblemCode

SKILLS = {
    'turn_on': ('{target} einschalten',),
    'turn_off': ('{target} ausschalten',),
    'lock': ('{target} abschließen',),
    'unlock': ('{target} aufschließen',),
    'pick_up': ('{target} {object} aufheben lassen',),
    'put_down': ('{target} ablegen lassen, was er hält',),
    'bring': ('{target} {object} zu {place} bringen lassen', '{target} {object} bringen lassen'),
    'say': ('{target} {text} sagen lassen',),
    'open': ('{target} öffnen',),
    'close': ('{target} schließen',),
    'brighten': ('{target} um {percent} heller machen', '{target} heller machen'),
    'dim': ('{target} um {percent} dunkler machen', '{target} dunkler machen'),
    'set_color_temperature': ('{target} auf {kelvin} stellen',),
    'tint_warmer': (
        'das Weiß von {target} um {kelvin} wärmer machen',
        'das Weiß von {target} wärmer machen',
    ),
    'tint_cooler': (
        'das Weiß von {target} um {kelvin} kälter machen',
        'das Weiß von {target} kälter machen',
    ),
    'warmer': ('{target} um {degrees} wärmer stellen', '{target} wärmer stellen'),
    'cooler': ('{target} um {degrees} kühler stellen', '{target} kühler stellen'),
    'faster': ('{target} um {percent} schneller stellen', '{target} schneller stellen'),
    'slower': ('{target} um {percent} langsamer stellen', '{target} langsamer stellen'),
    'louder': ('{target} um {percent} lauter stellen', '{target} lauter stellen'),
    'quieter': ('{target} um {percent} leiser stellen', '{target} leiser stellen'),
    'start': ('{target} mit {percent} starten', '{target} starten'),
    'stop': ('{target} anhalten',),
    'pause': ('{target} pausieren',),
    'resume': ('{target} fortsetzen',),
    'return_home': ('{target} zurückschicken',),
    'play': ('{target} abspielen lassen',),
    'mute': ('{target} stumm schalten',),
    'unmute': ('den Ton von {target} einschalten',),
    'next_track': ('bei {target} zum nächsten Titel springen',),
    'previous_track': ('bei {target} zum vorigen Titel springen',),
    'add_item': ('{item} auf {target} setzen',),
    'remove_item': ('{item} von {target} streichen',),
    'start_timer': ('{target} auf {duration} stellen',),
    'cancel_timer': ('{target} abbrechen',),
    'activate': ('{target} aktivieren',),
    'set_color': ('die Farbe von {target} auf {color} stellen',),
    'wait': ('{duration} warten',),
    'tell': ('{text} sagen',),
}
MOTIONS = {
    'go': ('{target} zu {place} fahren lassen',),
    'home': ('{target} zurück zum Platz fahren lassen',),
    'move': ('{target} {distance} {direction} fahren lassen', '{target} {distance} fahren lassen'),
    'turn': (
        '{target} um {angle} nach {direction} drehen',
        '{target} nach {direction} drehen',
        '{target} um {angle} drehen',
    ),
}
TURN_AROUND = '{target} umdrehen'
SET = '{what} von {target} auf {value} stellen'
SET_ONLY = '{what} von {target} stellen'
CHECK = 'weitermachen, wenn {condition}'
WAIT_UNTIL = 'warten, bis {condition}'
IF = '{step}, wenn {condition}'
WHEN = '{step}, sobald {condition}'
IF_CLAUSE = ', wenn {condition}'
WHEN_CLAUSE = ', sobald {condition}'
TIMES = '{step}, {times}-mal'
TWICE = '{step}, zweimal'
UNTIL = '{step}, bis {condition}'
UNTIL_AT_MOST = '{step}, bis {condition}, höchstens {times}-mal'
ROBOT = '{target} {verb} lassen'
DEVICE = '{target}: {verb}'
LOOSE = 'mit {key} {value}'
IN_THE_VERB: dict[str, str] = {}

UNITS = {
    'percent': ('Prozent', 'Prozent'),
    'degC': ('Grad Celsius', 'Grad Celsius'),
    'degF': ('Grad Fahrenheit', 'Grad Fahrenheit'),
    'K': ('Kelvin', 'Kelvin'),
    'kelvin': ('Kelvin', 'Kelvin'),
    'delta_degC': ('Grad', 'Grad'),
    'delta_degF': ('Grad', 'Grad'),
    'number': ('', ''),
    'count': ('', ''),
    'm': ('Meter', 'Meter'),
    'metre': ('Meter', 'Meter'),
    'meter': ('Meter', 'Meter'),
    'metre/second': ('Meter pro Sekunde', 'Meter pro Sekunde'),
    'm/s': ('Meter pro Sekunde', 'Meter pro Sekunde'),
    'deg': ('Grad', 'Grad'),
    'degree': ('Grad', 'Grad'),
    's': ('Sekunde', 'Sekunden'),
    'min': ('Minute', 'Minuten'),
    'h': ('Stunde', 'Stunden'),
}
PREPOSITIONS = {
    'percent': 'auf',
    'value': 'auf',
    'temperature': 'auf',
    'position': 'auf',
    'color': 'auf',
    'mode': 'auf',
    'place': 'zu',
    'to': 'zu',
    'from': 'von',
    'duration': 'für',
    'text': '',
    'object': '',
    'direction': '',
    'distance': '',
    'amount': 'um',
    'by': 'um',
    'person': 'zu',
    'recipient': 'zu',
    'source': 'von',
    'on': 'auf',
    'at': 'bei',
}
VALUES = {
    'on': 'an',
    'off': 'aus',
    'open': 'offen',
    'closed': 'geschlossen',
    'locked': 'abgeschlossen',
    'unlocked': 'aufgeschlossen',
    'triggered': 'ausgelöst',
    'quiet': 'ruhig',
    'occupied': 'belegt',
    'free': 'frei',
    'running': 'in Betrieb',
    'stopped': 'angehalten',
    'idle': 'untätig',
    'docked': 'angedockt',
    'paused': 'pausiert',
    'playing': 'in Wiedergabe',
    'moving': 'in Bewegung',
    'left': 'links',
    'right': 'rechts',
    'forward': 'vorwärts',
    'backward': 'rückwärts',
    'clockwise': 'rechts',
    'anticlockwise': 'links',
    'red': 'Rot',
    'green': 'Grün',
    'blue': 'Blau',
    'yellow': 'Gelb',
    'orange': 'Orange',
    'white': 'Weiß',
    'purple': 'Lila',
    'pink': 'Rosa',
    'warm white': 'Warmweiß',
    'heat': 'Heizen',
    'cool': 'Kühlen',
    'auto': 'Automatik',
}
SETTINGS = {
    'brightness': 'Helligkeit',
    'color': 'Farbe',
    'temperature': 'Temperatur',
    'position': 'Stellung',
    'speed': 'Geschwindigkeit',
    'volume': 'Lautstärke',
    'source': 'Quelle',
    'mode': 'Betriebsart',
    'humidity': 'Feuchte',
    'battery': 'Akkustand',
    'state': 'Zustand',
}

STATE_VERBS = {'eq': '{entity} {value} ist', 'ne': '{entity} nicht {value} ist'}
COMPARISONS = {
    'eq': '{what} {value} ist',
    'ne': '{what} nicht {value} ist',
    'lt': '{what} unter {value} ist',
    'le': '{what} höchstens {value} ist',
    'gt': '{what} über {value} ist',
    'ge': '{what} mindestens {value} ist',
}
IN_AREA = {'eq': '{entity} in {value} ist', 'ne': '{entity} nicht in {value} ist'}
AT_PLACE = {'eq': '{entity} bei {value} ist', 'ne': '{entity} nicht bei {value} ist'}
ATTRIBUTE = '{attribute} von {entity}'
NOTHING_HELD = {'eq': '{entity} nichts hält', 'ne': '{entity} etwas hält'}
HOLDS = {'eq': '{entity} {value} hält', 'ne': '{entity} nicht {value} hält'}
TOLD = {
    'eq': '{entity} „{attribute} {value}“ meldet',
    'ne': '{entity} nicht „{attribute} {value}“ meldet',
}
AND, OR, NOT = ' und ', ' oder ', 'nicht gilt, dass {condition}'
AT_TIME = 'es {time} Uhr ist'
DECIMAL = ','

ME = 'ich'
YES, NO = 'ja', 'nein'
THEN, ALSO, MORE = ', dann ', ' und ', ' und {count} weitere'
SHALL = 'Soll ich {steps}?'
WILL = 'Ich werde: {steps}.'
WILL_LIST = 'Ich werde: {steps}.'
ABOUT = 'etwa {parts}'
ASK_BEFORE = 'Vorher frage ich bei: {steps}.'

OUTCOMES = {
    Outcome.CONFIRMED: 'Erledigt: {steps}.',
    Outcome.UNCONFIRMED: 'Gesendet, aber ohne sichtbare Wirkung: {steps}.',
    Outcome.FAILED: 'Fehlgeschlagen: {steps}.',
    Outcome.SKIPPED: 'Nicht ausgeführt: {steps}.',
    Outcome.CANCELLED: 'Abgebrochen: {steps}.',
}
MISSING = 'Nicht zu Ende: {steps}.'
BECAUSE = '{step} ({reason})'
NOTHING_TO_DO = 'Es gab nichts zu tun.'
REASONS = {
    'no result came': 'es kam kein Ergebnis',
    'it did not report': 'es meldete seinen Zustand nicht',
    'it is offline': 'es ist nicht erreichbar',
    'it was busy': 'es war mit etwas anderem beschäftigt',
    'it is not known': 'die Bedingung ist nicht bekannt',
    'its effect cannot be observed': 'die Wirkung ist nicht zu beobachten',
    'its position is not known': 'die Position ist nicht bekannt',
    'its goal is not known': 'das Ziel ist nicht bekannt',
    'it does not stand still': 'es steht nicht still am Ziel',
    'it was not seen to move': 'es hat sich nicht sichtbar bewegt',
    'it can only be told': 'ihm lässt sich nur sagen, wohin es schauen soll',
    'it is .* off its goal': 'es ist nicht am Ziel',
    'it was stopped': 'es wurde angehalten',
    'stopped by': 'es wurde angehalten',
    'it was cancelled': 'es wurde abgebrochen',
    'cancelled by': 'es wurde abgebrochen',
    'not confirmed': 'es wurde nicht bestätigt',
    'a step before it': 'ein Schritt davor gelang nicht',
    'it came into': 'eine Zone ist gesperrt, in die es kam',
    '.*was closed to robots': 'eine Zone auf dem Weg wurde gesperrt',
    'it left the floor': 'es verließ den bekannten Boden',
    'it left the way': 'es verließ den geprüften Weg',
    'it drove at': 'es fuhr zu schnell',
    '.*nothing was sent': 'es wurde nichts gesendet',
    '.*ROS 2 did not take it': 'ROS 2 nahm es nicht an',
    'only a part of it': 'es wurde nur zum Teil gesendet',
    '.*the broker did not acknowledge': 'der Broker bestätigte es nicht',
    '.* passed without': 'die Zeit verging, ohne dass es so kam',
    'done .* times': 'so oft getan, und doch nicht so weit',
    'its .* is .*, not ': 'es meldet etwas anderes',
    'it gave the order up': 'es gab den Auftrag auf',
    'it reported a failure': 'es meldete einen Fehler',
    'internal error': 'ein innerer Fehler',
}

PROBLEMS = {
    ProblemCode.UNKNOWN_ENTITY: 'so heißt hier nichts',
    ProblemCode.UNKNOWN_SKILL: 'das kennt hier niemand',
    ProblemCode.NOT_CAPABLE: 'das kann das Gerät nicht',
    ProblemCode.MISSING_ARGUMENT: 'dazu fehlt eine Angabe',
    ProblemCode.UNKNOWN_ARGUMENT: 'diese Angabe gehört nicht dazu',
    ProblemCode.WRONG_TYPE: 'das ist etwas anderes, als hier gebraucht wird',
    ProblemCode.OUT_OF_RANGE: 'das liegt außerhalb des Erlaubten',
    ProblemCode.WRONG_UNIT: 'das ist die falsche Einheit',
    ProblemCode.KEEP_OUT: 'dorthin darf kein Roboter',
    ProblemCode.UNREACHABLE: 'dorthin führt kein freier Weg',
    ProblemCode.PRECONDITION: 'im jetzigen Zustand geht das nicht',
    ProblemCode.UNKNOWN_STATE: 'der Zustand, auf den es ankommt, ist nicht bekannt',
    ProblemCode.UNAVAILABLE: 'das ist gerade nicht erreichbar',
    ProblemCode.FORBIDDEN: 'das ist verboten',
    ProblemCode.NOT_ALLOWED: 'das darfst du nicht',
    ProblemCode.QUIET_HOURS: 'zu dieser Zeit geht das nicht',
    ProblemCode.NOT_CONFIRMED: 'das hat niemand bestätigt',
    ProblemCode.TOO_MANY_TARGETS: 'das sind zu viele auf einmal',
    ProblemCode.CONFLICT: 'das widerspricht sich',
    ProblemCode.CYCLE: 'die Schritte warten im Kreis aufeinander',
    ProblemCode.BAD_REFERENCE: 'das verweist auf etwas, das es nicht gibt',
    ProblemCode.MALFORMED: 'das ist nicht lesbar',
    ProblemCode.STALE: 'das ist zu alt',
    ProblemCode.DUPLICATE: 'das kam schon einmal',
    ProblemCode.STOPPED: 'alles ist angehalten',
    ProblemCode.AMBIGUOUS: 'das ist nicht eindeutig',
    ProblemCode.NOT_UNDERSTOOD: 'das habe ich nicht verstanden',
    ProblemCode.UNSUPPORTED: 'das kann hier nichts und niemand',
    ProblemCode.TOO_LONG: 'das ist zu lang',
    ProblemCode.EXCLUDED: 'das schließt der Befehl selbst aus',
}
PROBLEM = '{what}: {why}.'
NEAREST = 'Am nächsten kommt {near}.'
CLAUSES = '; '
RULE = 'Regel: {rule}'
NO_RULE = 'keine Regel erlaubt es'
EVERYTHING = 'alles'
CLOSED = 'gesperrt: {zone}'
AT_MOST = 'höchstens {count}'
NEEDS = 'nur, wenn {condition}'
HOURS = 'erlaubt von {start} bis {end} Uhr'
MAY = 'das dürfen: {roles}'
NOBODY = 'niemand'
INSTEAD = 'erlaubt wäre: {steps}'
NO_YES = 'Dieses Ja zählt hier nicht, denn es kommt von: {who}. Ja sagen dürfen: {roles}.'
TOO_SOON = 'Dieses Ja kam zu früh für diese Frage: {question}'
NOT_ASKED = (
    'Diese Antwort zählt nicht, denn sie kommt von: {who}. Gefragt war: '
    '{asked}. Wer nicht weniger darf, darf auch antworten.'
)
LEFT_OUT = 'Einen Teil lasse ich aus: {why}'
NOT_USED = 'Ich lasse „{said}“ aus.'
NOTHING_DONE = 'Nichts wurde getan. {why}'
CUT_OFF = 'Die Ausführung wurde neu gestartet, deshalb wurde der Befehl aufgegeben.'
MAY_BE_DONE = 'Was schon gesendet war, ist vielleicht geschehen: {steps}.'
DECLINED = 'Gut, es geschieht nichts.'
MAY_IT = 'Ob das sein darf, weiß ich nicht. Soll ich es tun, dann sage es als Befehl.'
STOPPING = 'Ich halte alles an.'
NO_COMMAND = 'Ich habe keinen Befehl gehört.'
NOTHING = 'Es gibt nichts zu tun.'
WHICH = 'Was meinst du: {choices}?'
ALL_OF_THEM = 'alle'
WHERE_ARE_YOU = 'Wo bist du? Ich weiß nicht, welches Zimmer du meinst.'
WHERE_TO = 'Wohin?'
HOW_LONG = 'Wie lange?'
HOW_MUCH = 'Auf wie viel?'
WHAT_ELSE = 'Was genau?'
LOADING = (
    'Das Sprachmodell lädt noch, bis dahin verstehe ich nur einfache '
    'Sätze. Bitte sag es in ein paar Sekunden noch einmal.'
)
BUSY = 'Ich bin mit anderen Befehlen beschäftigt. Bitte sag es gleich noch einmal.'
DROPPED = 'Ein Halt kam, bevor dieser Befehl verstanden war; er ist verworfen.'
TAKEN_BACK = 'Der Befehl wurde zurückgenommen, bevor er verstanden war.'
NOTHING_RUNS = (
    'Ich weiß von nichts, was du wolltest und was noch nicht getan ist. Um Getanes '
    'zurückzunehmen, sag „mach das rückgängig“.'
)
NO_EXECUTOR = 'Es läuft nichts, was den Plan ausführen könnte; starte executor_node.'
NOT_TAKEN = (
    'Niemand hat den Plan angenommen, also wird nichts getan. Sieh nach, ob executor_node läuft, '
    'und sag es noch einmal.'
)
STATED = '{what}: {value}'
NOT_KNOWN = 'Das weiß ich nicht: {what}.'
STOPPED = 'Angehalten.'
READY = 'Wieder bereit.'


def named(name: str) -> str:
    """Return a thing's name in a sentence: „Flurlicht“."""
    return f'„{name}“'
