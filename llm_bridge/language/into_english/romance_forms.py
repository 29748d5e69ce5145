"""Forms of French and Spanish verbs that orders, wishes and statements need.

Not whole paradigms: what is said to a machine, and of one. A form may belong to several verbs
('sal' of 'salir', 'cierre' the wish of 'cerrar').
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
import re
import unicodedata

from llm_bridge.language.into_english.romance_forms_past import (
    past_forms,
    told_to_vos,
    were_forms,
)

ORDER, INFINITIVE, STATE, GERUND, TOLD, SUBJUNCTIVE, PAST = (
    'order',
    'inf',
    'state',
    'ger',
    'told',
    'subj',
    'past',
)
"""Uses of a form: said to whoever does it, named, a participle, under way, said of a third one,
wished or not yet so, said of what was."""
Forms = Iterator[tuple[str, str]]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Return the word without accents, as many people write."""
    parted = unicodedata.normalize('NFD', word.replace('œ', 'oe'))
    return ''.join(c for c in parted if not unicodedata.combining(c))


def _with(stem: str, endings: str, use: str) -> Forms:
    for ending in endings.split():
        yield stem + ending.strip('-'), use


# fmt: off
_FRENCH_IRREGULAR = {
    'aller': 'va vas allez allons|va vont|aille ailles aillent|allant|allé allée',
    'faire': 'fais faites faisons|fait font|fasse fasses fassent fassiez fassions|faisant|'
             'fait faite faits faites',
    'être': 'sois soyez|est sont|soit soient|étant|été',
    'avoir': 'aie ayez|a ont|ait aient|ayant|eu',
    'dire': 'dis dites disons|dit disent|dise dises|disant|dit dite',
    'lire': 'lis lisez lisons|lit lisent|lise lises|lisant|lu lue lus lues',
    'prendre': 'prends prenez prenons|prend prennent|prenne prennes|prenant|pris prise prises',
    'reprendre': 'reprends reprenez|reprend reprennent|reprenne reprennes|reprenant|repris',
    'apprendre': 'apprends apprenez|apprend|apprenne|apprenant|appris',
    'mettre': 'mets mettez mettons|met mettent|mette mettes|mettant|mis mise mises',
    'remettre': 'remets remettez remettons|remet remettent|remette|remettant|remis remise',
    'éteindre': 'éteins éteignez éteignons|éteint éteignent|éteigne éteignes|éteignant|'
                'éteint éteinte éteints éteintes',
    'atteindre': 'atteins atteignez|atteint atteignent|atteigne atteignes|atteignant|'
                 'atteint atteinte',
    'peindre': 'peins peignez|peint|peigne|peignant|peint peinte',
    'venir': 'viens venez venons|vient viennent|vienne viennes|venant|venu venue',
    'revenir': 'reviens revenez|revient reviennent|revienne|revenant|revenu revenue',
    'prévenir': 'préviens prévenez|prévient|prévienne préviennes|prévenant|prévenu prévenue',
    'cueillir': 'cueille cueilles cueillez|cueille|cueille|cueillant|cueilli cueillie',
    'moudre': 'mouds moulez|moud|moule|moulant|moulu moulue',
    'tenir': 'tiens tenez|tient|tienne|tenant|tenu tenue',
    'maintenir': 'maintiens maintenez|maintient|maintienne|maintenant|maintenu maintenue',
    'conduire': 'conduis conduisez|conduit|conduise|conduisant|conduit conduite',
    'cuire': 'cuis cuisez|cuit|cuise|cuisant|cuit cuite',
    'réduire': 'réduis réduisez|réduit|réduise|réduisant|réduit réduite',
    'suivre': 'suis suivez|suit suivent|suive suives|suivant|suivi suivie',
    'voir': 'vois voyez|voit|voie|voyant|vu vue',
    'revoir': 'revois|revoit|revoie|revoyant|revu',
    'courir': 'cours courez|court|coure|courant|couru',
    'pleuvoir': '|pleut|pleuve|pleuvant|plu',
    'savoir': 'sache sachez|sait savent|sache|sachant|su',
    'bouillir': 'bous bouillez|bout bouillent|bouille|bouillant|bouilli bouillie',
    'rejoindre': 'rejoins rejoignez|rejoint rejoignent|rejoigne rejoignes|rejoignant|rejoint',
    'accueillir': 'accueille accueilles accueillez|accueille|accueille|accueillant|accueilli',
    'boire': 'bois buvez|boit|boive|buvant|bu',
    'recevoir': 'reçois recevez|reçoit reçoivent|reçoive|recevant|reçu reçue',
}
"""Verb -> said to the doer | said of a third one | wished | under way | participles."""
_FRENCH_FUTURE = {
    'aller': 'ir', 'faire': 'fer', 'refaire': 'refer', 'être': 'ser', 'avoir': 'aur',
    'venir': 'viendr', 'revenir': 'reviendr', 'prévenir': 'préviendr', 'tenir': 'tiendr',
    'maintenir': 'maintiendr', 'voir': 'verr', 'revoir': 'reverr', 'savoir': 'saur',
    'courir': 'courr', 'envoyer': 'enverr', 'renvoyer': 'renverr', 'pleuvoir': 'pleuvr',
    'cueillir': 'cueiller', 'accueillir': 'accueiller', 'recevoir': 'recevr',
}
"""What comes before the endings of what will be, where that is not the infinitive."""
_SPANISH_IRREGULAR = {
    'ir': 've vas van vamos|va van vamos|vaya vayas vayan|yendo|ido',
    'hacer': 'haz haces hacen haced|hace hacen|haga hagas hagan hagamos|haciendo|'
             'hecho hecha hechos hechas',
    'poner': 'pon pones poned|pone ponen|ponga pongas pongan pongamos|poniendo|'
             'puesto puesta puestos puestas',
    'decir': 'di dices decid|dice dicen|diga digas digan|diciendo|dicho dicha',
    'venir': 'ven vienes venid|viene vienen|venga vengas vengan|viniendo|venido',
    'salir': 'sal sales salid|sale salen|salga salgas salgan|saliendo|salido salida',
    'tener': 'ten tienes tened|tiene tienen|tenga tengas tengan|teniendo|tenido',
    'mantener': 'mantén mantienes|mantiene|mantenga mantengas mantengan|manteniendo|mantenido',
    'detener': 'detén detienes|detiene|detenga detengas detengan|deteniendo|'
               'detenido detenida',
    'traer': 'trae traes traed|trae traen|traiga traigas traigan|trayendo|traído traída',
    'dar': 'da das dad|da dan|dé des den|dando|dado dada',
    'estar': 'está|está están|esté estés estén|estando|estado',
    'ser': 'sé|es son|sea seas sean|siendo|sido',
    'ver': 've ves|ve ven|vea veas vean|viendo|visto vista',
    'oír': 'oye oyes|oye oyen|oiga oigas oigan|oyendo|oído',
    'leer': 'lee lees leed|lee leen|lea leas lean|leyendo|leído leída',
    'abrir': 'abre abres abrid|abre abren|abra abras abran abramos|abriendo|'
             'abierto abierta abiertos abiertas',
    'reproducir': 'reproduce reproduces|reproduce|reproduzca reproduzcas|reproduciendo|'
                  'reproducido',
    'conducir': 'conduce conduces|conduce|conduzca conduzcas|conduciendo|conducido',
    'reducir': 'reduce reduces|reduce|reduzca reduzcas|reduciendo|reducido',
    'oscurecer': 'oscurece|oscurece|oscurezca|oscureciendo|oscurecido',
    'anochecer': 'anochece|anochece|anochezca|anocheciendo|anochecido',
    'caer': 'cae|cae caen|caiga caigan|cayendo|caído caída',
    'volver': 'vuelve vuelves volved|vuelve vuelven|vuelva vuelvas vuelvan|volviendo|vuelto',
    'devolver': 'devuelve devuelves|devuelve|devuelva devuelvas|devolviendo|devuelto devuelta',
    'envolver': 'envuelve envuelves|envuelve|envuelva|envolviendo|envuelto',
    'distribuir': 'distribuye distribuyes|distribuye|distribuya distribuyas|distribuyendo|'
                  'distribuido',
    'freír': 'fríe fríes|fríe|fría|friendo|frito frita',
    'enviar': 'envía envías enviad|envía envían|envíe envíes envíen|enviando|enviado enviada',
    'vaciar': 'vacía vacías vaciad|vacía vacían|vacíe vacíes vacíen|vaciando|vaciado vaciada',
    'enfriar': 'enfría enfrías|enfría|enfríe enfríes|enfriando|enfriado',
    'sostener': 'sostén sostienes|sostiene|sostenga sostengas|sosteniendo|sostenido',
    'introducir': 'introduce introduces|introduce|introduzca introduzcas|introduciendo|'
                  'introducido',
    'extraer': 'extrae extraes|extrae|extraiga extraigas|extrayendo|extraído',
    'sustituir': 'sustituye sustituyes|sustituye|sustituya sustituyas|sustituyendo|sustituido',
    'esparcir': 'esparce esparces|esparce|esparza esparzas esparzan|esparciendo|esparcido',
    'escribir': 'escribe escribes escribid|escribe escriben|escriba escribas escriban|'
                'escribiendo|escrito escrita escritos escritas',
    'cubrir': 'cubre cubres cubrid|cubre cubren|cubra cubras cubran|cubriendo|'
              'cubierto cubierta cubiertos cubiertas',
    'cocer': 'cuece cueces|cuece cuecen|cueza cuezas cuezan|cociendo|cocido cocida',
    'guiar': 'guía guías|guía|guíe guíes|guiando|guiado',
}
_SPANISH_CHANGES = {
    'cerrar': 'ie', 'encender': 'ie', 'calentar': 'ie', 'despertar': 'ie', 'empezar': 'ie',
    'regar': 'ie', 'comenzar': 'ie', 'recalentar': 'ie', 'extender': 'ie', 'fregar': 'ie',
    'recomendar': 'ie', 'apretar': 'ie', 'sentar': 'ie', 'mover': 'ue', 'mostrar': 'ue',
    'contar': 'ue', 'colgar': 'ue', 'descolgar': 'ue', 'recordar': 'ue', 'soltar': 'ue',
    'comprobar': 'ue', 'probar': 'ue', 'remover': 'ue', 'llover': 'ue', 'sonar': 'ue',
    'colocar': '', 'almorzar': 'ue', 'moler': 'ue', 'seguir': 'i', 'medir': 'i', 'pedir': 'i',
    'servir': 'i', 'repetir': 'i', 'despedir': 'i', 'elegir': 'i', 'nevar': 'ie', 'rodar': 'ue',
    'perseguir': 'i', 'desplegar': 'ie', 'plegar': 'ie', 'replegar': 'ie', 'hervir': 'ie',
    'encontrar': 'ue', 'acostar': 'ue', 'atravesar': 'ie', 'atender': 'ie',
    'descender': 'ie', 'convertir': 'ie', 'invertir': 'ie', 'advertir': 'ie', 'vestir': 'i',
    'corregir': 'i', 'sobrevolar': 'ue', 'precalentar': 'ie', 'volar': 'ue', 'segar': 'ie',
    'verter': 'ie', 'tender': 'ie', 'helar': 'ie', 'soldar': 'ue', 'serrar': 'ie', 'colar': 'ue',
    'tostar': 'ue', 'reforzar': 'ue', 'acertar': 'ie', 'aprobar': 'ue', 'negar': 'ie',
    'desherbar': 'ie', 'aserrar': 'ie', 'dormir': 'ue', 'sentir': 'ie',
}
_SPANISH_SOFT = frozenset({'hervir', 'convertir', 'invertir', 'advertir', 'sentir'})
"""Have 'i' in what was though 'ie' in what is: 'hirvió'."""
_SPANISH_FUTURES = {'poner': 'pondr', 'hacer': 'har', 'decir': 'dir', 'venir': 'vendr',
                    'salir': 'saldr', 'tener': 'tendr', 'mantener': 'mantendr',
                    'detener': 'detendr', 'sostener': 'sostendr'}
