"""Spanish words for steps and conditions. Names stand in quotes: their gender is unknown."""

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.problem import ProblemCode

SKILLS = {
    'turn_on': ('encender {target}',),
    'turn_off': ('apagar {target}',),
    'lock': ('cerrar con llave {target}',),
    'unlock': ('abrir el cierre de {target}',),
    'pick_up': ('hacer que {target} coja {object}',),
    'put_down': ('hacer que {target} deje lo que lleva',),
    'bring': (
        'hacer que {target} lleve {object} a {place}',
        'hacer que {target} traiga {object}',
    ),
    'say': ('hacer que {target} diga {text}',),
    'open': ('abrir {target}',),
    'close': ('cerrar {target}',),
    'brighten': ('subir la luz de {target} un {percent}', 'subir la luz de {target}'),
    'dim': ('bajar la luz de {target} un {percent}', 'bajar la luz de {target}'),
    'set_color_temperature': ('poner {target} a {kelvin}',),
    'tint_warmer': (
        'hacer el blanco de {target} {kelvin} más cálido',
        'hacer el blanco de {target} más cálido',
    ),
    'tint_cooler': (
        'hacer el blanco de {target} {kelvin} más frío',
        'hacer el blanco de {target} más frío',
    ),
    'warmer': ('subir {target} {degrees}', 'subir {target}'),
    'cooler': ('bajar {target} {degrees}', 'bajar {target}'),
    'faster': ('acelerar {target} un {percent}', 'acelerar {target}'),
    'slower': ('frenar {target} un {percent}', 'frenar {target}'),
    'louder': ('subir el volumen de {target} un {percent}', 'subir el volumen de {target}'),
    'quieter': ('bajar el volumen de {target} un {percent}', 'bajar el volumen de {target}'),
    'start': ('poner en marcha {target} al {percent}', 'poner en marcha {target}'),
    'stop': ('parar {target}',),
    'pause': ('pausar {target}',),
    'resume': ('reanudar {target}',),
    'return_home': ('enviar {target} a su base',),
    'play': ('reproducir {target}',),
    'mute': ('silenciar {target}',),
    'unmute': ('devolver el sonido a {target}',),
    'next_track': ('pasar a la pista siguiente de {target}',),
    'previous_track': ('volver a la pista anterior de {target}',),
    'add_item': ('poner {item} en {target}',),
    'remove_item': ('quitar {item} de {target}',),
    'start_timer': ('poner {target} en {duration}',),
    'cancel_timer': ('cancelar {target}',),
    'activate': ('activar {target}',),
    'set_color': ('poner {target} en {color}',),
    'wait': ('esperar {duration}',),
    'tell': ('decir {text}',),
}
MOTIONS = {
    'go': ('llevar {target} a {place}',),
    'home': ('enviar {target} a su base',),
    'move': ('mover {target} {distance} {direction}', 'mover {target} {distance}'),
    'turn': (
        'girar {target} {angle} hacia {direction}',
        'girar {target} hacia {direction}',
        'girar {target} {angle}',
    ),
}
TURN_AROUND = 'dar la vuelta a {target}'
SET = 'poner {what} de {target} en {value}'
SET_ONLY = 'poner {what} de {target}'
CHECK = 'seguir si {condition}'
WAIT_UNTIL = 'esperar hasta esto: {condition}'
IF = '{step} si {condition}'
WHEN = '{step} en cuanto {condition}'
IF_CLAUSE = ' si {condition}'
WHEN_CLAUSE = ' en cuanto {condition}'
TIMES = '{step}, {times} veces'
TWICE = '{step}, dos veces'
UNTIL = '{step} hasta esto: {condition}'
UNTIL_AT_MOST = '{step} hasta esto: {condition}, como mucho {times} veces'
ROBOT = 'pedir a {target}: {verb}'
DEVICE = '{verb}: {target}'
LOOSE = 'con {key} {value}'
IN_THE_VERB: dict[str, str] = {}

