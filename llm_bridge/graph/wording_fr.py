"""French words for steps and conditions. Names stand in quotes: their gender is unknown."""

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.problem import ProblemCode

SKILLS = {
    'turn_on': ('allumer {target}',),
    'turn_off': ('éteindre {target}',),
    'lock': ('verrouiller {target}',),
    'unlock': ('déverrouiller {target}',),
    'pick_up': ('faire prendre {object} par {target}',),
    'put_down': ("faire poser à {target} ce qu'il tient",),
    'bring': (
        'faire apporter {object} à {place} par {target}',
        'faire apporter {object} par {target}',
    ),
    'say': ('faire dire {text} par {target}',),
    'open': ('ouvrir {target}',),
    'close': ('fermer {target}',),
    'brighten': ('augmenter la lumière de {target} de {percent}', 'éclaircir {target}'),
    'dim': ('baisser la lumière de {target} de {percent}', 'tamiser {target}'),
    'set_color_temperature': ('régler {target} à {kelvin}',),
    'tint_warmer': (
        'rendre le blanc de {target} plus chaud de {kelvin}',
        'rendre le blanc de {target} plus chaud',
    ),
    'tint_cooler': (
        'rendre le blanc de {target} plus froid de {kelvin}',
        'rendre le blanc de {target} plus froid',
    ),
    'warmer': ('augmenter {target} de {degrees}', 'augmenter {target}'),
    'cooler': ('baisser {target} de {degrees}', 'baisser {target}'),
    'faster': ('accélérer {target} de {percent}', 'accélérer {target}'),
    'slower': ('ralentir {target} de {percent}', 'ralentir {target}'),
    'louder': ('augmenter le son de {target} de {percent}', 'augmenter le son de {target}'),
    'quieter': ('baisser le son de {target} de {percent}', 'baisser le son de {target}'),
    'start': ('démarrer {target} à {percent}', 'démarrer {target}'),
    'stop': ('arrêter {target}',),
    'pause': ('mettre {target} en pause',),
    'resume': ('reprendre {target}',),
    'return_home': ('renvoyer {target} à sa base',),
    'play': ('lancer la lecture de {target}',),
    'mute': ('couper le son de {target}',),
    'unmute': ('rétablir le son de {target}',),
    'next_track': ('passer au titre suivant de {target}',),
    'previous_track': ('revenir au titre précédent de {target}',),
    'add_item': ('mettre {item} sur {target}',),
    'remove_item': ('enlever {item} de {target}',),
    'start_timer': ('régler {target} sur {duration}',),
    'cancel_timer': ('annuler {target}',),
    'activate': ('activer {target}',),
    'set_color': ('mettre {target} en {color}',),
    'wait': ('attendre {duration}',),
    'tell': ('dire {text}',),
}
MOTIONS = {
    'go': ('conduire {target} à {place}',),
    'home': ('renvoyer {target} à sa base',),
    'move': (
        'faire avancer {target} de {distance} {direction}',
        'déplacer {target} de {distance}',
    ),
    'turn': (
        'tourner {target} de {angle} vers {direction}',
        'tourner {target} vers {direction}',
        'tourner {target} de {angle}',
    ),
}
TURN_AROUND = 'retourner {target}'
SET = 'régler {what} de {target} sur {value}'
SET_ONLY = 'régler {what} de {target}'
CHECK = 'continuer si {condition}'
WAIT_UNTIL = 'attendre ceci : {condition}'
IF = '{step} si {condition}'
WHEN = '{step} quand {condition}'
IF_CLAUSE = ' si {condition}'
WHEN_CLAUSE = ' quand {condition}'
TIMES = '{step}, {times} fois'
TWICE = '{step}, deux fois'
UNTIL = '{step} jusqu’à ce moment : {condition}'
UNTIL_AT_MOST = '{step} jusqu’à ce moment : {condition}, au plus {times} fois'
ROBOT = 'demander à {target} de {verb}'
DEVICE = '{verb} : {target}'
LOOSE = 'avec {key} {value}'
IN_THE_VERB: dict[str, str] = {}