"""What future forms begin with, where that is not the infinitive."""
# fmt: on


def french_forms(verb: str) -> Forms:
    """Yield the forms of a French verb, each with its use."""
    yield verb, INFINITIVE
    present = list(_french_present(verb))
    yield from present
    for stem in _french_future(verb):
        yield from _with(stem, 'as ez', ORDER)
        yield from _with(stem, 'a ont ait aient', TOLD)
    for form, use in present:
        if use == GERUND:
            yield from _with(form.removesuffix('ant'), 'ait aient', TOLD)
            yield from _with(re.sub('ge$', 'g', form.removesuffix('ant')), 'iez ions', SUBJUNCTIVE)
        if use == SUBJUNCTIVE and form.endswith('e'):
            yield f'{form}nt', SUBJUNCTIVE


def _french_future(verb: str) -> Iterable[str]:
    """Return what comes before the endings of 'fermera' and 'fermerait'."""
    if verb in _FRENCH_FUTURE:
        return (_FRENCH_FUTURE[verb],)
    if verb.endswith('er'):
        return tuple(f'{soft}er' for soft in dict.fromkeys((*_silent(verb[:-2]), verb[:-2])))
    return (verb.removesuffix('e'),)


def _french_present(verb: str) -> Forms:
    if verb in _FRENCH_IRREGULAR:
        yield from _irregular(_FRENCH_IRREGULAR[verb])
        return
    stem, kind = verb[:-2], verb[-2:]
    if kind == 'er' or verb in (
        'ouvrir',
        'rouvrir',
        'entrouvrir',
        'couvrir',
        'recouvrir',
        'offrir',
        'découvrir',
    ):
        for soft in _silent(stem) if kind == 'er' else (stem,):
            yield from _with(soft, 'e es', ORDER)
            yield from _with(soft, 'e ent', TOLD)
            yield from _with(soft, 'e es ent', SUBJUNCTIVE)
        yield from _with(stem, 'ez', ORDER)
        firm = f'{stem}e' if stem.endswith('g') else re.sub('c$', 'ç', stem)
        yield from _with(firm, 'ons', ORDER)
        yield from _with(firm, 'ant', GERUND)
        if kind == 'er':
            yield from _with(stem, 'é ée és ées', STATE)
        else:
            yield from _with(stem[:-1], 'ert erte erts ertes', STATE)
    elif kind == 're':
        yield from _with(stem, 's ez ons', ORDER)
        yield from _with(stem, '- ent', TOLD)
        yield from _with(stem, 'e es ent', SUBJUNCTIVE)
        yield from _with(stem, 'ant', GERUND)
        yield from _with(stem, 'u ue us ues', STATE)
    elif verb in ('sortir', 'partir', 'servir', 'dormir', 'repartir'):
        yield from _with(stem[:-1], 's', ORDER)
        yield from _with(stem, 'ez ons', ORDER)
        yield from _with(stem[:-1], 't', TOLD)
        yield from _with(stem, 'ent', TOLD)
        yield from _with(stem, 'e es ent', SUBJUNCTIVE)
        yield from _with(stem, 'i ie is ies', STATE)
    else:
        yield from _with(stem, 'is issez issons', ORDER)
        yield from _with(stem, 'it issent', TOLD)
        yield from _with(stem, 'isse isses issent', SUBJUNCTIVE)
        yield from _with(stem, 'issant', GERUND)
        yield from _with(stem, 'i ie is ies', STATE)


