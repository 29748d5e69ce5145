"""How reasons, purposes and wishes begin in French and Spanish commands."""

import re

REASON = (
    r'(?:ya (?:esta|estan|es|son|ha|han)|'
    r'(?:va|van|esta|estan|suena|suenan|es|son|huele|hay|queda) '
    r'(?:muy|demasiado|tan|fatal|fuerte)|'
    r'(?:da|pega|entra|molesta|llega) (?:mucho|demasiado|de lleno|el|la|un)|'
    r'(?:con (?:eso|esto)|tant[oa]s?|total|luego|si no|asi|es que|aqui|alli|menud[oa]|vaya)|'
    r'(?:ya |no |me |te |se |nos |lo |la |los |las |le |les )+(?:\w{2,}o|\w+[aei]mos|oigo|puedo|'
    r'aburre|molesta|duele|gusta|cuesta|hace|hacen|apetece|da|dan|falta|sobra|queda|quedan|'
    r'funciona|sirve|usa|usan|necesita|duerme|despierta|va|van|oye|ve)|'
    r'(?:ya |me |nos |no |ahora )*(?:\w+[aei]mos|vamos|voy|van a|va a|estoy|estamos|tengo|hace|'
    r'viene|vienen|llega|llegan|hay|entra|entran|veo|duermo|congelo|aso)|'
    r'se (?:va|hace|esta|ha|han|nos))(?= |$)'
)
"""How a reason begins behind 'que' in Spanish: '..., que ya nos vamos'."""
PURPOSE = re.compile(r'(?:pour que|para que|afin que|a fin de que|por si|au cas ou)(?= |$)')
"""What begins the purpose of an order."""
WISH = (
    r'(?:yo )?(?:lo que )?(?:quiero|quisiera|queremos|prefiero|preferiria|necesito|necesitamos|'
    r'me gustaria(?: tener)?|nos gustaria(?: tener)?|me gusta(?: mas)?)(?= )'
)
"""How a wish begins in Spanish: 'quiero la luz ...'."""
