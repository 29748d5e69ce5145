"""Days of the week and parts of the day in French and Spanish, as tables of small words."""

from collections.abc import Iterator

# fmt: off
_DAYS = {
    'fr': ('lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'),
    'es': ('lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'),
}
_ENGLISH = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_FRENCH = """
en semaine, la semaine, les jours de semaine, du lundi au vendredi=on weekdays:when
de lundi à vendredi, les jours ouvrés, les jours ouvrables, chaque jour de semaine=on weekdays:when
tous les jours de semaine, tous les jours de la semaine=on weekdays:when
le week-end, le weekend, les week-ends, les weekends, tous les week-ends=every weekend:when
chaque week-end, du samedi au dimanche, le samedi et le dimanche=every weekend:when
ce week-end, ce weekend=this weekend:when; la semaine prochaine=next week:when
après-demain=the day after tomorrow:when
pour la nuit=for the night:when; la nuit, pendant la nuit, durant la nuit=at night:when
le matin=in the morning:when
le soir, en soirée=in the evening:when; l'après-midi=in the afternoon:when
toute la nuit=all night:when; toute la journée, tout le jour=all day:when
toute la matinée=all morning:when; toute la soirée=all evening:when
tout le temps=all the time:when
chaque jour, tous les jours=every day:when; chaque nuit, toutes les nuits=every night:when
chaque matin, tous les matins=every morning:when; chaque soir, tous les soirs=every evening:when
chaque semaine, toutes les semaines=every week:when; hier=yesterday:when; hier soir=last night:when
"""
_SPANISH = """
entre semana, de lunes a viernes, los días de semana, los días laborables=on weekdays:when
los días de diario, en días laborables, los días hábiles, todos los días de semana=on weekdays:when
los fines de semana, todos los fines de semana, el fin de semana=every weekend:when
cada fin de semana, el finde, los findes=every weekend:when
este fin de semana, este finde=this weekend:when; la semana que viene=next week:when
la próxima semana=next week:when; toda la noche=all night:when; todo el día=all day:when
toda la mañana=all morning:when; toda la tarde=all afternoon:when; todo el tiempo=all the time:when
todo el rato=all the time:when; cada día, todos los días, a diario=every day:when
cada noche, todas las noches=every night:when; cada mañana, todas las mañanas=every morning:when
cada tarde, todas las tardes=every evening:when; cada semana, todas las semanas=every week:when
ayer=yesterday:when; anoche=last night:when; esta mañana=this morning:when
por la mañana, por las mañanas=in the morning:when; por la tarde=in the afternoon:when
para la noche=for the night:when; durante la noche=at night:when
por la noche, por las noches, de noche=at night:when
de madrugada=before dawn:when
"""
# fmt: on


def days_of(language: str) -> str:
    """Return the table of a language for what is said of days."""
    return '\n'.join(_weekdays(language)) + (_FRENCH if language == 'fr' else _SPANISH)


def _weekdays(language: str) -> Iterator[str]:
    for day, english in zip(_DAYS[language], _ENGLISH, strict=True):
        if language == 'fr':
            yield f'{day}, ce {day}, {day} prochain=on {english}:when'
            yield f'le {day}, les {day}s, chaque {day}, tous les {day}s=every {english}:when'
            for part, said in (('matin', 'morning'), ('soir', 'evening'), ('midi', 'noon')):
                yield f'{day} {part}=on {english} {said}:when'
        else:
            many = day if day.endswith('s') else f'{day}s'
            yield f'el {day}, este {day}, el próximo {day}, {day}=on {english}:when'
            yield f'el {day} que viene=on {english}:when'
            yield f'los {many}, cada {day}, todos los {many}=every {english}:when'
