"""Small German words that change nothing, take something back, or part from their verb."""

_SIGHS = ('puh', 'boah', 'uff', 'oh', 'ah', 'aha', 'ey', 'mensch', 'oje', 'hui', 'brr',
          'hach', 'tja', 'hmm', 'ups', 'hoppla', 'wow', 'menno', 'herrje', 'tach', 'grüezi',
          'grüß gott',
          'prima', 'super', 'perfekt', 'sorry', 'entschuldigung', 'bitte sehr')  # fmt: skip
FILLERS = frozenset({
    'bitte', 'ichwünsche', 'mal', 'einmal', 'ma', 'doch', 'eben', 'halt', 'schon', 'auch',
    'noch', 'gleich', 'jetzt', 'so', 'ja', 'eigentlich', 'denn', 'gern', 'gerne', 'schnell',
    'kurz', 'heute', 'bloß', 'nur', 'einfach', 'sofort', 'ok', 'okay', 'hey', 'hallo', 'danke',
    'ruhig', 'feierabend', 'zuerst', 'erst', 'erstmal', 'zunächst', 'mal eben', 'mal kurz',
    'guten morgen', 'also', 'dabei', 'ebenfalls', 'genauso', 'ebenso', 'moin', 'na',
    'alles klar', 'gute nacht', 'wohl', 'dringend', 'bittschön', 'bittesehr', 'immer noch',
    'etwa', 'wenigstens', 'zumindest', 'immerhin', 'stattdessen', 'unbedingt', 'umgehend',
    'unverzüglich', 'schleunigst', 'rasch', 'flott', 'fix', 'zügig', 'eilig', 'möglichst',
    'freundlicherweise', 'netterweise', 'irgendwie', 'tatsächlich', 'übrigens', 'nämlich',
    'gefälligst', 'wirklich', 'echt', 'eh', 'sowieso', 'ohnehin', 'quasi', 'sozusagen',
    'schonmal', 'vielleicht', 'zufällig', 'los', 'gerade', 'lieber', 'liebe', 'liebes',
    'allerdings', 'aber', 'selbst', 'guten tag', 'guten abend', 'servus', 'hi', 'ach', 'äh',
    'ähm', 'hm', 'drin', 'dazu', 'bitteschön', 'nun', 'am besten', 'endlich', 'kurz mal',
    'bissl', 'sofort mal', 'später', 'irgendwo', 'an dem besten', 'wieder', *_SIGHS,
})  # fmt: skip
"""Change nothing, wherever they stand."""
CORRECTIONS = frozenset({
    'nee warte', 'nein warte', 'nein', 'nee', 'ach nein', 'ich meine', 'ich meinte', 'quatsch',
    'besser gesagt', 'halt nein', 'vielmehr', 'nein doch', 'ne', 'stopp nein', 'korrektur',
    'nee doch', 'ach ne', 'ach nee', 'ach quatsch', 'moment nein', 'moment', 'oder nein',
    'oder nee', 'oder besser', 'oder lieber', 'oder doch lieber', 'nein halt', 'nicht doch',
    'ich mein', 'sagen wir', 'sagen wir mal', 'sagen wir lieber', 'falsch', 'verzeihung',
    'pardon', 'sorry', 'ach halt', 'stimmt nicht',
})  # fmt: skip
"""Take back what stands before them."""
PREFIXES = frozenset({
    'bescheid', 'hinzu', 'herab', 'herbei', 'hinauf', 'aus', 'an', 'ein', 'ab', 'auf', 'zu',
    'hoch', 'runter', 'herunter', 'hinunter', 'ran', 'heran', 'raus', 'heraus', 'rein',
    'herein', 'weg', 'zurück', 'heim', 'los', 'um', 'vor', 'nach', 'mit', 'her', 'hin', 'fort',
    'weiter', 'durch', 'stumm', 'sauber', 'vorbei', 'nieder', 'rauf', 'zusammen', 'rüber',
    'rückwärts', 'hinein', 'hinaus', 'herauf', 'hinterher',
})  # fmt: skip
"""What a verb may part with."""
