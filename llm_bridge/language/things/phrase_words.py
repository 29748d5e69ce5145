"""Small words of phrases, per language: articles, quantifiers, pronouns, places, exclusions."""

from collections.abc import Mapping
from dataclasses import dataclass

Phrases = frozenset[tuple[str, ...]]


def _set(*phrases: str) -> Phrases:
    return frozenset(tuple(p.split()) for p in phrases)


@dataclass(frozen=True)
class PhraseWords:
    """What grounding needs to know of one language."""

    articles: frozenset[str]
    """Dropped at the beginning of a name."""
    every: Phrases
    """Mean every one there is, said in front ('all', 'every')."""
    everything: Phrases
    """Mean every device there is, alone."""
    both: frozenset[str]
    any_: frozenset[str]
    """One, whichever."""
    it: Phrases
    """One thing spoken of before."""
    them: Phrases
    """Several things spoken of before."""
    other: Phrases
    """The one not spoken of before."""
    here: Phrases
    """Where the speaker is."""
    there: Phrases
    """The place spoken of before."""
    me: Phrases
    """The speaker, as a place."""
    except_: Phrases
    """Begin an exclusion."""
    inside: Phrases
    """Stand between a thing and its place."""
    that_is: Phrases
    """Begin a clause about state."""
    and_: frozenset[str]
    or_: frozenset[str]
    tails: frozenset[str]
    """Dropped at the end of a phrase."""
    whole: Phrases
    """The whole house or site, as a place."""
    yes: Phrases
    no: Phrases


