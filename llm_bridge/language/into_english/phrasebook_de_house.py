"""German words for rooms, furniture and devices of houses, hotels and gardens."""

from llm_bridge.language.into_english.word_list import noun_list

ROOMS = noun_list("""
wohnzimmer: living room, lounge, sitting room; stube: living room, lounge, parlour
wohnbereich: living area, living room; esszimmer: dining room
essbereich: dining area, dining room; speisesaal: dining room, dining hall
speisezimmer: dining room; kochnische: kitchenette; schlafzimmer: bedroom
elternschlafzimmer: parents' bedroom, master bedroom, main bedroom
hauptschlafzimmer: master bedroom, main bedroom; elternzimmer: parents' bedroom, master bedroom
kinderzimmer: children's room, kids' room, nursery, child's room, kid's room
babyzimmer: nursery, baby room; jugendzimmer: teenager's room; spielzimmer: playroom, games room
gästezimmer: guest room, spare room, guest bedroom; gästebad: guest bathroom; wc: toilet
gästetoilette: guest toilet; badezimmer: bathroom; duschbad: shower room; klo -s: toilet, loo
toilette -n: toilet, loo, restroom, washroom, wc; waschraum waschräume: washroom, laundry room
arbeitszimmer: study, office, home office; büro -s: office, study; homeoffice: home office, study
flur -e: hall, hallway, corridor; diele: hall, hallway, entrance hall
korridor -e: corridor, hallway; eingangsbereich: entrance hall, entrance area, hall, lobby
eingangshalle: entrance hall, lobby; vorraum: anteroom, hall; vorzimmer: anteroom, hall
windfang: porch; garderobe: coat rack, cloakroom, coat stand
treppenhaus: stairwell, staircase, stairs; treppenabsatz: landing; podest: landing
dachboden: attic, loft; speicher: attic, store; dachgeschoss: attic; obergeschoss: upstairs
erdgeschoss: ground floor, downstairs; untergeschoss: basement; keller: basement, cellar
kellerraum: cellar room, basement; weinkeller: wine cellar, cellar; stockwerk -e: floor
etage -n: floor; stock: floor; hauswirtschaftsraum: utility room, laundry room
waschküche: laundry room, utility room, laundry; abstellraum: storage room, storeroom, store room
abstellkammer: storage room, storeroom, pantry; abstellkammerl: storeroom; lagerraum: storeroom
speisekammer: pantry, larder; vorratskammer: pantry, larder, storeroom; vorratsraum: pantry
heizungskeller: boiler room; heizraum: boiler room; heizungsraum: boiler room
technikraum: plant room, utility room, technical room, equipment room; serverraum: server room
hobbyraum: hobby room; fitnessraum: gym, fitness room; trainingsraum: gym; sporthalle: gym
saal säle: hall; festsaal: ballroom, banquet hall; ballsaal: ballroom
konferenzraum: conference room; besprechungsraum besprechungsräume: meeting room
sitzungssaal: meeting room, boardroom; sitzungszimmer: meeting room
besprechungszimmer: meeting room; seminarraum: seminar room; schulungsraum: training room
klassenzimmer: classroom; hörsaal: lecture hall; pausenraum: break room, staff room
aufenthaltsraum: lounge, common room, break room, day room; personalraum: staff room
kantine: canteen; mensa: canteen; cafeteria: cafeteria, cafe, café; bibliothek: library
bücherei: library; wintergarten: conservatory, winter garden; kaminzimmer: fireplace room, lounge
ankleide: dressing room; ankleidezimmer: dressing room; sauna saunen: sauna
wellnessbereich: wellness area, spa, spa area; schwimmbad: pool, swimming pool
hallenbad: pool, indoor pool; schwimmhalle: pool; skiraum: ski room, boot room
skikeller: ski room, ski cellar; stiefelraum: boot room; musikzimmer: music room
heimkino: home cinema, cinema; kino: cinema; atelier: studio; studio -s: studio; suite -n: suite
empfang: reception, front desk; empfangsbereich: reception; empfangstresen: reception desk
rezeption: reception, front desk; lobby: lobby; foyer: foyer, lobby; halle -n: hall
wartezimmer: waiting room; wartebereich: waiting area; stationszimmer: nurses' station
station -en: station, ward; krankenzimmer: ward, patient room; patientenzimmer: patient room
operationssaal: operating room; labor -e: lab, laboratory; apotheke: pharmacy; archiv: archive
terrasse -n: terrace, patio, deck; balkon -e: balcony; veranda: veranda, porch; loggia: loggia
garten gärten: garden, yard, backyard; vorgarten: front garden, front yard
hintergarten: back garden; hinterhof: backyard, back yard, courtyard; innenhof: courtyard
hof höfe: yard, courtyard; vorplatz: forecourt; einfahrt -en: driveway, drive, entrance
auffahrt -en: driveway, drive; zufahrt -en: driveway, access road; ausfahrt -en: exit, driveway
durchfahrt: passage, gateway; gehweg -e: path, pavement, walkway; gehsteig: pavement, path
weg -e: path; pfad -e: path; fußweg -e: path, footpath; gartenweg -e: garden path, path
straße -n: street, road; carport: carport; stellplatz: parking space
parkplatz parkplätze: car park, parking lot, parking space
tiefgarage: underground car park, garage; garage -n: garage; schuppen: shed; hütte -n: hut, cabin
gartenhaus: garden house, shed, summer house; gartenhütte: garden shed, shed
geräteschuppen: tool shed; gerätehaus: tool shed, shed
gewächshaus gewächshäuser: greenhouse, glasshouse; hochbeet -e: raised bed
gemüsebeet -e: vegetable bed, vegetable patch; blumenbeet -e: flower bed; rosenbeet -e: rose bed
kräuterbeet -e: herb bed; gemüsegarten: vegetable garden, veg patch; kräutergarten: herb garden
obstgarten: orchard; weinberg: vineyard; wiese -n: meadow, lawn; weide -n: pasture, meadow
koppel: paddock; spielplatz: playground; liegewiese: lawn; dach dächer: roof
dachterrasse: roof terrace; fassade -n: facade; grundstück: property; haus häuser: house
wohnung -en: flat, apartment; gebäude: building; flügel: wing; ecke -n: corner; zimmer: room
raum räume: room; bereich -e: area; platz plätze: place, point, station, spot, area, bay
eingang eingänge: entrance
haupteingang: main entrance, front door; hintereingang: back entrance, back door
notausgang: emergency exit; ausgang ausgänge: exit; treppe -n: stairs, staircase
stufe -n: step, level; rampe -n: ramp; gang gänge: aisle, corridor, hallway
aufzug aufzüge: lift, elevator; fahrstuhl fahrstühle: lift, elevator; lift -e: lift, elevator
geländer: railing; wand wände: wall; mauer -n: wall; boden böden: floor; fußboden: floor
parkett: floor, parquet; zimmerdecke: ceiling; schwelle -n: threshold; nische -n: nook
""")
FURNITURE = noun_list("""
tisch -e: table; esstisch -e: dining table; küchentisch -e: kitchen table
couchtisch -e: coffee table; wohnzimmertisch -e: coffee table, living room table
beistelltisch -e: side table; schreibtisch -e: desk, writing desk
arbeitstisch -e: workbench, bench, work table, desk; nachttisch -e: bedside table, nightstand
nachtkästchen: bedside table, nightstand; gartentisch -e: garden table
wickeltisch: changing table; tresen: counter; theke -n: counter, bar; bar -s: bar
arbeitsplatte -n: worktop, counter, countertop; arbeitsfläche -n: worktop, counter
kücheninsel: kitchen island, island; anrichte -n: sideboard
kommode -n: dresser, chest of drawers; sideboard -s: sideboard; konsole -n: console
regal -e: shelf, rack; bücherregal -e: bookshelf, bookcase; bücherschrank: bookcase
schuhregal: shoe rack; weinregal: wine rack; gewürzregal: spice rack; schuhschrank: shoe cabinet
kleiderschrank kleiderschränke: wardrobe, closet
schrank schränke: cupboard, cabinet, wardrobe, closet
küchenschrank küchenschränke: kitchen cupboard, kitchen cabinet, cupboard
wandschrank: closet, cupboard; hängeschrank hängeschränke: wall cupboard, cupboard
wäscheschrank: linen cupboard, linen closet; medizinschrank: medicine cabinet
arzneischrank: medicine cabinet; werkzeugschrank: tool cabinet, tool cupboard
putzschrank: cleaning cupboard; besenschrank: broom cupboard; spiegelschrank: mirror cabinet
schublade -n: drawer; fach fächer: shelf, compartment, bin; briefkasten: mailbox, letterbox
sofa -s: sofa, couch; couch: couch, sofa; sessel: armchair, chair; ohrensessel: armchair
fernsehsessel: recliner, armchair; stuhl stühle: chair; hocker: stool; barhocker: bar stool
bank bänke: bench; sitzbank: bench; gartenbank: garden bench, bench; parkbank: bench
liege -n: lounger; hängematte -n: hammock; schaukel -n: swing; bett -en: bed
kinderbett -en: cot, child's bed; doppelbett: double bed; etagenbett: bunk bed
stockbett: bunk bed; pflegebett: care bed, hospital bed; matratze -n: mattress; ständer: stand
kleiderständer: coat rack, coat stand; kleiderhaken: coat hook; haken: hook; spiegel: mirror
teppich -e: carpet, rug; läufer: rug; fußmatte -n: doormat, mat; matte -n: mat
bild -er: picture, painting; gemälde: painting; vase -n: vase; uhr -en: clock, watch
kamin -e: fireplace, chimney; schornstein: chimney; kaminsims: mantelpiece; spülbecken: sink
spüle -n: sink; waschbecken: sink, washbasin, basin; badewanne -n: bathtub, bath, tub
wanne -n: tub, bath; dusche -n: shower; whirlpool -s: whirlpool, hot tub
holzkorb: wood basket, log basket; wäschekorb: laundry basket, hamper
papierkorb: waste paper basket, bin; abfalleimer: bin, trash can
mülleimer: bin, trash, trash can, rubbish bin; mülltonne -n: bin, rubbish bin, dustbin
papiertonne: paper bin; biotonne: compost bin; restmüll: rubbish; recycling: recycling
sandkasten: sandbox; zaun zäune: fence; podium: podium; bühne -n: stage
tafel -n: board, blackboard; leinwand: screen; pult: desk, panel
""")
DEVICES = noun_list("""
licht -er: light; beleuchtung: lights, lighting, light; lampe -n: lamp, light
leuchte -n: light, lamp; deckenlampe -n: ceiling lamp, ceiling light
deckenlicht: ceiling light, ceiling lamp; deckenleuchte -n: ceiling light, ceiling lamp
stehlampe -n: floor lamp, standing lamp, lamp; stehleuchte: floor lamp
leselampe -n: reading lamp, reading light; leselicht: reading light, reading lamp
nachttischlampe -n: bedside lamp, bedside light, nightstand lamp; nachtlicht -er: night light
schreibtischlampe -n: desk lamp; tischlampe -n: table lamp, desk lamp
pendelleuchte: pendant lamp, pendant light, pendant
hängelampe -n: pendant lamp, pendant light, pendant; wandlampe -n: wall light, wall lamp
kronleuchter: chandelier; lüster: chandelier; lichterkette -n: fairy lights, string lights
weihnachtsbeleuchtung: christmas lights; weihnachtsbaum: christmas tree
strahler: spotlight, spot, floodlight; spot -s: spot, spotlight
scheinwerfer: spotlight, headlight, floodlight; flutlicht: floodlight; arbeitslicht: work light
außenlicht: outside light, outdoor light, porch light; gartenlicht: garden lights, garden light
außenbeleuchtung: outdoor lights, outside lights, outside light; hoflicht: yard light
lichtleiste -n: light strip, led strip; lichtband: light strip; notlicht: emergency light
glühbirne -n: bulb, light bulb; birne -n: bulb, pear; laterne -n: lantern
taschenlampe -n: torch, flashlight; heizung -en: heating, heater, radiator
fußbodenheizung -en: floor heating, underfloor heating; bodenheizung: floor heating
heizkörper: radiator, heater; heizlüfter: heater, fan heater; heizstrahler: heater, patio heater
heizpilz: patio heater; heizkessel: boiler; boiler: boiler
handtuchtrockner: towel rail, towel heater; handtuchwärmer: towel warmer, towel rail
handtuchhalter: towel rail; dachrinnenheizung: gutter heating; rinnenheizung: gutter heating
dachrinne -n: gutter; schneeschmelze: snow melting; warmwasser: hot water
warmwasserspeicher: hot water tank, boiler; wärmepumpe: heat pump; heizdecke: heated blanket
klimaanlage -n: air conditioner, air conditioning, ac, aircon, air con
klima: air conditioning, ac, climate; ventilator -en: fan, ventilator
deckenventilator: ceiling fan; lüfter: fan; gebläse: fan, blower; lüftung: ventilation, fan
belüftung: ventilation; abzug: extractor, hood; abluft: extractor fan, exhaust fan
dunstabzug: extractor hood, cooker hood, extractor fan, extractor
dunstabzugshaube: extractor hood, cooker hood, extractor fan; luftreiniger: air purifier
luftbefeuchter: humidifier; luftentfeuchter: dehumidifier; entfeuchter: dehumidifier
rollladen rollläden: blind, shutter, roller blind, roller shutter
rolladen rolläden: blind, shutter, roller blind; rollo -s: blind, roller blind, shade, shutter
jalousie -n: blind, shutter, shade; raffstore -s: blind, shutter
fensterladen fensterläden: shutter, blind; laden läden: shutter, blind
verdunkelung: blinds, shutters, shades; vorhang vorhänge: curtain, drape
gardine -n: curtain, drape; markise -n: awning; sonnensegel: sunshade, sun sail
sonnenschutz: sunshade, blinds, awning; sonnenschirm -e: parasol, sunshade, umbrella
tor -e: gate, door; hoftor -e: yard gate, gate; gartentor -e: garden gate
garagentor -e: garage door; rolltor -e: roller door, roller shutter door, roller gate
schiebetor -e: sliding gate, sliding door; tür -en: door
haustür -en: front door, house door, entrance door
eingangstür -en: front door, entrance door, main door
wohnungstür -en: front door, apartment door; hintertür -en: back door, rear door
balkontür -en: balcony door; terrassentür -en: terrace door, patio door, terrace door lock
kellertür -en: basement door, cellar door; schiebetür -en: sliding door; drehtür: revolving door
zimmertür -en: room door; gartentür: garden door, garden gate; fenster: window
dachfenster: roof window, skylight; dachluke: skylight, hatch; oberlicht: skylight
luke -n: hatch; klappe -n: flap, damper; kaminklappe -n: chimney flap, damper, flue damper
ofenklappe: damper; schloss schlösser: lock; türschloss türschlösser: door lock
riegel: bolt, latch, lock; klingel -n: doorbell, bell; türklingel -n: doorbell; klinke: handle
griff -e: handle, grip; gong: gong, chime; glocke -n: bell; steckdose -n: socket, plug, outlet
stecker: plug; steckerleiste: power strip; schalter: switch; taster: button; kabel: cable
verlängerungskabel: extension lead, extension cord; ladegerät -e: charger
ladekabel: charging cable, charger; ladesäule -n: charger, charging station, charging point
wallbox: wallbox, car charger; autolader: car charger; radio -s: radio
fernseher: television, tv, telly; glotze: telly, television, tv; tv: tv, television
fernsehgerät -e: television, tv; musik: music, music system, stereo
musikanlage -n: stereo, music system, sound system; stereoanlage -n: stereo, music system, hi-fi
anlage -n: system, plant, stereo; mucke: music; box -en: box, speaker
lautsprecher: speaker, loudspeaker; durchsage -n: announcement
lautsprecheranlage: pa, pa system, loudspeakers, speakers; plattenspieler: record player
beamer: projector, beamer; projektor -en: projector; bildschirm -e: screen, monitor, display
monitor -e: monitor, screen; anzeige -n: display; anzeigetafel: display, sign, display board
schild -er: sign; telefon -e: phone, telephone; handy -s: phone, mobile phone, mobile, cell phone
fernbedienung -en: remote, remote control; tablet -s: tablet; computer: computer
rechner: computer; laptop -s: laptop; drucker: printer; scanner: scanner; kopierer: copier
tastatur: keyboard; router: router; wecker: alarm, alarm clock, timer
küchenwecker: kitchen timer; timer: timer; stoppuhr: timer, stopwatch
eieruhr: egg timer, kitchen timer; küchentimer: kitchen timer
kaffeemaschine -n: coffee machine, coffee maker
espressomaschine: espresso machine, coffee machine; kaffeevollautomat: coffee machine
wasserkocher: kettle, water heater; teekocher: kettle; toaster: toaster; backofen backöfen: oven
ofen öfen: oven, stove; herd -e: stove, cooker, hob; kochfeld: hob, stove
herdplatte -n: hob, burner, stove; mikrowelle -n: microwave; grill -s: grill, barbecue
fritteuse: fryer; kühlschrank kühlschränke: fridge, refrigerator; gefrierschrank: freezer
tiefkühler: freezer; gefriertruhe: freezer; kühltruhe: freezer; eisfach: freezer
kühlraum: cold room, walk-in fridge, cold store; kühlhaus: cold store, cold room
mixer: mixer, blender; küchenmaschine: food processor; spülmaschine -n: dishwasher
geschirrspüler: dishwasher; waschmaschine -n: washing machine, washer
trockner: dryer, tumble dryer; wäschetrockner: tumble dryer, dryer
schuhtrockner: shoe dryer, boot dryer; stiefeltrockner: boot dryer; skischuhtrockner: boot dryer
bügeleisen: iron; staubsauger: vacuum, vacuum cleaner, hoover; sauger: vacuum, hoover
saugroboter: vacuum, robot vacuum, robot; wischroboter: mop robot, robot
nähmaschine: sewing machine; föhn: hair dryer; waage -n: scale, scales
personenwaage: scales, scale; rasenmäher: lawn mower, mower; mäher: mower, lawn mower
mähroboter: robot mower, lawn mower, mower; rasensprenger: lawn sprinkler, sprinklers, sprinkler
sprenger: sprinkler; bewässerung: irrigation, watering
bewässerungsanlage: irrigation, irrigation system; tropfbewässerung: drip irrigation, drip line
gartenschlauch: garden hose, hose; schlauch schläuche: hose; pool -s: pool; poolpumpe: pool pump
teichpumpe: pond pump; springbrunnen: fountain; brunnen: fountain, well; teich -e: pond
aquarium: aquarium, fish tank; vogelhaus: bird house
alarmanlage -n: alarm, alarm system, burglar alarm; alarm -e: alarm; sirene -n: siren, alarm
rauchmelder: smoke detector, smoke alarm; feuermelder: fire alarm
brandmelder: fire alarm, smoke detector; gasmelder: gas detector
wassermelder: leak sensor, water sensor, leak detector
bewegungsmelder: motion sensor, motion detector, motion; türsensor -en: door sensor, door contact
fenstersensor: window sensor, window contact; melder: detector, sensor; sensor -en: sensor
fühler: sensor; thermometer: thermometer, temperature sensor, temperature
außenthermometer: outdoor thermometer, outside thermometer; barometer: barometer
wetterstation: weather station; windmesser: wind gauge, anemometer, wind sensor
regensensor: rain sensor; regenmelder: rain sensor; regenmesser: rain gauge
stromzähler: electricity meter, power meter; zähler: counter, meter; wasserzähler: water meter
kamera -s: camera; überwachungskamera -s: security camera, camera
außenkamera -s: outdoor camera, outside camera; türkamera: door camera, doorbell camera
gegensprechanlage: intercom; türsprechanlage: intercom; batterie -n: battery; akku -s: battery
solaranlage: solar panels, solar system; generator: generator; sicherung -en: fuse
thermostat -e: thermostat; wasserhahn wasserhähne: tap, faucet; hahn hähne: tap, valve
ventil -e: valve; abfluss: drain; abflussrohr: drain pipe; einkaufsliste -n: shopping list
einkaufszettel: shopping list; liste -n: list; aufgabenliste: to-do list, todo list
szene -n: scene; stimmung: mood, scene; gerät -e: device, appliance, machine
geräte: devices, appliances; maschine -n: machine; roboter: robot; haushaltsroboter: robot
serviceroboter: service robot, robot
""")
