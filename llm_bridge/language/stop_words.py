"""Stop words: what stops everything, in many languages, without any model."""

from collections.abc import Iterable
from functools import lru_cache
import re
from typing import TYPE_CHECKING
import unicodedata

if TYPE_CHECKING:  # the check itself stays free of imports
    from llm_bridge.site.site import Site

Words = tuple[str, ...]

# fmt: off
STOP: dict[str, tuple[str, ...]] = {
    'en': ('stop', 'stop it', 'stop that', 'stop this', 'stop moving', 'stop doing that',
           'stop doing this', 'stop what you are doing', 'stop whatever you are doing',
           'stopp', 'stoop', 's t o p', 'stopped', 'stahp', 'sotp', 'stpo', 'tsop', 'halt',
           'freeze', 'abort',
           'cease', 'e stop', 'estop', 'emergency stop', 'emergency halt', 'emergency shutdown',
           'emergency', 'stand still', 'hold still', 'hold it', 'do not move', 'dont move',
           'nobody move', 'no one move', 'whoa', 'full stop', 'all stop', 'kill switch',
           'panic stop', 'cut it out', 'knock it off', 'cancel everything', 'cancel all',
           'shut everything down', 'shut it all down', 'make it stop', 'make them stop'),
    'de': ('stop', 'stopp', 'stoppe', 'stoppen', 'stoppt', 'halt', 'halte', 'haltet', 'anhalten',
           'halt an', 'halte an', 'haltet an', 'notaus', 'not aus', 'nothalt', 'not halt',
           'notstopp', 'not stopp', 'aufhoren', 'hor auf', 'hor auf damit', 'hort auf',
           'stehen bleiben', 'stehenbleiben', 'bleib stehen', 'bleibt stehen', 'abbrechen',
           'keine bewegung', 'nicht bewegen', 'alles aus'),
    'fr': ('stop', 'arret', 'arrete', 'arrete toi', 'arretez', 'arretez vous', 'arreter',
           'arrete ca', 'arretez ca', 'arret d urgence', 'halte', 'stoppe', 'stoppez',
           'ne bouge plus', 'ne bougez plus', 'on arrete', 'on arrete tout', 'arrete de bouger'),
    'es': ('stop', 'para', 'parad', 'pare', 'paren', 'parate', 'parar', 'para eso', 'alto',
           'detente', 'detengase', 'detener', 'deten', 'detenganse', 'parada de emergencia',
           'paro de emergencia', 'basta', 'quieto', 'quietos', 'no te muevas', 'no se mueva',
           'no se muevan'),
    'it': ('stop', 'ferma', 'fermati', 'fermatevi', 'fermo', 'fermi', 'fermate', 'alt',
           'basta', 'smettila', 'arresto di emergenza', 'arresto d emergenza', 'non muoverti',
           'non muovetevi', 'arrestati'),
    'pt': ('stop', 'pare', 'parem', 'para', 'parar', 'para com isso', 'pare com isso', 'alto',
           'parada de emergencia', 'paragem de emergencia', 'basta', 'nao se mexa',
           'nao se mova', 'quieto'),
    'nl': ('stop', 'stoppen', 'stop ermee', 'halt', 'hou op', 'houd op', 'ophouden', 'noodstop',
           'sta stil', 'stilstaan', 'niet bewegen', 'stop daarmee'),
    'sv': ('stopp', 'stop', 'stanna', 'halt', 'sluta', 'nodstopp', 'sta still', 'avbryt',
           'ror dig inte'),
    'da': ('stop', 'stands', 'holdt', 'nodstop', 'sta stille', 'hold op'),
    'nb': ('stopp', 'stans', 'stopp det', 'nodstopp', 'sta stille', 'slutt'),
    'fi': ('seis', 'pysahdy', 'pysahtykaa', 'lopeta', 'lopettakaa', 'hataseis', 'stop'),
    'pl': ('stop', 'stoj', 'stojcie', 'zatrzymaj', 'zatrzymaj sie', 'zatrzymajcie sie',
           'przestan', 'przestancie', 'nie ruszaj sie', 'awaryjne zatrzymanie'),
    'cs': ('stop', 'stuj', 'stujte', 'zastav', 'zastavte', 'zastav se', 'dost', 'prestan',
           'nouzove zastaveni', 'ani hnout'),
    'sk': ('stop', 'stoj', 'stojte', 'zastav', 'zastavte', 'prestan', 'dost'),
    'hu': ('stop', 'allj', 'allj meg', 'alljatok meg', 'veszleallitas', 'hagyd abba', 'leallitas'),
    'ro': ('stop', 'opreste', 'opreste te', 'opriti va', 'opriti', 'stai', 'oprire de urgenta'),
    'el': ('stop', 'σταματα', 'σταματηστε', 'στοπ', 'αλτ', 'ακινητος'),
    'ru': ('стоп', 'стой', 'стоите', 'остановись', 'остановитесь', 'остановить', 'прекрати',
           'прекратите', 'хватит', 'замри', 'не двигаися', 'не двигаитесь',
           'аварииная остановка', 'stop'),
    'uk': ('стоп', 'стии', 'стіи', 'стоите', 'зупинись', 'зупиніться', 'зупини', 'припини',
           'досить', 'аварііна зупинка'),
    'bg': ('стоп', 'спри', 'спрете', 'стои', 'аварииен стоп'),
    'tr': ('dur', 'durun', 'durdur', 'stop', 'kipirdama', 'acil durdurma', 'acil stop', 'yeter'),
    'ar': ('قف', 'توقف', 'توقفي', 'توقفوا', 'اوقف', 'ستوب', 'كفى', 'لا تتحرك'),
    'fa': ('ایست', 'بایست', 'متوقف شو', 'توقف', 'وایسا', 'استپ'),
    'he': ('עצור', 'עצרי', 'עצרו', 'תעצור', 'תעצרי', 'תעצרו', 'סטופ', 'די'),
    'hi': ('रको', 'रक जाओ', 'रकिए', 'रोको', 'बद करो', 'सटॉप', 'stop', 'ruko', 'ruk jao'),
    'id': ('stop', 'berhenti', 'hentikan', 'setop', 'jangan bergerak'),
    'vi': ('dung', 'dung lai', 'ngung', 'ngung lai', 'stop'),
    'zh': ('停', '停下', '停下来', '停止', '停住', '别动', '不许动', '不要动', '站住', '紧急停止',
           '急停',
           '快停', '停一下', '都停下', '全部停止', 'stop'),
    'ja': ('止まれ', '止まって', '止めて', '止めろ', 'とまれ', 'とまって', 'とめて', 'ストップ',
           '停止',
           '緊急停止', '非常停止', '動くな', 'うごくな', 'やめて', 'やめろ', '止まる', 'stop'),
    'ko': ('멈춰', '멈추세요', '멈춰요', '멈춰라', '정지', '그만', '그만해', '스톱', '스탑',
           '비상정지',
           '움직이지마', 'stop'),
}
"""Language -> what stops, as `_tokens` leaves it: lower case, no accents, no punctuation."""

