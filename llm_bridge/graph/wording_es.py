"""Spanish words for steps and conditions. Names stand in quotes: their gender is unknown."""

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


def named(name: str) -> str:
    """Return a thing's name in a sentence: «luz del pasillo»."""
    return f'«{name}»'