UNITS = {
    'percent': ('por ciento', 'por ciento'),
    'degC': ('grado Celsius', 'grados Celsius'),
    'degF': ('grado Fahrenheit', 'grados Fahrenheit'),
    'K': ('kelvin', 'kelvin'),
    'kelvin': ('kelvin', 'kelvin'),
    'delta_degC': ('grado', 'grados'),
    'delta_degF': ('grado', 'grados'),
    'number': ('', ''),
    'count': ('', ''),
    'm': ('metro', 'metros'),
    'metre': ('metro', 'metros'),
    'meter': ('metro', 'metros'),
    'metre/second': ('metro por segundo', 'metros por segundo'),
    'm/s': ('metro por segundo', 'metros por segundo'),
    'deg': ('grado', 'grados'),
    'degree': ('grado', 'grados'),
    's': ('segundo', 'segundos'),
    'min': ('minuto', 'minutos'),
    'h': ('hora', 'horas'),
}
PREPOSITIONS = {
    'percent': 'al',
    'value': 'a',
    'temperature': 'a',
    'position': 'a',
    'color': 'en',
    'mode': 'en',
    'place': 'a',
    'to': 'a',
    'from': 'de',
    'duration': 'durante',
    'text': '',
    'object': '',
    'direction': '',
    'distance': '',
    'amount': 'en',
    'by': 'en',
    'person': 'a',
    'recipient': 'a',
    'source': 'de',
    'on': 'en',
    'at': 'en',
}
VALUES = {
    'on': 'encendido',
    'off': 'apagado',
    'open': 'abierto',
    'closed': 'cerrado',
    'locked': 'cerrado con llave',
    'unlocked': 'sin llave',
    'triggered': 'activado',
    'quiet': 'tranquilo',
    'occupied': 'ocupado',
    'free': 'libre',
    'running': 'en marcha',
    'stopped': 'parado',
    'idle': 'inactivo',
    'docked': 'en su base',
    'paused': 'en pausa',
    'playing': 'en reproducción',
    'moving': 'en movimiento',
    'left': 'la izquierda',
    'right': 'la derecha',
    'forward': 'hacia delante',
    'backward': 'hacia atrás',
    'clockwise': 'la derecha',
    'anticlockwise': 'la izquierda',
    'red': 'rojo',
    'green': 'verde',
    'blue': 'azul',
    'yellow': 'amarillo',
    'orange': 'naranja',
    'white': 'blanco',
    'purple': 'morado',
    'pink': 'rosa',
    'warm white': 'blanco cálido',
    'heat': 'calefacción',
    'cool': 'frío',
    'auto': 'automático',
}
SETTINGS = {
    'brightness': 'el brillo',
    'color': 'el color',
    'temperature': 'la temperatura',
    'position': 'la posición',
    'speed': 'la velocidad',
    'volume': 'el volumen',
    'source': 'la fuente',
    'mode': 'el modo',
    'humidity': 'la humedad',
    'battery': 'la batería',
    'state': 'el estado',
}

STATE_VERBS = {'eq': '{entity} está {value}', 'ne': '{entity} no está {value}'}
COMPARISONS = {
    'eq': '{what} es {value}',
    'ne': '{what} no es {value}',
    'lt': '{what} está por debajo de {value}',
    'le': '{what} es como mucho {value}',
    'gt': '{what} está por encima de {value}',
    'ge': '{what} es al menos {value}',
}
IN_AREA = {'eq': '{entity} está en {value}', 'ne': '{entity} no está en {value}'}
AT_PLACE = {'eq': '{entity} está en {value}', 'ne': '{entity} no está en {value}'}
ATTRIBUTE = '{attribute} de {entity}'
NOTHING_HELD = {'eq': '{entity} no lleva nada', 'ne': '{entity} lleva algo'}
HOLDS = {'eq': '{entity} lleva {value}', 'ne': '{entity} no lleva {value}'}
TOLD = {
    'eq': '{entity} indica «{attribute} {value}»',
    'ne': '{entity} no indica «{attribute} {value}»',
}
AND, OR, NOT = ' y ', ' o ', 'no es cierto que {condition}'
AT_TIME = 'son las {time}'
DECIMAL = ','