UNITS = {
    'percent': ('pour cent', 'pour cent'),
    'degC': ('degré Celsius', 'degrés Celsius'),
    'degF': ('degré Fahrenheit', 'degrés Fahrenheit'),
    'K': ('kelvin', 'kelvins'),
    'kelvin': ('kelvin', 'kelvins'),
    'delta_degC': ('degré', 'degrés'),
    'delta_degF': ('degré', 'degrés'),
    'number': ('', ''),
    'count': ('', ''),
    'm': ('mètre', 'mètres'),
    'metre': ('mètre', 'mètres'),
    'meter': ('mètre', 'mètres'),
    'metre/second': ('mètre par seconde', 'mètres par seconde'),
    'm/s': ('mètre par seconde', 'mètres par seconde'),
    'deg': ('degré', 'degrés'),
    'degree': ('degré', 'degrés'),
    's': ('seconde', 'secondes'),
    'min': ('minute', 'minutes'),
    'h': ('heure', 'heures'),
}
PREPOSITIONS = {
    'percent': 'à',
    'value': 'à',
    'temperature': 'à',
    'position': 'à',
    'color': 'en',
    'mode': 'sur',
    'place': 'à',
    'to': 'à',
    'from': 'de',
    'duration': 'pendant',
    'text': '',
    'object': '',
    'direction': '',
    'distance': '',
    'amount': 'de',
    'by': 'de',
    'person': 'à',
    'recipient': 'à',
    'source': 'de',
    'on': 'sur',
    'at': 'à',
}
VALUES = {
    'on': 'allumé',
    'off': 'éteint',
    'open': 'ouvert',
    'closed': 'fermé',
    'locked': 'verrouillé',
    'unlocked': 'déverrouillé',
    'triggered': 'déclenché',
    'quiet': 'calme',
    'occupied': 'occupé',
    'free': 'libre',
    'running': 'en marche',
    'stopped': 'arrêté',
    'idle': 'inactif',
    'docked': 'à sa base',
    'paused': 'en pause',
    'playing': 'en lecture',
    'moving': 'en mouvement',
    'left': 'la gauche',
    'right': 'la droite',
    'forward': 'vers l’avant',
    'backward': 'vers l’arrière',
    'clockwise': 'la droite',
    'anticlockwise': 'la gauche',
    'red': 'rouge',
    'green': 'vert',
    'blue': 'bleu',
    'yellow': 'jaune',
    'orange': 'orange',
    'white': 'blanc',
    'purple': 'violet',
    'pink': 'rose',
    'warm white': 'blanc chaud',
    'heat': 'chauffage',
    'cool': 'refroidissement',
    'auto': 'automatique',
}
SETTINGS = {
    'brightness': 'la luminosité',
    'color': 'la couleur',
    'temperature': 'la température',
    'position': 'la position',
    'speed': 'la vitesse',
    'volume': 'le volume',
    'source': 'la source',
    'mode': 'le mode',
    'humidity': "l'humidité",
    'battery': 'la batterie',
    'state': "l'état",
}

STATE_VERBS = {'eq': '{entity} est {value}', 'ne': "{entity} n'est pas {value}"}
COMPARISONS = {
    'eq': '{what} est {value}',
    'ne': "{what} n'est pas {value}",
    'lt': '{what} est au-dessous de {value}',
    'le': '{what} est au plus {value}',
    'gt': '{what} est au-dessus de {value}',
    'ge': '{what} est au moins {value}',
}
IN_AREA = {'eq': '{entity} est dans {value}', 'ne': "{entity} n'est pas dans {value}"}
AT_PLACE = {'eq': '{entity} est à {value}', 'ne': "{entity} n'est pas à {value}"}
ATTRIBUTE = '{attribute} de {entity}'
NOTHING_HELD = {'eq': '{entity} ne tient rien', 'ne': '{entity} tient quelque chose'}
HOLDS = {'eq': '{entity} tient {value}', 'ne': '{entity} ne tient pas {value}'}
TOLD = {
    'eq': '{entity} indique « {attribute} {value} »',
    'ne': "{entity} n'indique pas « {attribute} {value} »",
}
AND, OR, NOT = ' et ', ' ou ', "il n'est pas vrai que {condition}"
AT_TIME = 'il est {time}'
DECIMAL = ','

