"""German nouns and qualities, and what they are in English."""

from collections.abc import Mapping

from llm_bridge.language.into_english.phrasebook_de_belongings import OBJECTS
from llm_bridge.language.into_english.phrasebook_de_house import DEVICES, FURNITURE, ROOMS
from llm_bridge.language.into_english.phrasebook_de_indoors import INDOORS
from llm_bridge.language.into_english.phrasebook_de_things import FOOD, PEOPLE, THINGS
from llm_bridge.language.into_english.phrasebook_de_trades import CITIES, CREATURES, WORKING
from llm_bridge.language.into_english.phrasebook_de_work import OTHERS, WORK
from llm_bridge.language.into_english.word_list import several

# fmt: off
_COMMON: Mapping[str, str] = {
    # kinds of devices
    'licht': 'light', 'lichter': 'lights', 'lampe': 'lamp', 'lampen': 'lamps',
    'beleuchtung': 'lights', 'leuchte': 'light', 'leuchten': 'lights', 'heizung': 'heating',
    'heizungen': 'heatings', 'heizkörper': 'radiator', 'thermostat': 'thermostat',
    'jalousie': 'blind', 'jalousien': 'blinds', 'rollladen': 'blind', 'rollläden': 'blinds',
    'rolladen': 'blind', 'rolläden': 'blinds', 'rollo': 'blind', 'rollos': 'blinds',
    'vorhang': 'curtain', 'vorhänge': 'curtains', 'gardine': 'curtain', 'gardinen': 'curtains',
    'markise': 'awning', 'markisen': 'awnings', 'tor': 'gate', 'tore': 'gates', 'tür': 'door',
    'türen': 'doors', 'fenster': 'window', 'schloss': 'lock', 'schlösser': 'locks',
    'pumpe': 'pump', 'pumpen': 'pumps', 'ventil': 'valve', 'ventile': 'valves',
    'ventilator': 'fan', 'ventilatoren': 'fans', 'lüfter': 'fan', 'lüftung': 'ventilation',
    'klimaanlage': 'air conditioner', 'steckdose': 'plug', 'steckdosen': 'plugs',
    'schalter': 'switch', 'radio': 'radio', 'fernseher': 'television', 'musik': 'music',
    'mucke': 'music',
    'lautsprecher': 'speaker', 'ofen': 'oven', 'backofen': 'oven', 'herd': 'stove',
    'spülmaschine': 'dishwasher', 'geschirrspüler': 'dishwasher',
    'waschmaschine': 'washing machine', 'trockner': 'dryer',
    'kühlschrank': 'fridge', 'kaffeemaschine': 'coffee machine', 'wasserkocher': 'kettle',
    'staubsauger': 'vacuum', 'sauger': 'vacuum', 'bewässerung': 'irrigation',
    'alarm': 'alarm', 'alarmanlage': 'alarm', 'sirene': 'siren', 'kamera': 'camera',
    'sensor': 'sensor', 'förderband': 'conveyor', 'förderbänder': 'conveyors', 'band': 'belt',
    'bänder': 'belts', 'presse': 'press', 'maschine': 'machine', 'maschinen': 'machines',
    'motor': 'motor', 'kran': 'crane', 'roboter': 'robot', 'wagen': 'cart', 'arm': 'arm',
    'greifer': 'gripper', 'gerät': 'device', 'geräte': 'devices', 'kompressor': 'compressor',
    # places
    'raum': 'room', 'räume': 'rooms', 'zimmer': 'room', 'haus': 'house', 'küche': 'kitchen',
    'wohnzimmer': 'living room', 'schlafzimmer': 'bedroom', 'bad': 'bathroom', 'flur': 'hall',
    'garten': 'garden', 'garage': 'garage', 'keller': 'basement', 'büro': 'office',
    'halle': 'hall', 'werkstatt': 'workshop', 'lager': 'store', 'hof': 'yard', 'stall': 'barn',
    'ladestation': 'charging station', 'basis': 'base', 'dock': 'dock', 'station': 'station',
    'draußen': 'outside', 'drinnen': 'inside', 'überall': 'everywhere', 'tisch': 'table',
    'regal': 'shelf', 'tische': 'tables', 'theke': 'counter', 'boden': 'floor',
    'eingang': 'entrance', 'ausgang': 'exit', 'rampe': 'ramp', 'gang': 'aisle',
    'parkplatz': 'car park', 'oben': 'upstairs', 'unten': 'downstairs', 'platz': 'place',
    'terrasse': 'terrace', 'balkon': 'balcony', 'gewächshaus': 'greenhouse', 'beet': 'bed',
    'beete': 'beds', 'rasen': 'lawn', 'wiese': 'meadow', 'spüle': 'sink', 'schrank': 'cupboard',
    'kasse': 'till', 'bett': 'bed', 'sofa': 'sofa', 'rezeption': 'reception',
    # what is set and measured
    'temperatur': 'temperature', 'helligkeit': 'brightness', 'lautstärke': 'volume',
    'geschwindigkeit': 'speed', 'tempo': 'speed', 'drehzahl': 'speed', 'höhe': 'height',
    'schnitt': 'cut', 'druck': 'pressure', 'feuchte': 'moisture', 'feuchtigkeit': 'humidity',
    'luftfeuchtigkeit': 'humidity', 'menge': 'amount', 'gewicht': 'weight', 'farbe': 'color',
    'modus': 'mode', 'programm': 'program', 'stufe': 'level', 'füllstand': 'level',
    'pegel': 'level', 'batterie': 'battery', 'akku': 'battery', 'ladung': 'charge',
    'leistung': 'power', 'winkel': 'angle', 'länge': 'length', 'zeit': 'time', 'dauer': 'duration',
    'kanal': 'channel', 'sender': 'channel', 'titel': 'title', 'lied': 'song', 'kraft': 'force',
    'strom': 'power', 'bewegung': 'motion', 'rauch': 'smoke', 'regen': 'rain', 'wind': 'wind',
    # animals
    'kuh': 'cow', 'kühe': 'cows', 'kühen': 'cows', 'kalb': 'calf', 'kälber': 'calves',
    'kälbern': 'calves', 'ziege': 'goat', 'ziegen': 'goats', 'huhn': 'hen', 'hühner': 'hens',
    'hühnern': 'hens', 'schaf': 'sheep', 'schafe': 'sheep', 'schafen': 'sheep', 'schwein': 'pig',
    'schweine': 'pigs', 'pferd': 'horse', 'pferde': 'horses', 'hund': 'dog', 'katze': 'cat',
    'tiere': 'animals', 'tieren': 'animals', 'vieh': 'cattle', 'ente': 'duck', 'enten': 'ducks',
    # food
    'banane': 'banana', 'bananen': 'bananas', 'gurke': 'cucumber', 'gurken': 'cucumbers',
    'paprika': 'pepper', 'erdbeeren': 'strawberries', 'kartoffel': 'potato', 'käse': 'cheese',
    'butter': 'butter', 'orangensaft': 'orange juice', 'nudeln': 'pasta', 'reis': 'rice',
    'fisch': 'fish', 'fleisch': 'meat', 'kuchen': 'cake', 'keks': 'biscuit', 'kekse': 'biscuits',
    'zwiebel': 'onion', 'zwiebeln': 'onions', 'karotten': 'carrots', 'möhren': 'carrots',
    'pizza': 'pizza', 'soße': 'sauce', 'teig': 'dough', 'mehl': 'flour', 'öl': 'oil',
    'schokolade': 'chocolate', 'basilikum': 'basil', 'minze': 'mint', 'lavendel': 'lavender',
    'espresso': 'espresso', 'kakao': 'cocoa', 'sahne': 'cream', 'eis': 'ice', 'honig': 'honey',
    # stuff
    'futter': 'feed', 'heu': 'hay', 'stroh': 'straw', 'silage': 'silage', 'getreide': 'grain',
    'korn': 'grain', 'gras': 'grass', 'milch': 'milk', 'wasser': 'water', 'kaffee': 'coffee',
    'tee': 'tea', 'saft': 'juice', 'bier': 'beer', 'wein': 'wine', 'brot': 'bread',
    'zucker': 'sugar', 'salz': 'salt', 'suppe': 'soup', 'ei': 'egg', 'eier': 'eggs',
    'apfel': 'apple', 'äpfel': 'apples', 'obst': 'fruit', 'gemüse': 'vegetables',
    'erde': 'soil', 'sand': 'sand', 'kies': 'gravel', 'holz': 'wood', 'müll': 'rubbish',
    'abfall': 'waste', 'laub': 'leaves', 'schnee': 'snow', 'dünger': 'fertiliser',
    'samen': 'seeds', 'pflanze': 'plant', 'pflanzen': 'plants', 'tomaten': 'tomatoes',
    'tomate': 'tomato', 'kartoffeln': 'potatoes', 'salat': 'lettuce', 'blumen': 'flowers',
    'kanten': 'edges', 'ränder': 'edges', 'rand': 'edge',
    # things
    'schublade': 'drawer', 'schubladen': 'drawers',
    'kanne': 'can', 'gießkanne': 'watering can',
    'dach': 'roof', 'sprenger': 'sprinkler', 'sprinkler': 'sprinkler', 'gabeln': 'forks',
    'eiche': 'oak', 'eichen': 'oak', 'metall': 'metal',
    'schrauber': 'screwdriver', 'akkuschrauber': 'cordless drill', 'rechnung': 'bill',
    'empfang': 'reception', 'kompost': 'compost', 'personen': 'people', 'person': 'person',
    'leute': 'people', 'kunde': 'customer', 'besucher': 'visitor', 'kochtopf': 'pot',
    'kühl': 'cold', 'lauge': 'lye', 'säure': 'acid', 'seife': 'soap',
    'schwamm': 'sponge', 'besen': 'broom', 'mopp': 'mop', 'staub': 'dust', 'fach': 'bin',
    'fächer': 'bins', 'deckel': 'lid', 'hebel': 'lever', 'knopf': 'button', 'taste': 'button',
    'leine': 'line', 'seil': 'rope', 'schlauch': 'hose', 'düse': 'nozzle', 'klinge': 'blade',
    'fernbedienung': 'remote', 'handy': 'phone',
    'telefon': 'phone', 'jacke': 'jacket', 'schuhe': 'shoes', 'socken': 'socks', 'hemd': 'shirt',
    'hose': 'trousers', 'tasche': 'bag', 'rucksack': 'backpack', 'koffer': 'suitcase',
    'pinsel': 'brush', 'brett': 'board', 'bretter': 'boards',
    'rohr': 'pipe', 'rohre': 'pipes', 'platte': 'plate', 'platten': 'plates', 'blech': 'sheet',
    'rahmen': 'frame', 'welle': 'shaft', 'zahnrad': 'gear', 'mutter': 'nut', 'muttern': 'nuts',
    'dichtung': 'seal', 'filter': 'filter', 'wärme': 'heat', 'kälte': 'cold', 'spiegel': 'mirror',
    'sessel': 'armchair', 'stuhl': 'chair', 'stühle': 'chairs',
    'bildschirm': 'screen', 'drucker': 'printer', 'rechner': 'computer',
    'drohne': 'drone', 'fahrzeug': 'vehicle', 'anhänger': 'trailer', 'stapler': 'forklift',
    'aufzug': 'lift', 'fahrstuhl': 'lift', 'treppe': 'stairs', 'zaun': 'fence', 'teich': 'pond',
    'brunnen': 'fountain', 'baum': 'tree', 'bäume': 'trees', 'hecke': 'hedge', 'weg': 'path',
    'feld': 'field', 'acker': 'field', 'scheune': 'barn',
    'dusche': 'shower', 'badewanne': 'bath', 'toilette': 'toilet',
    'waschbecken': 'sink', 'becken': 'basin', 'pool': 'pool', 'sauna': 'sauna',
    'kamin': 'fireplace', 'kerze': 'candle', 'kerzen': 'candles',
    'tasse': 'cup', 'tassen': 'cups', 'becher': 'mug', 'teller': 'plate', 'glas': 'glass',
    'gläser': 'glasses', 'flasche': 'bottle', 'flaschen': 'bottles', 'löffel': 'spoon',
    'messer': 'knife', 'gabel': 'fork', 'schüssel': 'bowl', 'topf': 'pot', 'pfanne': 'pan',
    'kiste': 'crate', 'kisten': 'crates', 'korb': 'basket', 'fangkorb': 'grass box',
    'karton': 'box', 'schachtel': 'box', 'paket': 'parcel', 'pakete': 'parcels',
    'palette': 'pallet', 'paletten': 'pallets', 'behälter': 'container', 'wanne': 'tub',
    'trog': 'trough', 'eimer': 'bucket', 'tank': 'tank', 'box': 'box',
    'mülleimer': 'bin', 'tonne': 'bin', 'buch': 'book', 'ball': 'ball', 'schlüssel': 'key',
    'zeitung': 'newspaper', 'brief': 'letter', 'post': 'mail', 'handtuch': 'towel',
    'handtücher': 'towels', 'tuch': 'cloth', 'brille': 'glasses', 'tabletten': 'tablets',
    'medizin': 'medicine', 'medikamente': 'medication', 'rollstuhl': 'wheelchair',
    'werkzeug': 'tool', 'hammer': 'hammer', 'schraube': 'screw', 'schrauben': 'screws',
    'schraubenzieher': 'screwdriver', 'zange': 'pliers', 'bohrer': 'drill', 'säge': 'saw',
    'foto': 'photo', 'bild': 'picture', 'probe': 'sample', 'etikett': 'label',
    'etiketten': 'labels', 'teil': 'part', 'teile': 'parts', 'würfel': 'cube', 'block': 'block',
    'decke': 'blanket', 'kissen': 'pillow', 'wäsche': 'laundry', 'geschirr': 'dishes',
    'klingel': 'bell', 'runde': 'round', 'nachricht': 'message', 'bestellung': 'order',
    'gast': 'guest', 'gäste': 'guests', 'gästen': 'guests', 'hafer': 'oats', 'mais': 'corn',
    # colours and other qualities
    'rot': 'red', 'rote': 'red', 'roten': 'red', 'grün': 'green', 'grüne': 'green',
    'grünen': 'green', 'blau': 'blue', 'blaue': 'blue', 'blauen': 'blue', 'gelb': 'yellow',
    'gelbe': 'yellow', 'gelben': 'yellow', 'weiß': 'white', 'weiße': 'white', 'weißen': 'white',
    'schwarz': 'black', 'schwarze': 'black', 'schwarzen': 'black', 'lila': 'purple',
    'orange': 'orange', 'rosa': 'pink', 'warmweiß': 'warm white', 'groß': 'large|big',
    'große': 'large|big', 'großen': 'large|big', 'klein': 'small|little', 'kleine': 'small|little',
    'kleinen': 'small|little', 'links': 'left', 'rechts': 'right', 'vorwärts': 'forward',
    'rückwärts': 'backward', 'geradeaus': 'straight', 'nach vorne': 'forward',
    'süß': 'sweet', 'heiß': 'hot', 'kalt': 'cold', 'nass': 'wet', 'trocken': 'dry',
}
# fmt: on


def _together(*lists: Mapping[str, str]) -> Mapping[str, str]:
    """Return lists as one, with all that they have for a word."""
    found: dict[str, str] = {}
    for nouns in lists:
        for noun, english in nouns.items():
            every = (*found.get(noun, '').split('|'), *english.split('|'))
            found[noun] = '|'.join(dict.fromkeys(word for word in every if word))
    return found


_WOMEN = {
    f'{man}{ending}': several(english) if ending == 'innen' else english
    for man, english in {**PEOPLE, **CREATURES}.items()
    if man.endswith(('er', 'ist', 'or', 'eur', 'ant', 'ent', 'at')) and '|' not in english
    for ending in ('in', 'innen')
}
NOUNS = _together(
    _COMMON, ROOMS, FURNITURE, DEVICES, WORK, THINGS, FOOD, PEOPLE, OTHERS, INDOORS, WORKING,
    OBJECTS,
    CREATURES, CITIES, {'köchin': 'cook|chef', 'köchinnen': 'cooks|chefs'}, _WOMEN,
)  # fmt: skip
"""Noun -> its English words, the commonest first, parted by '|'."""