# fmt: off
EN = PhraseWords(
    articles=frozenset({'the', 'a', 'an', 'my', 'our', 'your', 'their', 'his', 'her', 'this',
                        'that', 'these', 'those', 'some', 'of', 'its', 'to', 'other', 'own',
                        'down', 'up', 'over', 'with', 'at', 'for', 'on', 'in', 'into', 'onto',
                        'from', 'back', 'same', 'inside', 'near', 'by', 'teh', 'hte'}),
    every=_set('all', 'all the', 'all of the', 'all my', 'all our', 'all of my', 'every',
               'every single', 'each', 'each of the', 'every one of the', 'all those',
               'all these', 'all of these', 'all of those', 'any and all', 'every last',
               'each and every', 'all our', 'all of our', 'every one of my', 'all your',
               'the whole lot of'),
    everything=_set('everything', 'all', 'every device', 'all devices', 'all the devices',
                    'everything else', 'every thing', 'all of it', 'anything', 'the lot',
                    'every single thing', 'all the things', 'the whole lot', 'all appliances'),
    both=frozenset({'both', 'two'}),
    any_=frozenset({'any', 'either', 'some', 'one'}),
    it=_set('it', 'that', 'this', 'this one', 'that one', 'the same', 'same', 'the same one',
            'the thing', 'that thing', 'this thing', 'itself', 'him', 'her', 'he', 'she'),
    them=_set('them', 'these', 'those', 'they', 'them all', 'all of them', 'both of them',
              'the two', 'these ones', 'those ones', 'them both', 'the pair', 'both'),
    other=_set('the other', 'the other one', 'other one', 'another one', 'the others', 'other',
               'the rest', 'the rest of them', 'all the others', 'all the rest', 'the other ones'),
    here=_set('here', 'in here', 'this room', 'in this room', 'the room', 'in the room',
              'over here', 'this area', 'where i am', 'around here', 'this place', 'this',
              'my room', 'the room i am in', "the room i'm in", 'wherever i am'),
    there=_set('there', 'in there', 'over there', 'that room', 'in that room', 'that place',
               'the same place', 'the same room', 'up there', 'down there'),
    me=_set('me', 'us', 'to me', 'myself', 'my place', 'my location', 'my position'),
    except_=_set('except', 'except for', 'apart from', 'other than', 'but not', 'excluding',
                 'besides', 'save for', 'but', 'aside from', 'not', 'without', 'bar', 'minus',
                 'with the exception of', 'excepting', 'leaving out', 'not including',
                 'and not', 'just not', 'only not', 'but leave', 'instead of', 'save', 'leaving',
                 'outside', 'outside of', 'not counting', 'bar for'),
    inside=_set('in', 'on', 'at', 'of', 'from', 'inside', 'in the', 'near', 'by', 'around',
                'throughout', 'across', 'within', 'for', 'next to', 'to', 'over', 'beside',
                'above', 'under', 'behind', 'opposite', 'off', 'off of', 'out of'),
    that_is=_set('that is', 'that are', 'which is', 'which are', "that's", 'that was',
                 'that were', 'who is', 'that have been', 'which have been', 'currently',
                 'still', 'that is still', 'that are still', 'that are currently',
                 'that is currently', 'which are still', 'that got left', 'left', "that're",
                 'which is still', 'that has been', 'that was left', 'that were left',
                 *(f'{that}{who} left' for that in ('', 'that ', 'which ')
                   for who in ('i', "i've", 'we', "we've", 'they', "they've", 'you', "you've",
                               'somebody', 'someone', 'have been', 'has been'))),
    and_=frozenset({'and', 'plus', 'also', 'then', 'n'}),
    or_=frozenset({'or', 'nor'}),
    tails=frozenset({'please', 'now', 'too', 'again', 'as', 'well', 'only', 'then', 'instead',
                     'right', 'immediately', 'also', 'first', 'quickly', 'slowly', 'back', 'mode',
                     'for', 'to', 'up', 'down', 'area', 'thanks', 'itself', 'in', 'at', 'on',
                     'yet', 'already', 'anymore'}),
    whole=_set('house', 'home', 'the house', 'the whole house', 'the flat', 'apartment',
               'the apartment', 'everywhere', 'the building', 'the entire house', 'whole house',
               'the whole place', 'building', 'flat', 'the whole factory', 'factory',
               'the factory', 'the plant', 'entire house', 'whole building', 'the entire building',
               'the whole building', 'whole factory', 'whole place', 'site', 'the site',
               'every room', 'all rooms', 'all the rooms', 'all of the rooms', 'each room',
               'any room', 'every single room', 'the entire place', 'the place', 'every floor',
               'all floors', 'all the floors', 'all of the floors', 'both floors',
               'all the house', 'all of the house', 'all the building', 'all of the building',
               'all the place', 'all of the place'),
    yes=_set('yes', 'yeah', 'yep', 'yup', 'sure', 'ok', 'okay', 'right', 'correct', 'exactly',
             'yes please', 'that one', 'that is right', "that's right", 'please do', 'do it',
             'go ahead', 'of course', 'confirm', 'confirmed', 'affirmative', 'y', 'yes do it',
             'go on', 'absolutely', 'yes that one'),
    no=_set('no', 'nope', 'nah', 'no thanks', 'cancel', 'never mind', 'nevermind', 'forget it',
            'none', 'neither', 'none of them', 'n', 'no thank you', 'leave it', 'cancel that',
            "don't", 'do not', 'neither of them', 'nothing', 'negative', 'skip it',
            'no never mind',
            'drop it'),
)
DE = PhraseWords(
    articles=frozenset({'der', 'die', 'das', 'den', 'dem', 'des', 'ein', 'eine', 'einen', 'einem',
                        'einer', 'mein', 'meine', 'meinen', 'unser', 'unsere', 'diese', 'dieses',
                        'dieser', 'zum', 'zur', 'ins', 'im', 'in', 'am', 'an', 'auf', 'von',
                        'zu'}),
    every=_set('alle', 'alle die', 'sämtliche', 'jede', 'jedes', 'jeden'),
    everything=_set('alles', 'alle geräte'),
    both=frozenset({'beide', 'beiden'}),
    any_=frozenset({'irgendein', 'irgendeine'}),
    it=_set('es', 'ihn', 'sie', 'das', 'dieses', 'diesen', 'diese', 'dies'),
    them=_set('sie', 'diese', 'beide'),
    other=_set('das andere', 'die andere', 'der andere', 'den anderen', 'die anderen'),
    here=_set('hier', 'dieses zimmer', 'in diesem zimmer', 'hier drin', 'dieser raum'),
    there=_set('dort', 'da', 'dorthin', 'dahin'),
    me=_set('mir', 'mich', 'uns', 'zu mir'),
    except_=_set('außer', 'bis auf', 'aber nicht', 'ohne', 'nur nicht', 'ausgenommen'),
    inside=_set('in', 'im', 'in der', 'in dem', 'am', 'auf', 'auf dem', 'auf der', 'von', 'vom',
                'an', 'ins'),
    that_is=_set('die noch', 'das noch', 'der noch', 'die', 'das'),
    and_=frozenset({'und', 'sowie'}), or_=frozenset({'oder'}),
    tails=frozenset({'bitte', 'jetzt', 'auch', 'wieder', 'nochmal'}),
    whole=_set('haus', 'im haus', 'das haus', 'überall', 'ganze haus', 'wohnung',
               'im ganzen haus'),
    yes=_set('ja', 'ja bitte', 'genau', 'richtig', 'klar', 'jawohl', 'mach das', 'ok', 'okay'),
    no=_set('nein', 'nein danke', 'abbrechen', 'vergiss es', 'keins', 'keine', 'nicht', 'lass es'),
)
FR = PhraseWords(
    articles=frozenset({'le', 'la', 'les', 'l', 'un', 'une', 'des', 'du', 'de', 'mon', 'ma', 'mes',
                        'notre', 'nos', 'ce', 'cet', 'cette', 'ces', 'au', 'aux', 'à', 'dans'}),
    every=_set('tous les', 'toutes les', 'tous', 'toutes', 'chaque'),
    everything=_set('tout', 'tous les appareils'),
    both=frozenset({'deux'}), any_=frozenset({'un', 'une'}),
    it=_set('le', 'la', 'ça', 'cela', 'celui-ci', 'celle-ci'),
    them=_set('les', 'ceux-ci', 'celles-ci', 'les deux'),
    other=_set("l'autre", 'les autres'),
    here=_set('ici', 'cette pièce', 'dans cette pièce'), there=_set('là', 'là-bas'),
    me=_set('moi', 'nous'),
    except_=_set('sauf', 'à part', 'excepté', 'mais pas', 'hormis'),
    inside=_set('dans', 'dans la', 'dans le', 'de', 'de la', 'du', 'à', 'au', 'sur', 'sur la'),
    that_is=_set('qui est', 'qui sont'),
    and_=frozenset({'et'}), or_=frozenset({'ou'}),
    tails=frozenset({'maintenant', 'aussi', 'encore'}),
    whole=_set('maison', 'la maison', 'partout', 'toute la maison'),
    yes=_set('oui', "d'accord", 'exactement', 'ok', 'vas-y'),
    no=_set('non', 'annule', 'laisse tomber', 'aucun', 'non merci'),
)
ES = PhraseWords(
    articles=frozenset({'el', 'la', 'los', 'las', 'un', 'una', 'unos', 'unas', 'mi', 'mis', 'de',
                        'del', 'nuestro', 'nuestra', 'este', 'esta', 'estos', 'estas', 'al', 'a',
                        'en'}),
    every=_set('todos los', 'todas las', 'todos', 'todas', 'cada'),
    everything=_set('todo', 'todos los dispositivos'),
    both=frozenset({'ambos', 'ambas'}), any_=frozenset({'algún', 'alguna'}),
    it=_set('lo', 'la', 'eso', 'esto', 'ese', 'esa'), them=_set('los', 'las', 'ambos', 'ambas'),
    other=_set('el otro', 'la otra', 'los otros', 'las otras'),
    here=_set('aquí', 'esta habitación', 'en esta habitación'), there=_set('allí', 'ahí', 'allá'),
    me=_set('mí', 'nosotros', 'a mí'),
    except_=_set('excepto', 'menos', 'salvo', 'pero no', 'aparte de'),
    inside=_set('en', 'en el', 'en la', 'de', 'del', 'de la', 'sobre'),
    that_is=_set('que está', 'que están'),
    and_=frozenset({'y', 'e'}), or_=frozenset({'o', 'u'}),
    tails=frozenset({'ahora', 'también'}),
    whole=_set('casa', 'la casa', 'toda la casa', 'todas partes'),
    yes=_set('sí', 'si', 'vale', 'claro', 'exacto', 'ok', 'de acuerdo'),
    no=_set('no', 'cancela', 'olvídalo', 'ninguno', 'ninguna', 'no gracias'),
)
# fmt: on
TABLES: Mapping[str, PhraseWords] = {'en': EN, 'de': DE, 'fr': FR, 'es': ES}


def phrase_words(language: str) -> PhraseWords:
    """Return the table of a language; English for languages without one."""
    return TABLES.get(language, EN)


def without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return English words without the articles in front."""
    while words and words[0] in EN.articles:
        words = words[1:]
    return words