ME = 'moi'
YES, NO = 'oui', 'non'
THEN, ALSO, MORE = ', puis ', ' et ', ' et {count} de plus'
SHALL = 'Dois-je {steps} ?'
WILL = 'Je vais {steps}.'
WILL_LIST = 'Je vais : {steps}.'
ABOUT = 'environ {parts}'
ASK_BEFORE = "Je demanderai d'abord s'il faut {steps}."

OUTCOMES = {
    Outcome.CONFIRMED: 'Fait : {steps}.',
    Outcome.UNCONFIRMED: 'Envoyé, mais sans effet visible : {steps}.',
    Outcome.FAILED: 'Échoué : {steps}.',
    Outcome.SKIPPED: 'Pas fait : {steps}.',
    Outcome.CANCELLED: 'Interrompu : {steps}.',
}
MISSING = 'Pas terminé : {steps}.'
BECAUSE = '{step} ({reason})'
NOTHING_TO_DO = "Il n'y avait rien à faire."
REASONS = {
    'no result came': "aucun résultat n'est venu",
    'it did not report': "son état n'est pas arrivé",
    'it is offline': 'il est injoignable',
    'it was busy': 'il était occupé',
    'it is not known': 'la condition est inconnue',
    'its effect cannot be observed': "son effet ne s'observe pas",
    'its position is not known': 'sa position est inconnue',
    'its goal is not known': 'son but est inconnu',
    'it does not stand still': "il n'est pas immobile à son but",
    'it was not seen to move': "on ne l'a pas vu bouger",
    'it can only be told': 'on ne peut lui dire que vers où regarder',
    'it is .* off its goal': "il n'est pas à son but",
    'it was stopped': 'cela a été arrêté',
    'stopped by': 'cela a été arrêté',
    'it was cancelled': 'cela a été annulé',
    'cancelled by': 'cela a été annulé',
    'not confirmed': "cela n'a pas été confirmé",
    'a step before it': "une étape avant n'a pas réussi",
    'it came into': 'il est entré dans une zone interdite',
    '.*was closed to robots': 'une zone sur son chemin a été interdite',
    'it left the floor': 'il a quitté le sol connu',
    'it left the way': 'il a quitté le chemin vérifié',
    'it drove at': 'il allait trop vite',
    '.*nothing was sent': "rien n'a été envoyé",
    '.*ROS 2 did not take it': "ROS 2 ne l'a pas accepté",
    'only a part of it': 'une partie seulement a été envoyée',
    '.*the broker did not acknowledge': "le broker ne l'a pas confirmé",
    '.* passed without': 'le temps a passé sans que cela arrive',
    'done .* times': 'fait aussi souvent, et pas encore ainsi',
    'its .* is .*, not ': 'il annonce autre chose',
    'it gave the order up': "il a abandonné l'ordre",
    'it reported a failure': 'il a annoncé un échec',
    'internal error': 'une erreur interne',
}