FILLERS: dict[str, tuple[str, ...]] = {
    'en': ('please', 'now', 'right now', 'right', 'right there', 'right away', 'immediately',
           'at once', 'this instant', 'hey', 'oh', 'ok', 'okay', 'no', 'god', 'my god', 'quick',
           'quickly', 'just', 'there', 'here', 'everybody', 'everyone', 'everything', 'all',
           'all of it', 'all of you', 'all of them', 'of', 'it all', 'it', 'that', 'this', 'them',
           'the', 'a', 'your', 'you', 'robot', 'robots', 'machine', 'machines', 'all the',
           'everything else', 'you must', 'you need to', 'i said', 'i say', 'said', 'can you',
           'could you', 'would you', 'will you', 'i want you to', 'you have to', 'it must',
           'lets', 'and', 'guys', 'for gods sake', 'for heavens sake', 'for goodness sake',
           'for christs sake', 'damn', 'damn it', 'dammit', 'help', 'button', 'the button',
           'robot please', 'going', 'moving', 'it is dangerous', 'danger', 'completely', 'already',
           'today', 'whole thing', 'system', 'attention', 'alright', 'yes', 'thanks',
           'thank you', 'sir', 'mate', 'wait', 'what you are doing', 'every robot', 'both',
           'both robots', 'all robots', 'any movement', 'all movement', 'all motion', 'movement'),
    'de': ('bitte', 'jetzt', 'sofort', 'alles', 'alle', 'roboter', 'der', 'die', 'den', 'das',
           'dem', 'mal', 'los', 'sofort jetzt', 'he', 'hey', 'nein', 'damit', 'auf der stelle',
           'maschine', 'maschinen', 'schnell', 'endlich', 'an', 'stehen', 'sich', 'und',
           'ich sagte'),
    'fr': ('s il te plait', 's il vous plait', 'maintenant', 'tout de suite', 'immediatement',
           'tout', 'tous', 'toutes', 'robot', 'robots', 'le', 'la', 'les', 'l', 'machine',
           'machines', 'vite', 'non', 'he', 'hey', 'tout le monde', 'ca', 'cela'),
    'es': ('por favor', 'ya', 'ahora', 'ahora mismo', 'inmediatamente', 'todo', 'todos', 'todas',
           'robot', 'robots', 'el', 'la', 'los', 'las', 'al', 'a', 'maquina', 'maquinas', 'oye',
           'no', 'eso', 'de una vez', 'rapido', 'todo el mundo', 'que pare'),
    'it': ('per favore', 'ora', 'adesso', 'subito', 'tutto', 'tutti', 'robot', 'il', 'i', 'la',
           'le', 'lo', 'macchina', 'macchine', 'no', 'ehi', 'immediatamente'),
    'pt': ('por favor', 'agora', 'ja', 'imediatamente', 'tudo', 'todos', 'todas', 'robo', 'robos',
           'o', 'os', 'a', 'as', 'maquina', 'maquinas', 'nao', 'ei'),
    'nl': ('alsjeblieft', 'alstublieft', 'nu', 'meteen', 'onmiddellijk', 'alles', 'iedereen',
           'allemaal', 'alle', 'robot', 'robots', 'de', 'het', 'machine', 'machines', 'nee'),
    'sv': ('snalla', 'nu', 'genast', 'allt', 'alla', 'robot', 'roboten', 'robotar', 'robotarna',
           'omedelbart', 'nej'),
    'da': ('nu', 'alt', 'alle', 'robot', 'robotten', 'robotterne', 'straks', 'nej', 'tak'),
    'nb': ('na', 'alt', 'alle', 'robot', 'roboten', 'robotene', 'straks', 'nei', 'takk'),
    'fi': ('heti', 'nyt', 'kaikki', 'robotti', 'robotit', 'ei'),
    'pl': ('prosze', 'teraz', 'natychmiast', 'wszystko', 'wszyscy', 'wszystkie', 'robot',
           'roboty', 'robota', 'nie'),
    'cs': ('prosim', 'hned', 'ted', 'okamzite', 'vse', 'vsechno', 'vsichni', 'robot', 'roboti',
           'robota', 'roboty', 'ne'),
    'sk': ('prosim', 'hned', 'teraz', 'okamzite', 'vsetko', 'vsetci', 'robot', 'roboty'),
    'hu': ('kerem', 'kerlek', 'most', 'azonnal', 'mindent', 'mindenki', 'robot', 'robotok', 'a'),
    'ro': ('te rog', 'va rog', 'acum', 'imediat', 'tot', 'toti', 'robot', 'robotul', 'robotii'),
    'el': ('παρακαλω', 'τωρα', 'αμεσως', 'ολα', 'ολοι', 'ρομποτ', 'το', 'τα'),
    'ru': ('пожалуиста', 'сеичас', 'немедленно', 'все', 'всем', 'всех', 'робот', 'роботы',
           'робота', 'роботов', 'быстро', 'нет', 'сеичас же'),
    'uk': ('будь ласка', 'зараз', 'негаино', 'все', 'всі', 'робот', 'роботи', 'роботів'),
    'bg': ('моля', 'сега', 'веднага', 'всичко', 'всички', 'робот', 'роботи'),
    'tr': ('lutfen', 'simdi', 'hemen', 'her sey', 'her seyi', 'hersey', 'herkes', 'robot',
           'robotlar', 'robotu', 'robotlari', 'artik'),
    'ar': ('من فضلك', 'الان', 'فورا', 'كل شيء', 'الجميع', 'الروبوت', 'روبوت'),
    'fa': ('لطفا', 'الان', 'فورا', 'همه', 'همه چیز', 'ربات'),
    'he': ('בבקשה', 'עכשיו', 'מיד', 'הכל', 'כולם', 'את', 'הרובוט', 'רובוט'),
    'hi': ('कपया', 'अभी', 'सब', 'सब कछ', 'रोबोट', 'abhi', 'sab'),
    'id': ('tolong', 'sekarang', 'segera', 'semua', 'semuanya', 'robot'),
    'vi': ('lam on', 'ngay', 'ngay lap tuc', 'tat ca', 'robot'),
    'zh': ('请', '马上', '立刻', '现在', '全部', '所有', '都', '机器人', '快', '给我', '啊', '吧',
           '了',
           '一切', '机器', '把', '让', '的'),
    'ja': ('今すぐ', 'すぐに', 'すぐ', '今', '全部', 'すべて', '全て', 'ロボット', 'ください',
           '下さい', 'を',
           'は', 'みんな', 'お願い', 'お願いします', 'よ', 'して'),
    'ko': ('제발', '지금', '당장', '모두', '전부', '모든', '로봇', '로봇들', '을', '를', '다',
           '빨리'),
}
# fmt: on
"""Language -> what may stand beside a stop word without changing it."""