ME = 'yo'
YES, NO = 'sí', 'no'
THEN, ALSO, MORE = ', luego ', ' y ', ' y {count} más'
SHALL = '¿Debo {steps}?'
WILL = 'Voy a {steps}.'
WILL_LIST = 'Voy a: {steps}.'
ABOUT = 'unos {parts}'
ASK_BEFORE = 'Preguntaré antes de {steps}.'

OUTCOMES = {
    Outcome.CONFIRMED: 'Hecho: {steps}.',
    Outcome.UNCONFIRMED: 'Enviado, pero sin efecto visible: {steps}.',
    Outcome.FAILED: 'Fallido: {steps}.',
    Outcome.SKIPPED: 'No hecho: {steps}.',
    Outcome.CANCELLED: 'Interrumpido: {steps}.',
}
MISSING = 'Sin terminar: {steps}.'
BECAUSE = '{step} ({reason})'
NOTHING_TO_DO = 'No había nada que hacer.'
REASONS = {
    'no result came': 'no llegó ningún resultado',
    'it did not report': 'no comunicó su estado',
    'it is offline': 'no está disponible',
    'it was busy': 'estaba ocupado',
    'it is not known': 'no se conoce la condición',
    'its effect cannot be observed': 'su efecto no se puede observar',
    'its position is not known': 'no se conoce su posición',
    'its goal is not known': 'no se conoce su destino',
    'it does not stand still': 'no está quieto en su destino',
    'it was not seen to move': 'no se le vio moverse',
    'it can only be told': 'solo se le puede decir hacia dónde mirar',
    'it is .* off its goal': 'no está en su destino',
    'it was stopped': 'se paró',
    'stopped by': 'se paró',
    'it was cancelled': 'se canceló',
    'cancelled by': 'se canceló',
    'not confirmed': 'no se confirmó',
    'a step before it': 'un paso anterior no salió bien',
    'it came into': 'entró en una zona prohibida',
    '.*was closed to robots': 'una zona de su camino se cerró',
    'it left the floor': 'salió del suelo conocido',
    'it left the way': 'salió del camino comprobado',
    'it drove at': 'iba demasiado rápido',
    '.*nothing was sent': 'no se envió nada',
    '.*ROS 2 did not take it': 'ROS 2 no lo aceptó',
    'only a part of it': 'solo se envió una parte',
    '.*the broker did not acknowledge': 'el broker no lo confirmó',
    '.* passed without': 'pasó el tiempo sin que ocurriera',
    'done .* times': 'se hizo tantas veces y aún no es así',
    'its .* is .*, not ': 'comunica otra cosa',
    'it gave the order up': 'abandonó la orden',
    'it reported a failure': 'comunicó un fallo',
    'internal error': 'un error interno',
}

