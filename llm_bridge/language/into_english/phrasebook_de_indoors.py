"""German words for what there is in houses, hotels, offices and hospitals."""

from llm_bridge.language.into_english.word_list import noun_list

INDOORS = noun_list("""
bogenlampe -n: arc lamp; klemmlampe: clamp lamp; standleuchte: floor lamp
deckenstrahler: ceiling light, ceiling spotlight; unterschranklicht: under-cabinet light
schranklicht: cabinet light, cupboard light; treppenlicht: stair light, stairs light
spiegelleuchte: mirror light, mirror lamp; badlicht: bathroom light; kellerlicht: basement light
stimmungslicht: mood light, ambient light, accent light; ambientelicht: ambient light
leuchtreklame: neon sign, sign; leuchtschild: sign, neon sign; schaufenster: shop window, window
lavalampe: lava lamp; salzlampe: salt lamp; girlande -n: string lights, garland
lichtschalter: light switch; dimmer: dimmer; bewässerungscomputer: irrigation controller
heizstab: heater; infrarotheizung: infrared heater, heater; ölradiator: heater, radiator
konvektor -en: convector, heater, radiator; kachelofen: tiled stove, stove
kaminofen: wood stove, stove; holzofen: wood stove, stove; pelletofen: pellet stove
gasherd: gas stove, gas hob, stove; kochfeld -er: hob, cooktop, stove
herdplatte -n: hob, burner, hotplate; backrohr: oven; dampfgarer: steam oven, steamer
fritteuse -n: fryer, deep fryer, air fryer; heißluftfritteuse: air fryer; reiskocher: rice cooker
eierkocher: egg cooker, egg boiler; waffeleisen: waffle maker, waffle iron
brotbackautomat: bread maker; entsafter: juicer; zitruspresse: juicer; eismaschine: ice maker
eiswürfelmaschine: ice maker; teemaschine: tea maker; milchaufschäumer: milk frother
kühlvitrine: display fridge, fridge; weinkühlschrank: wine fridge, wine cooler
tiefkühltruhe: freezer; weinklimaschrank: wine fridge; wasserspender: water dispenser, water cooler
trinkwasserspender: water dispenser; seifenspender: soap dispenser
duftspender: diffuser, scent diffuser; diffusor: diffuser; duftlampe: diffuser
raumduft: diffuser, scent; luftwäscher: air washer, humidifier, air purifier
heizungsthermostat: thermostat; raumthermostat: room thermostat, thermostat; türöffner: door opener
schranke -n: barrier, boom gate, gate; schlagbaum: barrier; poller: bollard
schleuse -n: airlock, lock; schnelllauftor -e: high-speed door, fast door
sektionaltor: sectional door, overhead door; hallentor -e: hall door, hall gate, roller door
brandschutztür -en: fire door; brandtür: fire door; glastür -en: glass door
flügeltür -en: double door; pendeltür -en: swing door; kühlraumtür: cold room door
stalltür: barn door, stable door; stalltor: barn door, barn gate; scheunentor: barn door
weidetor: pasture gate, field gate; hundeklappe: dog flap, dog door; katzenklappe: cat flap
briefschlitz: letter slot; tresor -e: safe; safe -s: safe; duschvorhang: shower curtain
fliegengitter: fly screen; verdunklungsvorhang: blackout curtain
verdunkelungsrollo -s: blackout blind; außenjalousie -n: outdoor blind, exterior blind, shutter
innenjalousie: blind; lamelle -n: slat; plissee -s: pleated blind, blind; schalosie: blind
sonnenrollo: sun blind, blind; dachfensterrollo: skylight blind, roof window blind
leinwandheber: screen lift; lautsprecherbox -en: speaker; subwoofer: subwoofer; soundbar: soundbar
verstärker: amplifier, receiver; receiver: receiver; spielkonsole: games console, console
flachbildfernseher: television, tv; bilderrahmen: picture frame; digitaluhr: clock; klavier: piano
flügel: grand piano, wing; gitarre -n: guitar; mikrofon -e: microphone
kopfhörer: headphones, headset; headset -s: headset; ladestecker: charger; akkupack: battery pack
webcam: webcam; babyfon: baby monitor; babyphone: baby monitor; nachttischuhr: bedside clock
wärmflasche: hot-water bottle; wärmedecke: heated blanket; heizkissen: heating pad
massagesessel: massage chair; sitzsack: beanbag; schaukelstuhl: rocking chair
bürostuhl: office chair; drehstuhl: swivel chair; hochstuhl: high chair; klappstuhl: folding chair
liegestuhl: deck chair; stehpult: standing desk; stehtisch: standing table, high table
klapptisch: folding table; konferenztisch: conference table, meeting table
besprechungstisch: meeting table; empfangstheke: reception desk, front desk; bartheke: bar, counter
ladentheke: shop counter, counter; kassentheke: checkout, counter; vitrinenschrank: display cabinet
rollcontainer: rolling cabinet, roll container; aktenschrank: filing cabinet; spind -e: locker
schließfach schließfächer: locker; garderobenständer: coat stand; schirmständer: umbrella stand
zeitungsständer: newspaper rack; weinschrank: wine cabinet; vorratsschrank: pantry cupboard
schuhbank: shoe bench; fensterbank: windowsill, window sill; fenstersims: windowsill
fensterbrett: windowsill; nachtschrank: bedside table, nightstand; waschtisch: washbasin, vanity
badschrank: bathroom cabinet; whiteboard -s: whiteboard; flipchart -s: flip chart, flipchart
pinnwand: notice board, pinboard; leuchtstofflampe: fluorescent light; aktenvernichter: shredder
schredder: shredder; frankiermaschine: franking machine; laminiergerät: laminator; plotter: plotter
beamerleinwand: projector screen; videowand: video wall; infotafel: info board
telefonzelle: phone booth; telefonbox: phone booth
ruheraum: quiet room, rest room, relaxation room; teeküche: kitchenette, pantry, tea kitchen
kaffeeküche: coffee corner, kitchenette; kaffeeecke: coffee corner
großraumbüro: open-plan office, open space; chefbüro: manager's office
sekretariat: secretary's office, front office; poststelle: mail room; posteingang: inbox, mail room
druckerraum: print room, copy room; kopierraum: copy room; archivraum: archive
pforte: gatehouse, front gate; pförtner: porter, doorman; pförtnerloge: gatehouse, porter's lodge
rezeptionist: receptionist; concierge: concierge; portier: porter; zimmermädchen: chambermaid, maid
gästehaus: guest house; hotelzimmer: hotel room; einzelzimmer: single room
doppelzimmer: double room; familienzimmer: family room; frühstücksraum: breakfast room
frühstücksbuffet: breakfast buffet; buffet -s: buffet; büffet: buffet; restaurant: restaurant
gaststube: dining room, taproom, bar; gastraum: dining room, guest area; biergarten: beer garden
weinstube: wine bar; hotelbar: bar, hotel bar; lounge: lounge; terrassentisch: terrace table
zimmerservice: room service; wäscheraum: laundry room; wäschewagen: laundry cart, linen cart
wäscheschacht: laundry chute; bügelzimmer: ironing room; bügelbrett: ironing board
gepäckraum: luggage room; kofferraum: boot, trunk; gepäckband: baggage belt; minibar: minibar
zimmerkarte -n: key card, room key; schlüsselkarte: key card; badelandschaft: pool
dampfbad: steam bath, steam room; ruhebereich: relaxation area; massageraum: massage room
umkleide -n: changing room; umkleidekabine: changing room; empfangshalle: lobby, reception hall
bankettsaal: banquet hall; galerie: gallery; empore: gallery; obergeschoß: upstairs
zwischengeschoss: mezzanine; aufwachraum: recovery room
behandlungsraum: treatment room, examination room
behandlungszimmer: treatment room, examination room; untersuchungsraum: examination room
sprechzimmer: consulting room, surgery; op: operating room, theatre; op-saal: operating room
röntgenraum: x-ray room; röntgen: x-ray; notaufnahme: emergency room, emergency department
intensivstation: intensive care unit, icu; kreißsaal: delivery room
schwesternzimmer: nurses' station; pflegestation: ward; isolierzimmer: isolation room
blutkonserve -n: blood bag; infusion -en: infusion, iv drip; infusionsständer: iv stand
tropf: drip, iv drip; blutdruckmessgerät: blood pressure monitor; stethoskop: stethoscope
katheter: catheter; verbandsmaterial: dressings, bandages; verbandszeug: bandages, first aid kit
mundschutz: face mask, mask; maske -n: mask; einmalhandschuhe: disposable gloves, gloves
kanüle -n: needle; ampulle -n: ampoule, vial; trage -n: stretcher
krankenbett -en: hospital bed, bed; notfallkoffer: emergency kit
notfallwagen: crash cart, emergency cart; visitenwagen: ward cart; pillenspender: pill dispenser
medikamentenspender: medication dispenser, pill dispenser; medikamentenschrank: medicine cabinet
medikamentenwagen: medicine cart, medication cart; rufknopf: call button; notruf: emergency call
notrufknopf: emergency button, panic button; sturzsensor: fall sensor, fall detector
bettsensor: bed sensor; türkontakt -e: door contact, door sensor
fensterkontakt: window contact, window sensor
""")