_UNSPACED = frozenset({'zh', 'ja', 'ko'})
_LONGEST = 9
"""Words (or, without spaces, letters) in the longest phrase of the tables."""


def is_stop(text: object, languages: Iterable[str] = (), site: 'Site | None' = None) -> bool:
    """Return whether the text only says stop: alone, to a robot, to all robots or to everything.

    `languages` are ISO 639-1 codes (English is always heard; none: every language is); robots'
    names come from `site`. Pure and fast; anything that is no text is no stop.
    """
    if not isinstance(text, str) or not text:
        return False
    codes = tuple(dict.fromkeys((*languages, 'en')))
    if len(codes) == 1 and not tuple(languages):
        codes = tuple(STOP)
    names = _robot_names(site) if site is not None else frozenset()
    words = _tokens(text)
    stops, fillers = _tables(codes, False)
    if _only_stop(words, stops, fillers | names):
        return True
    if any(code in _UNSPACED for code in codes):
        return _only_stop(tuple(''.join(words)), *_tables(codes, True))
    return False


def _only_stop(words: Words, stops: frozenset[Words], fillers: frozenset[Words]) -> bool:
    """Return whether the words can be cut into stop phrases and fillers, one stop at least."""
    reached = {0: False}
    for at in range(len(words)):
        said = reached.pop(at, None)
        if said is None:
            if not reached:
                return False
            continue
        for end in range(at + 1, min(at + _LONGEST, len(words)) + 1):
            part = words[at:end]
            if part in stops:
                reached[end] = True
            elif part in fillers:
                reached[end] = reached.get(end, False) or said
    return reached.get(len(words), False)