PROBLEMS = {
    ProblemCode.UNKNOWN_ENTITY: 'nada se llama así aquí',
    ProblemCode.UNKNOWN_SKILL: 'nadie aquí sabe hacer eso',
    ProblemCode.NOT_CAPABLE: 'el aparato no sabe hacer eso',
    ProblemCode.MISSING_ARGUMENT: 'falta un dato',
    ProblemCode.UNKNOWN_ARGUMENT: 'ese dato no va aquí',
    ProblemCode.WRONG_TYPE: 'no es lo que hace falta aquí',
    ProblemCode.OUT_OF_RANGE: 'está fuera de lo permitido',
    ProblemCode.WRONG_UNIT: 'no es la unidad correcta',
    ProblemCode.KEEP_OUT: 'ningún robot debe ir allí',
    ProblemCode.UNREACHABLE: 'ningún camino libre lleva allí',
    ProblemCode.PRECONDITION: 'no es posible en el estado actual',
    ProblemCode.UNKNOWN_STATE: 'no se conoce el estado del que depende',
    ProblemCode.UNAVAILABLE: 'no está disponible ahora',
    ProblemCode.FORBIDDEN: 'está prohibido',
    ProblemCode.NOT_ALLOWED: 'no tienes permiso para eso',
    ProblemCode.QUIET_HOURS: 'no a esta hora',
    ProblemCode.NOT_CONFIRMED: 'nadie lo confirmó',
    ProblemCode.TOO_MANY_TARGETS: 'son demasiados a la vez',
    ProblemCode.CONFLICT: 'se contradice',
    ProblemCode.CYCLE: 'los pasos se esperan en círculo',
    ProblemCode.BAD_REFERENCE: 'se refiere a algo que no existe',
    ProblemCode.MALFORMED: 'no se puede leer',
    ProblemCode.STALE: 'es demasiado antiguo',
    ProblemCode.DUPLICATE: 'ya llegó antes',
    ProblemCode.STOPPED: 'todo está parado',
    ProblemCode.AMBIGUOUS: 'no está claro',
    ProblemCode.NOT_UNDERSTOOD: 'no lo he entendido',
    ProblemCode.UNSUPPORTED: 'nada aquí sabe hacer eso',
    ProblemCode.TOO_LONG: 'es demasiado largo',
    ProblemCode.EXCLUDED: 'la propia orden lo excluye',
}
PROBLEM = '{what}: {why}.'
NEAREST = 'Lo más parecido es {near}.'
CLAUSES = '; '
RULE = 'regla: {rule}'
NO_RULE = 'ninguna regla lo permite'
EVERYTHING = 'todo'
CLOSED = 'prohibido: {zone}'
AT_MOST = 'como mucho {count}'
NEEDS = 'solo si {condition}'
HOURS = 'permitido de {start} a {end}'
MAY = 'tienen permiso: {roles}'
NOBODY = 'nadie'
INSTEAD = 'en su lugar se permite: {steps}'
NO_YES = 'Ese sí no cuenta aquí, porque viene de: {who}. Pueden decir sí: {roles}.'
TOO_SOON = 'Ese sí llegó demasiado pronto para esta pregunta: {question}'
NOT_ASKED = (
    'Esa respuesta no cuenta, porque viene de: {who}. La pregunta era '
    'para: {asked}. Quien no tiene menos permisos también puede responder.'
)
LEFT_OUT = 'Dejo fuera una parte: {why}'
NOT_USED = 'Dejo fuera «{said}».'
NOTHING_DONE = 'No se hizo nada. {why}'
CUT_OFF = 'El ejecutor se reinició, así que la orden se abandonó.'
MAY_BE_DONE = 'Lo que ya se había enviado quizá se hizo: {steps}.'
DECLINED = 'De acuerdo, no hago nada.'
MAY_IT = 'No sé si eso está permitido. Si hay que hacerlo, dilo como una orden.'
STOPPING = 'Lo paro todo.'
NO_COMMAND = 'No he oído ninguna orden.'
NOTHING = 'No hay nada que hacer.'
WHICH = '¿Cuál quieres decir: {choices}?'
ALL_OF_THEM = 'todos'
WHERE_ARE_YOU = '¿Dónde estás? No sé de qué habitación hablas.'
WHERE_TO = '¿Adónde?'
HOW_LONG = '¿Cuánto tiempo?'
HOW_MUCH = '¿A cuánto?'
WHAT_ELSE = '¿Qué exactamente?'
LOADING = (
    'El modelo de lenguaje aún se está cargando, hasta entonces '
    'solo entiendo frases sencillas. Repítelo en unos segundos.'
)
BUSY = 'Estoy ocupado con otras órdenes. Repítelo en un momento.'
DROPPED = 'Llegó una parada antes de entender esta orden, así que se descarta.'
TAKEN_BACK = 'La orden se retiró antes de entenderla.'
NOTHING_RUNS = (
    'No sé de nada que hayas pedido y que no esté hecho todavía. Para deshacer lo hecho, di '
    '«deshaz eso».'
)
NO_EXECUTOR = 'No hay nada en marcha que pueda ejecutar el plan; inicia executor_node.'
NOT_TAKEN = (
    'Nadie ha aceptado el plan, así que no se hace nada. Comprueba que executor_node está en '
    'marcha y repítelo.'
)
STATED = '{what}: {value}'
NOT_KNOWN = 'No lo sé: {what}.'
STOPPED = 'Parado.'
READY = 'Listo de nuevo.'


def named(name: str) -> str:
    """Return a thing's name in a sentence: «luz del pasillo»."""
    return f'«{name}»'
