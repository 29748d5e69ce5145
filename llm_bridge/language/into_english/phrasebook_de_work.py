"""German words of factories, stores, laboratories and farms, and first parts of compounds."""

from llm_bridge.language.into_english.word_list import noun_list

WORK = noun_list("""
flansch -e: flange; bericht -e: report; wärmebild -er: thermal image; wanddicke: wall thickness
wandstärke: wall thickness; dicke: thickness; verpackung: packing, packaging
stelle -n: point, desk, spot; retourenstelle: returns desk
hauptgang: main aisle, main lane, main corridor; hauptweg: main path, main aisle
bodenprobe -n: soil sample; kübel: bucket; sektkübel: ice bucket
filmabend: movie night, film night; einlauf: infeed, inlet; auslauf: outfeed, outlet
zulauf: inlet; ablauf: drain; einlass: inlet; auslass: outlet; versandtisch: shipping desk
schreibpult: desk; ladeplatz: charging station, charging bay; kesselhaus: boiler house
pumpenhaus: pump house; umspannwerk: substation; schaltanlage: switchgear, substation
tanklager: tank farm; fackel: flare, flare stack, torch; leitung -en: pipe, line
rohrleitung -en: pipe; turbine -n: turbine; generator -en: generator; werk -e: plant, works
fabrik -en: factory; produktion: production; fertigung: production; montage: assembly
montagelinie -n: assembly line; linie -n: line; produktionslinie -n: production line, line
fertigungslinie -n: production line; werkhalle: hall, factory hall, workshop
werkstatt werkstätten: workshop; lager: warehouse, store, stockroom, storage
lagerhalle -n: warehouse; hochregal: high rack; hochregallager: high bay
regallager: rack storage; wareneingang: goods in, receiving, inbound, goods receiving
warenausgang: goods out, shipping, outbound, dispatch; versand: shipping, dispatch
kommissionierung: picking, picking area; laderampe -n: loading dock, loading bay, loading ramp
verladung: loading; packplatz: packing station, packing table
packstation -en: packing station, packing bay; packtisch -e: packing table, packing bench
leitstand: control room; leitwarte: control room; schaltraum: switch room
schaltschrank schaltschränke: control cabinet, switch cabinet
qualitätskontrolle: quality control, quality check; wartung: maintenance; entsorgung: disposal
sammelstelle: collection point; ladestation -en: charging station, charger, dock, charging dock
ladebucht: charging bay; basisstation: base station, dock, base; basis: base, dock; dock -s: dock
parkposition: parking position, park position, home position; grundstellung: home position
ausgangsposition: home position, start position
ruheposition: rest position, rest pose, park position; startpunkt: start, starting point
werkbank werkbänke: workbench, bench; arbeitsplatz arbeitsplätze: workstation, desk
band bänder: belt, conveyor; förderband förderbänder: conveyor, conveyor belt, belt
transportband: conveyor belt, conveyor; rollenbahn: roller conveyor
fließband: assembly line, conveyor; drehtisch: turntable, rotary table; presse -n: press
stanze -n: punch, press; fräse -n: mill, milling machine; fräsmaschine: milling machine, mill
drehbank: lathe; drehmaschine: lathe; schleifmaschine: grinder
kreissäge: circular saw, table saw; bandsäge: bandsaw; bohrmaschine: drill, drill press
standbohrmaschine: drill press; schweißgerät: welder; lötkolben: soldering iron
lötstation: soldering station; lasercutter: laser cutter; laserschneider: laser cutter
laser: laser; 3d-drucker: 3d printer, printer; filament: filament; düse -n: nozzle
spindel -n: spindle; fräser: cutter; kompressor -en: compressor; druckluft: compressed air
vakuum: vacuum; pumpe -n: pump; förderpumpe: feed pump; motor -en: motor, engine
antrieb -e: drive; getriebe: gearbox; rührer: stirrer, mixer; rührwerk -e: mixer, agitator
kessel: boiler, kettle; tank -s: tank; wassertank: water tank; behälter: container, tank
fass fässer: barrel; silo -s: silo; bottich: vat; trichter: hopper, funnel
etikettierer: labeller, labeler; etikettiermaschine: labeller, labelling machine
verpackungsmaschine: packing machine, packer; abfüller: filler
abfüllanlage: filler, filling machine, filling line; füller: filler; verschließer: capper
palettierer: palletiser, palletizer; wickler: wrapper, stretch wrapper
folienwickler: wrapper, stretch wrapper; sortierer: sorter; sortieranlage: sorter
spender: dispenser; automat -en: machine; verkaufsautomat: vending machine
getränkeautomat: drinks machine, vending machine; roboterarm -e: robot arm, arm; arm -e: arm
greifer: gripper; hand hände: hand; kopf köpfe: head; finger: finger; mast -en: mast
gabelstapler: forklift; stapler: forklift; hubwagen: pallet truck, pallet jack
transportwagen: cart, trolley; rollwagen: trolley, cart; handwagen: cart
servierwagen: serving cart, trolley; putzwagen: cleaning cart; anhänger: trailer
schlepper: tug, tractor; traktor -en: tractor; bagger: excavator; kran kräne: crane
palette -n: pallet; europalette -n: pallet; gitterbox -en: mesh box, wire cage
behältnis: container; ware -n: goods; waren: goods; artikel: item, article; stück: piece, item
teil -e: part; bauteil -e: part, component; werkstück -e: workpiece, part
muster: sample, pattern; probe -n: sample; charge -n: batch; los: batch; rohling -e: blank
ersatzteil -e: spare part; lieferung -en: delivery; bestellung -en: order
auftrag aufträge: order, job; retoure -n: return; folie -n: film, foil
stretchfolie: stretch film, stretch wrap; etikett -en: label; aufkleber: label, sticker
barcode -s: barcode; lieferschein -e: delivery note; rechnung -en: bill, invoice
beleg -e: receipt, ticket; kasse -n: till, checkout; blech -e: sheet, sheet metal, tray
stahl: steel; eisen: iron; kupfer: copper; holzplatte: board; sperrholz: plywood
kunststoff: plastic; plastik: plastic; gummi: rubber; kleb: glue; lack: paint, varnish
farbe -n: color, colour, paint; reagenzglas reagenzgläser: test tube, tube; röhrchen: tube
pipette -n: pipette; becherglas bechergläser: beaker; zentrifuge -n: centrifuge
mikroskop -e: microscope; brutschrank: incubator; inkubator: incubator; rack -s: rack
abzugshaube: fume hood; säureschrank: acid cabinet; blutprobe -n: blood sample; blut: blood
serum: serum; säure -n: acid; lauge: lye; lösungsmittel: solvent; gas -e: gas
gasflasche -n: gas bottle, gas cylinder; ampel: traffic light, signal light
signallampe -n: signal light, signal lamp; warnleuchte -n: warning light, beacon
warnlicht: warning light, beacon; hupe -n: horn; schranke -n: barrier; drehkreuz: turnstile
notaus: emergency stop; störung -en: fault, jam, error; fehler: fault, error; stau -s: jam
manometer: pressure gauge, gauge; messgerät -e: gauge, meter; anemometer: anemometer
zeiger: pointer; ablesung: reading; messwert -e: reading; drohne -n: drone; rover: rover
roboterhund: robot dog; fahrzeug -e: vehicle; flugplatz: airfield
landeplatz: landing pad, landing site; helipad: helipad; kontrollpunkt -e: checkpoint
wegpunkt -e: waypoint; route -n: route; rundgang: patrol, round, tour; runde -n: round, lap
kontrollgang: patrol; führung -en: tour; ausstellung -en: exhibition; exponat -e: exhibit
statue -n: statue; skulptur -en: sculpture; vitrine -n: display case, showcase
stall ställe: stable, barn; kuhstall: cowshed, barn; hühnerstall: chicken coop, henhouse, coop
pferdestall: stable; scheune -n: barn; futter: feed, food; futtertrog: feeding trough, trough
trog tröge: trough; tränke: drinking trough, water trough; melkstand: milking parlour, parlour
melkroboter: milking robot; kuh kühe: cow; kalb kälber: calf; schaf -e: sheep; ziege -n: goat
huhn hühner: hen, chicken; schwein -e: pig; pferd -e: horse; ente -n: duck; biene -n: bee
bienenstock: beehive; acker äcker: field; feld -er: field; reihe -n: row; beet -e: bed
erde: soil; kompost: compost, compost heap; komposthaufen: compost heap
dünger: fertiliser, fertilizer; samen: seeds; saatgut: seeds; setzling -e: seedling
ernte: harvest; weizen: wheat; gerste: barley; heu: hay; stroh: straw; mist: manure
gülle: slurry; splitt: grit; streusalz: salt, grit; sand: sand; kies: gravel
regenwasser: rainwater; zisterne: cistern, rainwater tank
regentonne: rain barrel, rainwater tank; nährlösung: nutrient solution; nebel: fog, mist
feuchte: moisture, humidity; bodenfeuchte: soil moisture; luftfeuchte: humidity; frost: frost
sturm: storm; wind: wind; regen: rain; sonne: sun; temperatur -en: temperature
außentemperatur: outside temperature, outdoor temperature
innentemperatur: inside temperature, indoor temperature; raumtemperatur: room temperature
wassertemperatur: water temperature; helligkeit: brightness; lautstärke: volume
geschwindigkeit: speed; tempo: speed, pace; drehzahl: speed; druck: pressure
schneehöhe: snow depth; schneetiefe: snow depth; windgeschwindigkeit: wind speed
windstärke: wind speed; wasserstand: water level, level; füllstand: level, fill level
ladestand: battery level, charge; akkustand: battery level, battery
stromverbrauch: power consumption; strom: power, electricity; bewegung -en: motion, movement
rauch: smoke; feuer: fire; wasserleck: leak; leck -s: leak; geräusch -e: noise, sound
programm -e: program, programme, cycle; modus: mode; gang: aisle; stufe: level, step
sender: channel, station; kanal kanäle: channel; lied -er: song, track; titel: track, title, song
album: album; film -e: film, movie; serie -n: series, show; nachrichten: news, messages
wert -e: value, level; wetter: weather
witz -e: joke; foto -s: photo, picture; video -s: video; aufnahme -n: recording
nachricht: message; ansage -n: announcement; erinnerung -en: reminder; termin -e: appointment
anruf -e: call; höhe: height; tiefe: depth; breite: width; länge: length; gewicht: weight
winkel: angle; position -en: position; spitze -n: tip, top; seite -n: side; mitte: middle, centre
oberseite: top; rückseite: back; vorderseite: front; anfang: start, beginning; ende: end
hälfte: half; rest: rest; paar: pair; zweck: purpose; dampf: steam; duft: scent; schaum: foam
luft: air
""")
FIRSTS = {
    'spar': 'eco', 'öko': 'eco', 'kurz': 'quick|short', 'intensiv': 'intensive',
    'speise': 'feed|food', 'abluft': 'exhaust|extract', 'zuluft': 'supply air|supply',
    'einlass': 'inlet', 'auslass': 'outlet', 'ablass': 'drain', 'zulauf': 'inlet',
    'ablauf': 'drain|outlet', 'einlauf': 'infeed|inlet', 'auslauf': 'outfeed|outlet',
    'elektro': 'electric', 'königs': 'royal', 'präsidenten': 'presidential',
    'verpackungs': 'packing|packaging', 'retouren': 'returns', 'etiketten': 'label',
    'versand': 'shipping|outbound', 'wareneingangs': 'inbound|receiving', 'wärme': 'heat|thermal',
    'boden': 'floor|soil|ground', 'honig': 'honey', 'lese': 'reading', 'lade': 'charging|loading',
    'steh': 'floor|standing', 'hänge': 'pendant|hanging', 'wasch': 'washing',
    'spül': 'washing-up', 'ess': 'dining|food', 'koch': 'cooking', 'schlaf': 'sleeping',
    'bade': 'bath', 'sitz': 'seating', 'schreib': 'writing', 'außen': 'outdoor|outside',
    'innen': 'inside|indoor', 'haupt': 'main', 'neben': 'side', 'vorder': 'front',
    'hinter': 'back|rear', 'ober': 'upper', 'unter': 'lower', 'mittel': 'middle|centre',
    'not': 'emergency', 'kühl': 'cooling|cold', 'heiz': 'heating', 'warm': 'hot', 'kalt': 'cold',
    'roll': 'roller', 'schiebe': 'sliding', 'dreh': 'revolving', 'park': 'parking',
    'lager': 'storage', 'pack': 'packing', 'misch': 'mixing', 'füll': 'filling',
    'mess': 'measuring', 'prüf': 'test|inspection', 'schalt': 'control', 'steuer': 'control',
    'press': 'press', 'wohn': 'living', 'eltern': "parents'|master", 'kinder': "children's|kids'",
    'gäste': 'guest', 'gast': 'guest', 'personal': 'staff', 'damen': "women's|ladies",
    'herren': "men's|gents", 'küchen': 'kitchen', 'bücher': 'book', 'werk': 'work',
    'arbeits': 'work', 'frühstücks': 'breakfast', 'mittags': 'lunch', 'abend': 'evening',
    'nacht': 'night', 'tag': 'day', 'sommer': 'summer', 'winter': 'winter',
    'weihnachts': 'christmas', 'geburtstags': 'birthday', 'eingangs': 'entrance',
    'ausgangs': 'exit', 'nord': 'north', 'süd': 'south', 'ost': 'east', 'west': 'west',
    'luft': 'air', 'blumen': 'flower|plant', 'pflanzen': 'plant', 'rot': 'red', 'weiß': 'white',
    'grün': 'green', 'blau': 'blue', 'groß': 'large|big', 'mini': 'mini', 'doppel': 'double',
    'einzel': 'single', 'sicherheits': 'safety|security', 'notfall': 'emergency',
    'klima': 'climate', 'sound': 'sound', 'brand': 'fire', 'feuer': 'fire', 'zentral': 'central',
    'decken': 'ceiling', 'wand': 'wall', 'sport': 'sports', 'ski': 'ski', 'trag': 'carrying',
    'wurf': 'throwing', 'trink': 'drinking', 'bett': 'bed', 'fern': 'remote', 'solar': 'solar',
    'strom': 'power', 'wechsel': 'changing', 'saug': 'suction', 'wisch': 'mop', 'mäh': 'mower',
    'melk': 'milking', 'wickel': 'wrapping|wrap', 'anzucht': 'propagation|seedling|nursery',
    'druck': 'print|pressure', 'saurier': 'dinosaur', 'bogen': 'arc|arch', 'hafer': 'oat',
    'soja': 'soy', 'retour': 'returns', 'ersatz': 'spare', 'reserve': 'spare|reserve',
    'sonder': 'special', 'test': 'test', 'rück': 'back|rear', 'tief': 'deep', 'hoch': 'high',
    'schnell': 'fast|quick', 'quer': 'cross', 'vorrats': 'storage|supply', 'näh': 'sewing',
    'back': 'baking', 'brat': 'frying|roasting', 'grill': 'grill', 'kehr': 'sweeping',
    'putz': 'cleaning', 'reinigungs': 'cleaning', 'trocken': 'drying|dry', 'nass': 'wet',
    'spreng': 'sprinkler', 'gieß': 'watering', 'pflück': 'picking', 'ernte': 'harvest|harvesting',
    'säge': 'saw', 'bohr': 'drilling|drill', 'schleif': 'grinding|sanding', 'fräs': 'milling',
    'schweiß': 'welding', 'löt': 'soldering', 'lackier': 'paint|painting', 'montage': 'assembly',
    'sortier': 'sorting', 'wiege': 'weighing', 'wäge': 'weighing', 'liefer': 'delivery',
    'abhol': 'pickup|collection', 'rückgabe': 'return|returns', 'ausgabe': 'output|issue',
    'eingabe': 'input', 'anlieferungs': 'delivery', 'warte': 'waiting', 'ruhe': 'rest|quiet',
    'empfangs': 'reception', 'besucher': 'visitor', 'mitarbeiter': 'staff',
    'patienten': 'patient', 'kranken': 'hospital|patient', 'schwestern': 'nurses',
    'operations': 'operating', 'untersuchungs': 'examination', 'behandlungs': 'treatment',
    'konferenz': 'conference', 'besprechungs': 'meeting', 'schulungs': 'training',
    'farb': 'colour|color', 'seminar': 'seminar', 'gefrier': 'freezer', 'blüten': 'bloom|flower',
    'blüte': 'bloom|flower', 'pflanz': 'potting|planting', 'topf': 'potting|pot',
    'beschattungs': 'shade', 'schatten': 'shade', 'pikier': 'propagation|potting',
    'vermehrungs': 'propagation', 'topfpflanzen': 'potted plant', 'wachstums': 'grow|growth',
    'sämlings': 'seedling',
}  # fmt: skip
OTHERS = {
    'boot': 'boat', 'boote': 'boats', 'gift': 'poison', 'brand': 'fire', 'aufguss': 'infusion',
    'rat': 'advice', 'art': 'kind', 'bord': 'board', 'handel': 'trade', 'tag': 'day',
    'tage': 'days', 'woche': 'week', 'wochen': 'weeks', 'monat': 'month', 'jahr': 'year',
    'fluter': 'floodlight', 'testseite': 'test page', 'testseiten': 'test pages',
    'uv-lampe': 'uv lamp|ultraviolet lamp', 'uvlampe': 'uv lamp|ultraviolet lamp', 'rang': 'rank',
    'klassik': 'classical', 'desinfektion': 'disinfection', 'ruf': 'call',
    'rufe': 'calls', 'schädling': 'pest', 'schädlinge': 'pests',
    'krankheit': 'disease', 'krankheiten': 'diseases', 'läuse': 'pests', 'blattläuse': 'aphids',
    'norden': 'north', 'osten': 'east', 'süden': 'south', 'westen': 'west',
    'abteil': 'bay|compartment', 'abteile': 'bays|compartments', 'rohrpost': 'tube',
    'verbände': 'bandages|dressings', 'verbänden': 'bandages|dressings',
    'blüte': 'bloom', 'schichtende': 'end of shift', 'herd': 'stove|cooker|hob', 'not': 'need',
    'rock': 'skirt',
}  # fmt: skip
QUALITIES = {
    'großer': 'large', 'großes': 'large', 'kleiner': 'small', 'kleines': 'small', 'neu': 'new',
    'neue': 'new', 'neuen': 'new', 'neuer': 'new', 'neues': 'new', 'alt': 'old', 'alte': 'old',
    'alten': 'old', 'altes': 'old', 'sauber': 'clean', 'saubere': 'clean', 'sauberen': 'clean',
    'schmutzig': 'dirty', 'schmutzige': 'dirty', 'schmutzigen': 'dirty', 'dreckig': 'dirty',
    'dreckige': 'dirty', 'dreckigen': 'dirty', 'leere': 'empty', 'leeren': 'empty',
    'frisch': 'fresh', 'frische': 'fresh', 'frischen': 'fresh', 'frisches': 'fresh',
    'warme': 'warm', 'warmen': 'warm', 'warmes': 'warm', 'kalte': 'cold', 'kalten': 'cold',
    'kaltes': 'cold', 'heiße': 'hot', 'heißen': 'hot', 'heißes': 'hot', 'kühles': 'cold',
    'kühle': 'cold', 'nasse': 'wet', 'nassen': 'wet', 'lange': 'long', 'langen': 'long',
    'kurze': 'short', 'kurzen': 'short', 'dicke': 'thick', 'dicken': 'thick', 'dünne': 'thin',
    'runde': 'round', 'runden': 'round', 'weiche': 'soft', 'weichen': 'soft', 'hohe': 'high',
    'hohen': 'high', 'niedrige': 'low', 'niedrigen': 'low', 'linke': 'left', 'linken': 'left',
    'linker': 'left', 'rechte': 'right', 'rechten': 'right', 'rechter': 'right',
    'obere': 'top|upper', 'oberen': 'top|upper', 'oberste': 'top', 'obersten': 'top',
    'untere': 'bottom|lower', 'unteren': 'bottom|lower', 'unterste': 'bottom',
    'untersten': 'bottom', 'vordere': 'front', 'vorderen': 'front', 'hintere': 'back|rear',
    'hinteren': 'back|rear', 'mittlere': 'middle', 'mittleren': 'middle', 'ganze': 'whole',
    'ganzen': 'whole', 'ganzes': 'whole', 'gesamte': 'whole', 'gesamten': 'whole',
    'komplette': 'whole', 'gläserne': 'glass', 'hölzerne': 'wooden', 'bunt': 'colorful',
    'braun': 'brown', 'braune': 'brown', 'braunen': 'brown', 'grau': 'gray|grey',
    'graue': 'gray|grey', 'grauen': 'gray|grey', 'pink': 'pink', 'violett': 'purple',
    'türkis': 'turquoise|cyan', 'roter': 'red', 'rotes': 'red', 'grüner': 'green',
    'grünes': 'green', 'blauer': 'blue', 'blaues': 'blue', 'gelber': 'yellow', 'gelbes': 'yellow',
    'weißer': 'white', 'weißes': 'white', 'schwarzer': 'black', 'schwarzes': 'black',
    'kaltweiß': 'cold white', 'goldene': 'golden', 'silberne': 'silver',
    'elektrische': 'electric', 'elektrischen': 'electric', 'automatisch': 'automatically',
    'vorsichtig': 'carefully', 'langsam': 'slowly', 'schneller': 'faster',
    'gründlich': 'thoroughly', 'laut': 'loud', 'ordentlich': 'properly', 'gemütlich': 'cosy',
    'rum': 'around',
}  # fmt: skip