@lru_cache(maxsize=64)
def _tables(codes: tuple[str, ...], unspaced: bool) -> tuple[frozenset[Words], frozenset[Words]]:
    def of(table: dict[str, tuple[str, ...]]) -> frozenset[Words]:
        if unspaced:
            return frozenset(
                tuple(''.join(_tokens(p)))
                for code in codes
                if code in _UNSPACED
                for p in table.get(code, ())
            )
        return frozenset(_tokens(p) for code in codes for p in table.get(code, ()))

    return of(STOP), of(FILLERS)


@lru_cache(maxsize=16)
def _names_of(names: tuple[str, ...]) -> frozenset[Words]:
    return frozenset(_tokens(name) for name in names)


def _robot_names(site: 'Site') -> frozenset[Words]:
    return _names_of(tuple(name for robot in site.robots.values() for name in robot.names()))


def _tokens(text: str) -> Words:
    """Lower case, no accents, apostrophes closed up, letters drawn out made single."""
    folded = unicodedata.normalize('NFKD', text.casefold().replace('ı', 'i'))
    bare = unicodedata.normalize(
        'NFC', ''.join(c for c in folded if not unicodedata.category(c).startswith('M'))
    )
    bare = re.sub(r"(?<=\w)['’`´](?=(s|t|re|m|ll|ve|d)\b)", '', bare)
    bare = re.sub(r'\byoure\b', 'you are', bare)
    return tuple(re.sub(r'([^\W\d])\1{2,}', r'\1', word) for word in re.findall(r'[^\W_]+', bare))