PROBLEMS = {
    ProblemCode.UNKNOWN_ENTITY: 'rien ne porte ce nom ici',
    ProblemCode.UNKNOWN_SKILL: 'personne ici ne sait faire cela',
    ProblemCode.NOT_CAPABLE: "l'appareil ne sait pas faire cela",
    ProblemCode.MISSING_ARGUMENT: 'il manque une indication',
    ProblemCode.UNKNOWN_ARGUMENT: "cette indication n'y a pas sa place",
    ProblemCode.WRONG_TYPE: "ce n'est pas ce qu'il faut ici",
    ProblemCode.OUT_OF_RANGE: "c'est hors des limites permises",
    ProblemCode.WRONG_UNIT: "ce n'est pas la bonne unité",
    ProblemCode.KEEP_OUT: 'aucun robot ne doit y aller',
    ProblemCode.UNREACHABLE: "aucun chemin libre n'y mène",
    ProblemCode.PRECONDITION: "ce n'est pas possible dans l'état actuel",
    ProblemCode.UNKNOWN_STATE: "l'état dont cela dépend est inconnu",
    ProblemCode.UNAVAILABLE: "ce n'est pas joignable en ce moment",
    ProblemCode.FORBIDDEN: "c'est interdit",
    ProblemCode.NOT_ALLOWED: "tu n'en as pas le droit",
    ProblemCode.QUIET_HOURS: 'pas à cette heure',
    ProblemCode.NOT_CONFIRMED: "personne ne l'a confirmé",
    ProblemCode.TOO_MANY_TARGETS: "c'est trop à la fois",
    ProblemCode.CONFLICT: "c'est contradictoire",
    ProblemCode.CYCLE: "les étapes s'attendent en rond",
    ProblemCode.BAD_REFERENCE: "cela renvoie à ce qui n'existe pas",
    ProblemCode.MALFORMED: "c'est illisible",
    ProblemCode.STALE: "c'est trop ancien",
    ProblemCode.DUPLICATE: "c'est déjà venu",
    ProblemCode.STOPPED: 'tout est arrêté',
    ProblemCode.AMBIGUOUS: "ce n'est pas clair",
    ProblemCode.NOT_UNDERSTOOD: "je n'ai pas compris",
    ProblemCode.UNSUPPORTED: 'rien ici ne sait faire cela',
    ProblemCode.TOO_LONG: "c'est trop long",
    ProblemCode.EXCLUDED: "la commande elle-même l'exclut",
}
PROBLEM = '{what} : {why}.'
NEAREST = 'Le plus proche est {near}.'
CLAUSES = ' ; '
RULE = 'règle : {rule}'
NO_RULE = "aucune règle ne l'autorise"
EVERYTHING = 'tout'
CLOSED = 'interdit : {zone}'
AT_MOST = 'au plus {count}'
NEEDS = 'seulement si {condition}'
HOURS = 'permis de {start} à {end}'
MAY = 'en ont le droit : {roles}'
NOBODY = 'personne'
INSTEAD = 'permis à la place : {steps}'
NO_YES = 'Ce oui ne compte pas ici, car il vient de : {who}. Peuvent dire oui : {roles}.'
TOO_SOON = 'Ce oui est venu trop tôt pour cette question : {question}'
NOT_ASKED = (
    'Cette réponse ne compte pas, car elle vient de : {who}. La question '
    "était pour : {asked}. Qui n'a pas moins de droits peut aussi répondre."
)
LEFT_OUT = 'Je laisse une partie de côté : {why}'
NOT_USED = 'Je laisse de côté « {said} ».'
NOTHING_DONE = "Rien n'a été fait. {why}"
CUT_OFF = "L'exécuteur a redémarré, la commande a donc été abandonnée."
MAY_BE_DONE = 'Ce qui était déjà envoyé a peut-être été fait : {steps}.'
DECLINED = "D'accord, je ne fais rien."
MAY_IT = "Je ne sais pas si c'est permis. S'il faut le faire, dites-le comme un ordre."
STOPPING = "J'arrête tout."
NO_COMMAND = "Je n'ai entendu aucune commande."
NOTHING = "Il n'y a rien à faire."
WHICH = 'Lequel veux-tu dire : {choices} ?'
ALL_OF_THEM = 'tous'
WHERE_ARE_YOU = 'Où es-tu ? Je ne sais pas de quelle pièce tu parles.'
WHERE_TO = 'Où ?'
HOW_LONG = 'Combien de temps ?'
HOW_MUCH = 'À combien ?'
WHAT_ELSE = 'Quoi exactement ?'
LOADING = (
    'Le modèle de langue se charge encore, je ne comprends que des '
    "phrases simples d'ici là. Répète dans quelques secondes."
)
BUSY = "Je suis occupé par d'autres commandes. Répète dans un instant."
DROPPED = 'Un arrêt est venu avant que cette commande soit comprise, elle est abandonnée.'
TAKEN_BACK = "La commande a été annulée avant d'être comprise."
NOTHING_RUNS = (
    'Je ne connais rien que tu aies demandé et qui ne soit pas fait. Pour défaire ce qui est '
    'fait, dis « défais ça ».'
)
NO_EXECUTOR = 'Rien ne tourne qui puisse exécuter le plan ; lance executor_node.'
NOT_TAKEN = (
    "Personne n'a pris le plan, rien n'est donc fait. Vérifie que executor_node tourne, et "
    'redis-le.'
)
STATED = '{what} : {value}'
NOT_KNOWN = 'Je ne sais pas : {what}.'
STOPPED = 'Arrêté.'
READY = 'De nouveau prêt.'


def named(name: str) -> str:
    """Return a thing's name in a sentence: « lumière du couloir »."""
    return f'« {name} »'
