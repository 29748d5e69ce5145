"""Nouns of homes and hotels: rooms, furniture, devices in English, French and Spanish.

One entry a line or between semicolons: English words, '=', French words, '|', Spanish words.
"""

# fmt: off
ROOMS = """
reading = lecture | lectura
towel rail/towel warmer = sèche-serviettes, porte-serviettes | toallero, calientatoallas
ground floor/downstairs = rez-de-chaussée, rez de chaussée, étage du bas | planta baja
ground floor/downstairs = | piso de abajo
first floor/upstairs = premier étage, étage du haut | primera planta, primer piso, piso de arriba
top floor = dernier étage | última planta, último piso
ski room/boot room = local à skis, salle à skis, ski room | cuarto de esquís, guardaesquís
landing = palier | rellano, descansillo
hall/entrance hall/hallway/lobby = vestibule, hall d'entrée, hall | vestíbulo, recibidor, zaguán
lobby/foyer = lobby, foyer | lobby, hall; entrance = entrée | acceso
bathroom = salle de bain, salle de bains, salle d'eau | baño, cuarto de baño, aseo
toilet/restroom/wc = toilettes, WC, cabinets, petit coin | váter, servicio, servicios, aseos, wc
shower room = salle de douche | cuarto de ducha; bedroom = chambre à coucher | alcoba
master bedroom/main bedroom/parents' bedroom/master bedroom/main bedroom = chambre principale |
master bedroom/main bedroom/parents' bedroom/master bedroom/main bedroom = suite parentale |
master bedroom/main bedroom/parents' bedroom/master bedroom/main bedroom = | dormitorio principal
parents' bedroom/master bedroom/main bedroom = chambre parentale, chambre des parents |
parents' bedroom/master bedroom/main bedroom = | dormitorio de los padres
children's room/kids' room/nursery = chambre d'enfant, chambre des enfants, chambre des petits |
children's room/kids' room/nursery = | cuarto de los niños, habitación infantil
children's room/kids' room/nursery = | dormitorio infantil; nursery = crèche, nurserie | guardería
guest room/guest bedroom = chambre d'ami, chambre d'amis, chambre d'hôtes | cuarto de invitados
guest room/guest bedroom = | habitación de huéspedes
living room/lounge/sitting room = pièce à vivre, salle de séjour | sala de estar, cuarto de estar
dining room = salle à manger | comedor; pantry/larder/storeroom = garde-manger, cellier | despensa
scullery = arrière-cuisine | antecocina
laundry/laundry room/utility room = buanderie, lingerie, blanchisserie | lavandería, lavadero
utility room/boiler room = local technique | cuarto técnico
boiler room = chaufferie | sala de calderas, cuarto de calderas
storage room/storeroom/store = débarras, réserve | trastero, cuarto trastero, bodega, almacén
wine cellar/cellar = cave à vin | bodega, vinoteca
dressing room/walk-in closet = dressing, garde-robe | vestidor
changing room/locker room = vestiaire, vestiaires | vestuario, vestuarios
playroom/games room = salle de jeux, salle de jeu | cuarto de juegos, sala de juegos
gym/fitness room = salle de sport, salle de gym, gymnase | gimnasio
library = bibliothèque | biblioteca; music room = salle de musique | sala de música
spa/wellness area = spa, espace bien-être | spa, zona de bienestar; sauna = sauna | sauna
steam room = hammam | baño turco, hamam; attic/loft = grenier, combles | ático, buhardilla, altillo
basement/cellar = sous-sol, cave | sótano; veranda/sunroom = véranda | galería, veranda, porche
winter garden/conservatory = jardin d'hiver | jardín de invierno
conservatory/orangery = orangerie | invernadero; terrace/deck/patio = terrasse | terraza
roof terrace = toit-terrasse | azotea
driveway/drive = allée, entrée de garage | entrada de coches, camino de entrada
path/walkway = chemin, sentier, passage | sendero, senda, camino
courtyard/yard = cour, cour intérieure | patio interior
front garden/front yard = jardin de devant | jardín delantero
back garden/back yard/backyard = jardin de derrière | jardín trasero
lift/elevator = ascenseur | ascensor; staircase/stairs = cage d'escalier, escaliers | escalera
corridor/hallway/hall = couloir, corridor | pasillo, corredor
reception/front desk = réception, accueil | recepción; concierge desk = conciergerie | conserjería
bar = bar | bar, cantina; restaurant = restaurant | restaurante terraza
breakfast room = salle du petit-déjeuner, salle de petit-déjeuner | sala de desayunos
ballroom = salle de bal | salón de baile; banquet hall = salle de banquet | salón de banquetes
conference room/meeting room = salle de conférence, salle de réunion | sala de conferencias
office/study = bureau, cabinet | despacho, oficina, estudio; suite = suite | suite
kitchenette = kitchenette, coin cuisine | cocina americana
fireplace/chimney = cheminée, âtre | chimenea; chapel = chapelle | capilla; tower = | torre
stable = écurie | establo, cuadra; carport/car port = abri voiture, carport | cochera
garage = garage | garaje, cochera; doorway/door = embrasure | umbral; threshold = seuil | umbral
exit = sortie | salida; emergency exit = sortie de secours, issue de secours | salida de emergencia
"""
FURNITURE = """
front door/main door/entrance door = porte d'entrée, porte principale | puerta de entrada
front door/main door/entrance door = | puerta principal, puerta de la calle, puerta de la entrada
back door/rear door = porte de derrière, porte arrière | puerta trasera, puerta de atrás
terrace door/patio door/balcony door = porte-fenêtre, baie vitrée | puerta acristalada, ventanal
garage door/gate = portail du garage, porte de garage, porte du garage | portón, portón del garaje
garage door/gate = | puerta del garaje, puerta de garaje
skylight/roof window = fenêtre de toit, velux, lucarne, puits de lumière | tragaluz, claraboya
skylight/roof window = | ventana de techo, ventana del techo, lucernario
awning/blind/shade = store banne, auvent, banne | toldo; blind/awning/shade/shutter = store | estor
shutter/blind/shade/roller shutter = volet, volet roulant | contraventana, postigo
blind/shutter/shade/roller blind = | persiana, persiana enrollable
curtain/drape/blind = rideau, voilage | cortina, visillo
sunshade/parasol/umbrella = parasol | sombrilla, parasol
fairy lights/string lights = guirlande lumineuse, guirlande, guirlandes | guirnalda, guirnaldas
fairy lights/string lights = | luces de navidad, luces de fiesta
christmas tree = sapin de noël, arbre de noël | árbol de navidad
floor lamp/standing lamp = lampadaire | lámpara de pie
reading lamp/reading light = lampe de lecture, liseuse | lámpara de lectura, luz de lectura
bedside lamp/bedside light/night lamp = lampe de chevet | lámpara de noche, lámpara de mesilla
bedside lamp/bedside light = | luz de la mesilla, lamparita
night light = veilleuse | luz nocturna, luz de noche
desk lamp = lampe de bureau | flexo, lámpara de escritorio
ceiling light/ceiling lamp = plafonnier | plafón, luz de techo, luz del techo, lámpara de techo
chandelier = lustre | araña; wall light/wall lamp = applique | aplique
spotlight/spot = spot | foco; table lamp = lampe de table | lámpara de mesa
light strip/led strip = ruban led | tira led, tira de luces
outdoor light/outside light = lumière extérieure, éclairage extérieur | luz exterior, luz de fuera
lantern = lanterne | farol, linterna
flashlight/torch = lampe de poche, lampe torche, torche | linterna
candle = bougie, chandelle | vela, candela; table = table | mesa
dining table/table = table à manger | mesa de comedor, mesa del comedor
coffee table = table basse | mesa de centro, mesita
bedside table/nightstand = table de nuit, table de chevet, chevet | mesilla, mesilla de noche
bedside table/nightstand = | mesita de noche; desk/writing desk = bureau, secrétaire | escritorio
kitchen counter/counter/worktop = plan de travail, comptoir | encimera, mostrador
kitchen island/island = îlot, îlot central | isla; chair = chaise | silla
armchair/easy chair = fauteuil | sillón, butaca
rocking chair = fauteuil à bascule, rocking-chair | mecedora; stool = tabouret | taburete, banqueta
bench = banc, banquette | banco
deckchair/sun lounger/lounger = transat, chaise longue | tumbona, hamaca
sofa/couch = canapé, sofa, divan | sofá; bed = lit | cama; cot/crib = berceau | cuna
bunk bed/bunk = lit superposé, lits superposés | litera, literas; mattress = matelas | colchón
cupboard/cabinet = placard, buffet | alacena, armario
wardrobe/closet = penderie | ropero, guardarropa
linen cupboard/linen closet = armoire à linge, placard à linge | armario de la ropa blanca
linen cupboard/linen closet = | armario de la ropa, armario de ropa blanca
sideboard/buffet = buffet, commode | aparador; chest of drawers/dresser = commode | cómoda
bookcase/bookshelf = bibliothèque | librería, estantería
shelf/rack = étagère, rayonnage | estante, repisa; shelf/shelves/rack = | estantería, balda
mantelpiece/mantel = manteau de cheminée | repisa de la chimenea
coat rack/coat stand = portemanteau, porte-manteau, patère | perchero, percha
hanger = cintre | percha; chest/trunk = coffre, malle | baúl, arcón
safe = coffre-fort | caja fuerte; locker = casier | taquilla
shoe rack = meuble à chaussures | zapatero; umbrella stand = porte-parapluie | paragüero
drawer = tiroir | cajón; mirror = miroir, glace | espejo; picture/painting = tableau | cuadro
frame = cadre | marco; clock = horloge, pendule | reloj; alarm clock/alarm = réveil | despertador
rug/carpet/mat = tapis, moquette | alfombra, moqueta; doormat/mat = paillasson | felpudo
vase = vase | jarrón, florero; flower pot/pot = pot de fleurs | maceta, tiesto
basket = panier, corbeille | cesta, cesto, canasta
laundry basket = panier à linge, corbeille à linge | cesto de la ropa, cesta de la ropa
laundry basket = | cesto de la ropa sucia
bin/trash/trash can/rubbish bin/waste bin/dustbin/garbage = poubelle, corbeille | basura, papelera
bin/trash can/rubbish bin/waste bin/dustbin = | cubo de basura, cubo de la basura
rubbish/trash/garbage/waste = ordures, déchets, détritus | basura, desperdicios, desechos
recycling bin/recycling = bac de recyclage, poubelle jaune | cubo de reciclaje, reciclaje
bucket/pail = seau | cubo, balde; tub = bac, bassine | barreño, palangana
washbasin/sink/basin = lavabo, vasque | lavabo, lavamanos; sink = évier | fregadero, pila
bathtub/bath = baignoire, bain | bañera, bañadera, tina; shower = douche | ducha, regadera
tap/faucet = robinet | grifo, llave de agua; toilet/toilet bowl = cuvette | inodoro, retrete
window = fenêtre, vitre | ventana; window sill = rebord de fenêtre | alféizar
floor/ground = sol, plancher, parquet | suelo, piso; wall = mur, paroi | pared, muro
ceiling = plafond | techo; roof = toit, toiture | tejado; gutter = gouttière | canalón
step/stairs = | peldaño, escalón; ramp = rampe | rampa; railing = rambarde | barandilla
pillow/cushion = coussin, oreiller | cojín, almohada
blanket/throw = couverture, plaid | manta, frazada, cobija
wool blanket = couverture en laine | manta de lana
duvet/quilt = couette, édredon | edredón, nórdico
sheet/bed sheet/linen = drap, drap de lit | sábana
bed linen/bedding/sheets/linen = literie, draps, linge de lit, linge de maison | ropa de cama
bed linen/bedding/sheets/linen = | lencería
towel/bath towel = serviette, serviette de bain, drap de bain, essuie | toalla, toalla de baño
tea towel/dish towel = torchon | paño de cocina, trapo de cocina
cloth/rag = chiffon | trapo, bayeta, paño
bathrobe/robe/dressing gown = peignoir, robe de chambre | albornoz, bata
tablecloth = nappe | mantel
napkin/serviette = serviette de table, serviette en papier | servilleta
"""
DEVICES = """
television/tv = télé, téloche, poste de télé | tele, televisor, televisión, tv
tv/television = TV | tv
remote control/remote = télécommande, zapette | mando a distancia, control remoto, mando
music system/stereo/hi-fi/music = chaîne hi-fi, chaîne hifi, chaîne stéréo, stéréo, hifi |
music system/stereo/hi-fi/music = | equipo de música
music system/stereo/hi-fi = | cadena de música, minicadena, estéreo
speaker/loudspeaker = enceinte, haut-parleur, baffle | altavoz, parlante, bocina
radio = radio, poste de radio | radio; record player = platine, tourne-disque | tocadiscos
projector/beamer = projecteur, vidéoprojecteur, rétroprojecteur, beamer | proyector, videoproyector
screen = écran | pantalla; tablet = tablette | tableta, tablet
computer = ordinateur, ordi, PC | ordenador, computadora; laptop = ordinateur portable | portátil
phone/telephone = téléphone, téléphone portable, portable | teléfono, móvil, celular
charger = chargeur | cargador; cable/cord = câble, cordon | cable
extension cord = rallonge | alargador
plug/socket/outlet = prise, prise électrique | enchufe, toma de corriente
switch = interrupteur | interruptor
coffee machine/coffee maker/espresso machine = machine à café, cafetière, percolateur |
coffee machine/coffee maker/espresso machine = machine à expresso | cafetera, máquina de café
coffee machine/coffee maker/espresso machine = | máquina de expreso
kettle = bouilloire | hervidor, tetera; toaster = grille-pain | tostadora, tostador
dishwasher = lave-vaisselle | lavavajillas, lavaplatos
washing machine/washer = lave-linge, machine à laver | lavadora
dryer/tumble dryer = sèche-linge, séchoir, sécheuse | secadora
boot dryer/boot warmer = sèche-chaussures, sèche-bottes, chauffe-chaussures | secabotas
boot dryer/boot warmer = | secador de botas; hair dryer = sèche-cheveux | secador de pelo, secador
fridge/refrigerator = frigo, réfrigérateur, frigidaire | nevera, frigorífico, refrigerador
fridge/refrigerator = | refrigeradora; freezer = congélateur, congélo | congelador
oven = four | horno; microwave = micro-ondes | microondas
stove/hob/cooker = cuisinière, plaque, plaque de cuisson, plaques, gazinière, réchaud | fogón
stove/hob/cooker = | placa, vitro, vitrocerámica, hornillo
grill/barbecue/bbq = barbecue, gril | barbacoa, parrilla
extractor hood/hood/extractor/extractor fan = hotte, hotte aspirante | campana, campana extractora
extractor hood/hood/extractor/extractor fan = | extractor
mixer/blender = mixeur, mixer, blender | batidora, licuadora
food processor = robot de cuisine | procesador; iron = fer à repasser | plancha
ironing board = planche à repasser | tabla de planchar
vacuum/vacuum cleaner/hoover/robot vacuum = aspirateur, robot aspirateur | aspiradora
vacuum/vacuum cleaner/hoover/robot vacuum = | robot aspirador
mop = serpillière, serpilière, balai à franges | fregona, mopa, trapeador; broom = balai | escoba
dustpan = pelle à poussière, ramasse-poussière | recogedor; brush = brosse | cepillo
sponge = éponge | esponja, estropajo; feather duster/duster = plumeau | plumero
heating/heater = chauffage | calefacción; radiator/heater/heating = radiateur | radiador
floor heating/underfloor heating = chauffage au sol, plancher chauffant | suelo radiante
floor heating/underfloor heating = | calefacción por suelo, calefacción del suelo
roof heating/gutter heating = chauffage du toit | calefacción del tejado
boiler/water heater = chaudière, chauffe-eau | caldera, calentador
wood stove/stove = poêle à bois | estufa de leña; thermostat = thermostat | termostato
thermometer = thermomètre | termómetro
air conditioning/air conditioner/ac = climatisation, clim, climatiseur | aire acondicionado
air conditioning/air conditioner/ac = | climatizador; fan = ventilateur, ventilo | ventilador
ceiling fan = ventilateur de plafond | ventilador de techo
humidifier = humidificateur | humidificador; dehumidifier = déshumidificateur | deshumidificador
air purifier/purifier = purificateur, purificateur d'air | purificador, purificador de aire
hot tub/whirlpool/jacuzzi = jacuzzi, bain à remous, bain à bulles | jacuzzi, bañera de hidromasaje
pool/swimming pool = piscine | piscina, alberca; pool pump = pompe de piscine | bomba de la piscina
damper/chimney flap/fireplace damper = clapet, trappe, registre, clapet de cheminée |
damper/chimney flap/fireplace damper = trappe de cheminée | tiro, trampilla, regulador de tiro
damper/chimney flap/fireplace damper = | tiro de la chimenea
car charger/charging station/wallbox = borne de recharge, borne, wallbox | cargador del coche
car charger/charging station/wallbox = | wallbox
car charger/wallbox = chargeur de voiture, chargeur auto | cargador de coche, punto de carga
snow melting = fonte de neige | fusión de nieve, descongelación
doorbell/bell = sonnette, carillon | timbre
intercom = interphone | interfono, telefonillo, portero automático
camera = caméra, caméra de surveillance | cámara, cámara de vigilancia
webcam = webcam | cámara web
smoke detector/smoke alarm = détecteur de fumée | detector de humo, alarma de humo
motion sensor/motion detector = détecteur de mouvement, capteur de mouvement | sensor de movimiento
motion sensor/motion detector = | detector de movimiento; alarm = alarme | alarma
rain sensor = capteur de pluie | sensor de lluvia; wind gauge/anemometer = anémomètre | anemómetro
lock/door lock = serrure, verrou, cadenas | cerradura, cerrojo, candado, pestillo
timer/kitchen timer = minuteur, minuterie, compte à rebours | temporizador, cronómetro, minutero
shopping list = liste de courses, liste des courses, liste d'achats | lista de la compra
shopping list = | lista de compras, lista del súper
to-do list/todo list = liste de tâches, liste des choses à faire | lista de tareas
to-do list/todo list = | lista de pendientes; list = liste | lista
sprinkler/irrigation = arroseur, arrosage automatique, arrosage | aspersor, riego, riego automático
fountain = fontaine | fuente; pump = pompe | bomba; battery = batterie, pile | batería, pila
sewing machine = machine à coudre | máquina de coser; scale/scales = balance | báscula, balanza
"""
HOME_NOUNS = (ROOMS, FURNITURE, DEVICES)
# fmt: on
