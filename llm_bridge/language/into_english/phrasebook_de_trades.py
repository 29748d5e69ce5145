"""German words of works, stores, laboratories and farms, and for people."""

from llm_bridge.language.into_english.word_list import noun_list

WORKING = noun_list("""
anlieferung: delivery, receiving, delivery dock; annahme: receiving, reception
frühschicht: early shift, morning shift; spätschicht: late shift, evening shift
nachtschicht: night shift; schicht -en: shift
schichtführer: shift leader; schichtleiter: shift leader; meister: foreman, supervisor
vorarbeiter: foreman; meisterbüro: foreman's office, shift office; schichtbüro: shift office
bediener: operator; lagerist: warehouse worker; staplerfahrer: forklift driver
monteur: fitter, technician; elektriker: electrician; putzkraft: cleaner; reinigungskraft: cleaner
azubi: apprentice, trainee; lehrling: apprentice; praktikant -en: intern, trainee
lieferant -en: supplier; spediteur: carrier; zusteller: courier
wickelplatz: wrapping point, wrapping station; wickelstation: wrapping station
folierer: wrapper, stretch wrapper; packbereich: packing area; versandbereich: shipping area
retourentisch: returns desk, returns table; retourenplatz: returns desk
umpackplatz: repacking station; kommissionierplatz: picking station
etikettendrucker: label printer; versandetikett -en: shipping label; adressaufkleber: address label
lieferwagen: van, delivery van; sprinter: van; sattelzug: truck; container: container
rollbehälter: roll cage, roll container; wechselbrücke: swap body
überladebrücke: dock leveller, dock leveler; hebebühne -n: lift, lifting platform, scissor lift
hubtisch: lift table; hebezeug: hoist; kettenzug: chain hoist, hoist; laufkatze: trolley
brückenkran: overhead crane, crane, gantry crane; portalkran: gantry crane
deckenkran: overhead crane; lastenaufzug: goods lift, freight elevator; warenlift: goods lift
zinken: forks; rollwägen: trolleys, carts; wägen: carts, trolleys; routenzug: tugger train
zugmaschine: tractor, tug; fts: agv; hochregalstapler: reach truck; schubmaststapler: reach truck
kommissionierer: order picker, picker; lagerplatz: storage location; regalplatz: shelf, rack
regalgang: aisle; palettenplatz: pallet place; palettenregal -e: pallet rack
stellfläche: floor space; puffer: buffer; pufferplatz: buffer; zwischenlager: buffer store, buffer
kleinteilelager: small parts store; kühllager: cold store; tiefkühllager: freezer store
gefahrstofflager: hazardous materials store; leergut: empties; leergutlager: empties store
pfand: deposit; kartonage: cardboard; pappe: cardboard; pappkarton -s: cardboard box
umreifungsband: strap; füllmaterial: filling material; luftpolsterfolie: bubble wrap
packband: packing tape; klebestreifen: tape; folienrolle: roll of film
rolle -n: roll, roller, reel; coil -s: coil; spule -n: spool, coil; gebinde: bundle; bündel: bundle
zuführung: feeder, infeed; zuführband: infeed conveyor, infeed belt; austragsband: outfeed conveyor
abtransportband: outfeed conveyor; sortierband: sorting belt, sorting conveyor
prüfband: inspection belt; schüttelsieb: vibrating screen; vibrationsförderer: vibratory feeder
schnecke -n: screw, auger; förderschnecke: screw conveyor, auger; rutsche -n: chute, slide
stopper: stopper; anschlag: stop; lichtschranke -n: light barrier, photo eye, light curtain
lichtvorhang: light curtain; lichtgitter: light curtain; näherungssensor: proximity sensor
endschalter: limit switch; teilesensor: part sensor; füllstandssensor: level sensor
drucksensor: pressure sensor; durchflussmesser: flow meter; drehgeber: encoder; zählwerk: counter
not-aus: emergency stop; not-halt: emergency stop; nothalt: emergency stop
schutztür -en: safety door, guard door, guard; schutzgitter: guard, safety fence
schutzzaun: safety fence; signalampel: stack light, signal light
signalleuchte: signal light, beacon, stack light; signalsäule -n: stack light, signal tower
ampel -n: traffic light, stack light, signal light; rundumleuchte: beacon
blinklicht: flashing light, beacon; signalhorn: horn, siren; pfeife -n: whistle
absaugung: extraction, extractor, dust extraction
absauganlage: extractor, extraction system, dust collector; staubabsaugung: dust extraction
absauglüfter: extractor fan; späneförderer: chip conveyor; späne: chips, shavings
kühlmittel: coolant; kühlschmierstoff: coolant; kühlung -en: cooling; kühlwasser: cooling water
schmieröl: oil, lubricant; fett: grease; hydraulik: hydraulics; hydraulikpumpe: hydraulic pump
pneumatik: pneumatics; zylinder: cylinder; spritzgussmaschine: injection moulding machine
spritzgießmaschine: injection moulding machine; form -en: mould, mold, shape; gussform: mould
ofenlinie: oven line; härteofen: furnace; schmelzofen: furnace, melting furnace; brennofen: kiln
lackierkabine: paint booth, spray booth; lackiererei: paint shop; schweißerei: welding shop
schweißkabine: welding booth; schweißroboter: welding robot; lackierroboter: painting robot
dreherei: turning shop; fräserei: milling shop; schreinerei: joinery, carpentry shop
tischlerei: joinery; schlosserei: metal shop, metalworking shop; gießerei: foundry
prüfstand: test bench, test stand; prüfplatz: test station, inspection station
messplatz: measuring station; messraum: measuring room; qs: quality control
ausschuss: scrap, rejects; ausschusskiste: scrap bin, reject bin; schrott: scrap
schrottcontainer: scrap container; spänecontainer: chip container; altmetall: scrap metal
rohmaterial: raw material; rohstoff -e: raw material; halbzeug: semi-finished goods
fertigteil -e: finished part; fertigware -n: finished goods; baugruppe -n: assembly
gehäuse: housing, case; platine -n: circuit board, board; leiterplatte -n: circuit board, board
chip -s: chip; widerstand widerstände: resistor; lötzinn: solder; unterlegscheibe -n: washer
scheibe -n: disc, slice, pane; bolzen: bolt, pin; niet -en: rivet; feder -n: spring
lager: bearing, warehouse, store, stockroom; kugellager: ball bearing; achse -n: axle, axis
kurbel: crank; riemen: belt; keilriemen: v-belt; zahnriemen: timing belt; schraubstock: vice, vise
schraubzwinge -n: clamp; zwinge -n: clamp; feile -n: file; meißel: chisel; stemmeisen: chisel
hobel: plane; cutter: cutter, knife; teppichmesser: utility knife, box cutter
cuttermesser: box cutter, utility knife; ratsche: ratchet; steckschlüssel: socket wrench
winkelschleifer: angle grinder; flex: angle grinder; stichsäge: jigsaw; schleifpapier: sandpaper
heißklebepistole: hot glue gun, glue gun; heißkleber: hot glue; multimeter: multimeter
oszilloskop: oscilloscope; netzteil: power supply; labornetzteil: bench power supply
gehörschutz: ear protection, ear defenders, earmuffs
schutzhelm -e: hard hat, helmet, safety helmet; schutzhandschuh -e: safety glove, work glove
sicherheitsschuh -e: safety shoe, safety boot; sicherheitsweste -n: safety vest
schutzkleidung: protective clothing; atemschutz: respirator; augendusche: eye wash, eyewash station
notdusche: safety shower, emergency shower; abzug: fume hood, extractor, hood
laborabzug: fume hood; sterilbank: clean bench, sterile bench; autoklav: autoclave
trockenschrank: drying oven, drying cabinet; wasserbad: water bath
heizplatte -n: hotplate, hot plate; magnetrührer: magnetic stirrer, stirrer; schüttler: shaker
wärmeschrank: incubator, warming cabinet; probenschrank: sample cabinet
probenkühlschrank: sample fridge; probenständer: sample rack, rack; probenröhrchen: sample tube
petrischale -n: petri dish; kolben: flask, piston; erlenmeyerkolben: erlenmeyer flask, flask
messzylinder: measuring cylinder; mikroplatte -n: microplate, plate; reagenz reagenzien: reagent
lösung -en: solution; chemikalie -n: chemical; chemikalienschrank: chemical cabinet
stickstoff: nitrogen; sauerstoff: oxygen; argon: argon; ethanol: ethanol; alkohol: alcohol
reinraum: clean room; spektrometer: spectrometer; photometer: photometer; ph-meter: ph meter
pipettierroboter: pipetting robot, liquid handler; laborwaage: lab scale, scale; kuhherde: herd
herde -n: herd; rind -er: cow, cattle; bulle -n: bull; stier -e: bull; lamm lämmer: lamb
ferkel: piglet; küken: chick; hahn: rooster, tap, valve; gans gänse: goose; esel: donkey
fohlen: foal; pony -s: pony; futterautomat: feeder, feeding machine; fütterer: feeder
fütterung: feeding; futterstation: feeding station; futterautomaten: feeders
futterwagen: feed wagon; futtersilo: feed silo; kraftfutter: concentrate, feed; körner: grain
einstreu: bedding; melkmaschine: milking machine; milchtank: milk tank
milchkammer: milk room, dairy; ladewagen: loader wagon; mähdrescher: combine harvester, combine
pflug: plough, plow; egge: harrow; sämaschine: seed drill, seeder; güllefass: slurry tanker
güllegrube: slurry pit; misthaufen: manure heap; feldweg: track, field path; obstwiese: orchard
obstbaum obstbäume: fruit tree; apfelbaum: apple tree; rebe -n: vine; weinrebe -n: vine
strohballen: straw bale; heuballen: hay bale; ballen: bale
gewächshauslüftung: greenhouse vents, greenhouse fan; dachlüftung: roof vent, roof vents
lüftungsklappe -n: vent, roof vent, vent flap; zuluftklappe: inlet flap
schattierung: shading, shade screen; schattiernetz: shade net
pflanzenlicht: grow light, grow lights; pflanzenlampe -n: grow light, grow lamp
wachstumslicht: grow light; wachslampe: grow light; nährstofflösung: nutrient solution
nährstoff -e: nutrient; nährstoffpumpe: nutrient pump
düngerpumpe: fertiliser pump, fertilizer pump; umwälzpumpe: circulation pump
tauchpumpe: submersible pump; brunnenpumpe: well pump; tropfer: dripper; tropfschlauch: drip line
bodensensor: soil sensor; bodenfeuchtesensor: soil moisture sensor
regentonne -n: rain barrel, water butt; wassertonne: water barrel, rain barrel; aussaat: sowing
anzuchtschale -n: seed tray; saatschale -n: seed tray; saatkiste -n: seed tray
pflanzkiste: planter; pflanzkübel: planter, plant tub; blumenerde: potting soil, soil
pflanzerde: potting soil; rindenmulch: bark mulch, mulch; salatkopf salatköpfe: lettuce
steckling -e: cutting; jungpflanze -n: seedling, young plant; keimling -e: seedling
schädling -e: pest; blattlaus blattläuse: aphid; kessel: boiler, kettle, vessel
heizkreis: heating circuit; vorlauf: flow; rücklauf: return; vorlauftemperatur: flow temperature
heizungspumpe: heating pump; sole: brine; absperrhahn: shut-off valve; hauptventil: main valve
hauptwasserhahn: main water valve, water main; wasserzufuhr: water supply; gashahn: gas valve
gasventil: gas valve; wasserventil: water valve; magnetventil -e: solenoid valve
hauptschalter: main switch; notstrom: emergency power
notstromaggregat: emergency generator, generator; stromkreis: circuit; wechselrichter: inverter
solarmodul -e: solar panel; photovoltaik: solar panels; speicher: storage, attic, battery
batteriespeicher: battery storage; wetterballon: weather balloon
""")
CITIES = noun_list("""
lissabon: lisbon; mailand: milan; rom: rome; wien: vienna; münchen: munich; köln: cologne
genf: geneva; venedig: venice; florenz: florence; athen: athens; warschau: warsaw; prag: prague
moskau: moscow; kopenhagen: copenhagen; brüssel: brussels; tokio: tokyo; peking: beijing
neapel: naples; nizza: nice; straßburg: strasbourg; zürich: zurich; nürnberg: nuremberg
kairo: cairo; mexiko: mexico; bukarest: bucharest; belgrad: belgrade; breslau: wroclaw
""")
"""After which rooms are called."""
CREATURES = noun_list("""
enkel: grandson, grandchild; enkelin: granddaughter; schwiegermutter: mother-in-law
mitbewohner: flatmate, roommate; vermieter: landlord; babysitter: babysitter; putzfrau: cleaner
therapeut -en: therapist; physiotherapeut: physiotherapist; sanitäter: paramedic; hebamme: midwife
oberarzt: senior doctor, consultant; stationsarzt: ward doctor; chefarzt: head doctor
laborant -en: lab technician; laborantin: lab technician; forscher: researcher
professor: professor; lehrer: teacher; lehrerin: teacher; schüler: student, pupil
student -en: student; studentin: student; bauer -n: farmer; landwirt -e: farmer; hirte -n: shepherd
winzer: winemaker; tierarzt: vet; verkäufer: salesperson, shop assistant
verkäuferin: shop assistant; kassierer: cashier; kundin: customer; gästin: guest
direktor: director, manager; direktorin: director, manager; sekretärin: secretary
assistent -en: assistant; assistentin: assistant; wachmann: guard, security guard
sicherheitsdienst: security, security guard; wachdienst: security; besitzer: owner
touristen: tourists
""")