def _silent(stem: str) -> Iterable[str]:
    """Return the stems before a silent ending: 'règl' of 'régler', 'nettoi' of 'nettoyer'."""
    if stem.endswith(('oy', 'uy', 'ay')):
        return (f'{stem[:-1]}i', stem) if stem.endswith('ay') else (f'{stem[:-1]}i',)
    grave = re.sub(r'(?:é([^aeiouyéè]{1,2})|e([^aeiouyéè]))$',
                   lambda m: f'è{m[1] or m[2]}', stem)  # fmt: skip
    if stem.endswith(('el', 'et')):
        return (grave, f'{stem}{stem[-1]}')
    return (grave,)


def spanish_forms(verb: str) -> Forms:
    """Yield the forms of a Spanish verb, each with its use."""
    yield verb, INFINITIVE
    to_come = _SPANISH_FUTURES.get(verb, folded(verb))
    yield from _with(to_come, 'ás áis éis', ORDER)
    yield from _with(to_come, 'á án', TOLD)
    stem, kind = verb[:-2], folded(verb[-2:])
    strong = _changed(stem, _SPANISH_CHANGES.get(verb, ''))
    has_i = _SPANISH_CHANGES.get(verb) == 'i' or verb in _SPANISH_SOFT
    soft = _changed(stem, 'i') if has_i else stem
    yield from ((form, PAST) for form in past_forms(verb, soft, _before_e(stem)))
    yield from ((form, SUBJUNCTIVE) for form in were_forms(verb, soft))
    if told_to_vos(verb):
        yield told_to_vos(verb), ORDER
    if verb in _SPANISH_IRREGULAR:
        for form, use in _irregular(_SPANISH_IRREGULAR[verb]):
            yield form, use
            if use == SUBJUNCTIVE and form.endswith('a') and verb not in ('volver', 'envolver'):
                yield f'{form}mos', SUBJUNCTIVE
        return
    if kind == 'ar':
        yield from _with(strong, 'a as', ORDER)
        yield from _with(stem, 'ad', ORDER)
        yield from _with(strong, 'a an', TOLD)
        yield from _with(_before_e(strong), 'e es en', SUBJUNCTIVE)
        yield from _with(_before_e(stem), 'emos', SUBJUNCTIVE)
        yield from _with(stem, 'ando', GERUND)
        yield from _with(stem, 'ado ada ados adas', STATE)
        return
    yield from _with(strong, 'e es', ORDER)
    yield from _with(stem, 'ed' if kind == 'er' else 'id', ORDER)
    yield from _with(strong, 'e en', TOLD)
    yield from _with(_before_a(strong), 'a as an', SUBJUNCTIVE)
    yield from _with(_before_a(soft), 'amos', SUBJUNCTIVE)
    yield from _with(soft, 'iendo', GERUND)
    yield from _with(stem, 'ido ida idos idas', STATE)


def _changed(stem: str, change: str) -> str:
    vowel = {'ie': 'e', 'ue': 'o', 'i': 'e'}.get(change, '')
    at = stem.rfind(vowel) if vowel else -1
    return f'{stem[:at]}{change}{stem[at + 1 :]}' if at >= 0 else stem


def _before_e(stem: str) -> str:
    for ending, instead in (('gu', 'gü'), ('g', 'gu'), ('c', 'qu'), ('z', 'c')):
        if stem.endswith(ending):
            return stem[: -len(ending)] + instead
    return stem


def _before_a(stem: str) -> str:
    for ending, instead in (('gu', 'g'), ('g', 'j'), ('c', 'zc')):
        if stem.endswith(ending):
            return stem[: -len(ending)] + instead
    return stem


def _irregular(parts: str) -> Forms:
    uses = (ORDER, TOLD, SUBJUNCTIVE, GERUND, STATE)
    for use, forms in zip(uses, parts.split('|'), strict=True):
        for form in forms.split():
            yield form, use


@lru_cache(maxsize=4096)
def forms_of(verb: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the forms of a verb of a language, each with its use."""
    make = french_forms if language == 'fr' else spanish_forms
    return tuple(dict.fromkeys(make(verb)))
