"""Nouns of gardens, farms, works, offices and clinics in English, French and Spanish.

One entry a line or between semicolons: English words, '=', French words, '|', Spanish words.
"""

# fmt: off
GARDEN = """
garden = jardin | jardín; lawn/grass = pelouse, gazon | césped, pasto
meadow = pré, prairie | prado, pradera
vegetable garden/vegetable patch = potager, jardin potager | huerto, huerta
flower bed/bed = massif, parterre, plate-bande | parterre, arriate, macizo
raised bed/bed = bac surélevé | bancal; greenhouse = serre | invernadero
orchard = verger | huerto frutal, frutales; field = champ | campo, parcela
pasture/paddock = pâturage, enclos | pasto, potrero, corral
vineyard = vigne, vignoble | viña, viñedo; forest/wood/woods = forêt, bois | bosque
pond = étang, mare | estanque, charca; lake = lac | lago; river = rivière | río
stream/creek = ruisseau | arroyo; well = puits | pozo; hill = colline | colina, cerro
slope = pente | ladera, pendiente; hedge = haie | seto; fence = clôture, grillage | valla, vallado
gate = portail, portillon, grille | portón, verja, cancela; barrier = barrière | barrera
wall = muret | muro; tree = arbre | árbol; bush/shrub = buisson, arbuste | arbusto, matorral
branch = branche | rama; leaf = feuille | hoja
leaves = feuilles mortes, feuilles | hojas, hojas secas, hojarasca; root = racine | raíz
seed = graine, semence | semilla; seedling = semis, plant | plántula
seedlings = semis, plants | plantas jóvenes, plántulas; plant = plante | planta
weed = mauvaise herbe | mala hierba; weeds = mauvaises herbes | malas hierbas, maleza
grass = herbe | hierba, pasto; moss = mousse | musgo; rose = rose | rosa; tulip = tulipe | tulipán
herb = herbe aromatique | hierba aromática; soil/earth = terre, terreau | tierra, sustrato
sand = sable | arena; stone/rock = pierre, caillou, rocher | piedra, roca; mud = boue | barro, lodo
dirt = saleté, crasse | suciedad, mugre; dust = poussière | polvo
fertilizer = engrais | abono, fertilizante; compost = compost | compost, compostaje
mulch = paillis | mantillo; water tank/tank = citerne, cuve | depósito de agua, aljibe
watering can = arrosoir | regadera; hose = tuyau, tuyau d'arrosage | manguera
sprinkler = arroseur | aspersor; drip irrigation = goutte-à-goutte | riego por goteo
wheelbarrow = brouette | carretilla
lawn mower/mower = tondeuse à gazon, tondeuse | cortacésped, cortadora de césped, podadora
hedge trimmer = taille-haie | cortasetos
leaf blower/blower = souffleur, souffleur de feuilles | soplador, sopladora
snow blower/snow robot = souffleuse, souffleuse à neige, robot déneigeur | quitanieves
snow blower/snow robot = | robot quitanieves; spade/shovel = pelle, bêche | pala
rake = râteau | rastrillo; hoe = binette, houe | azada; fork = fourche | horca
shears/pruning shears = sécateur, cisailles | tijeras de podar; axe = hache | hacha
saw = scie | sierra; chainsaw = tronçonneuse | motosierra
shed/garden shed = abri de jardin, cabane, remise, cabanon | cobertizo
shed/garden shed/hut = | caseta, caseta de jardín; barn = grange | granero, pajar
stable = étable | establo, cuadra; henhouse/chicken coop/coop = poulailler | gallinero
beehive/hive = ruche | colmena; kennel = niche | perrera; silo = silo | silo
trough = auge, mangeoire, abreuvoir | abrevadero, comedero; hay = foin | heno
straw = paille | paja; feed/fodder = fourrage, aliment | pienso, forraje
manure = fumier | estiércol; grain = grain, blé, orge | grano, trigo, cebada
harvest/crop = récolte, moisson | cosecha, cultivo; cow = vache | vaca
calf = veau | ternero, becerro; bull = taureau | toro; horse = cheval | caballo
sheep = mouton, brebis | oveja, cordero; goat = chèvre | cabra; pig = cochon, porc | cerdo, cochino
hen/chicken = poule | gallina; duck = canard | pato; goose = oie | oca, ganso
rabbit = lapin | conejo; dog = chien, toutou | perro; cat = chat, matou | gato
bird = oiseau | pájaro, ave; bee = abeille | abeja; mouse = souris | ratón; fish = poisson | pez
animal = animal, bête | animal, bestia
"""
PEOPLE = """
grandma/grandmother/granny = mamie, mémé, grand-mère, mamy, mémère | abuela, abuelita, yaya
grandpa/grandfather = papi, pépé, grand-père, papy | abuelo, abuelito, yayo
mum/mom/mother = maman, mère | mamá, madre; dad/father = papa, père | papá, padre
parents = parents | padres; son = fils | hijo; daughter = fille | hija; brother = frère | hermano
sister = sœur, soeur | hermana; baby = bébé | bebé, nene
child/kid = enfant, gosse, gamin | niño, niña, crío
children/kids = enfants, gosses, gamins | niños, niñas, críos, peques
boy = garçon | chico, muchacho; girl = petite fille | chica, muchacha; teenager = ado | adolescente
wife = femme, épouse | esposa, mujer; husband = mari, époux | marido, esposo; uncle = oncle | tío
aunt = tante | tía; friend = ami, amie, copain, copine | amigo, amiga
neighbour/neighbor = voisin, voisine | vecino, vecina
guest/visitor = invité, invitée, hôte | invitado, invitada, huésped
visitor = visiteur, visiteuse | visitante
customer/client/guest = client, cliente | cliente, clienta; patient = patient, patiente | paciente
resident = résident, résidente, pensionnaire | residente; tenant = locataire | inquilino
nurse = infirmier, infirmière | enfermero, enfermera
doctor = docteur, médecin | doctor, doctora, médico
caregiver/carer = aide-soignante, aide-soignant, auxiliaire de vie | cuidador, cuidadora
cook/chef = cuisinier, chef | cocinero, cocinera, chef
waiter = serveur, serveuse | camarero, camarera, mesero
receptionist = réceptionniste | recepcionista; concierge/caretaker/janitor = concierge | conserje
caretaker/janitor = gardien | portero; guard = vigile | guardia, vigilante
cleaner/maid = femme de ménage, femme de chambre | limpiadora, mucama
gardener = jardinier | jardinero; driver = chauffeur, conducteur | conductor, chófer
operator = opérateur, opératrice | operario, operador
worker = ouvrier, ouvrière | obrero, obrera, trabajador; technician = technicien | técnico, técnica
foreman/supervisor = contremaître | capataz, encargado
boss/manager = patron, directeur | jefe, jefa, director; colleague = collègue | colega, compañero
teacher = professeur, prof, enseignant | profesor, profesora, maestro
student/pupil = élève, étudiant | alumno, estudiante; team = équipe | equipo
family = famille | familia; people/person = gens, personnes | gente, personas
person = personne | persona; postman = facteur | cartero
secretary = secrétaire | secretario, secretaria; farmer = fermier | granjero
crowd = foule | multitud
"""
PLACES = """
warehouse = entrepôt | almacén, depósito
storage/store = stock, stockage, magasin | almacén, almacenaje
loading dock/dock/loading bay = quai de chargement, quai | muelle de carga, muelle, zona de carga
loading bay/loading area = aire de chargement | zona de carga; ramp = rampe d'accès | rampa
aisle = allée, travée | pasillo; rack/shelf = rayonnage, rack, rayon | estantería, rack
pallet = palette | palé, palet, tarima; container = conteneur, container | contenedor
production line/line = ligne de production, chaîne de production, chaîne | línea de producción
production line/line = | cadena
assembly line = chaîne de montage | línea de montaje, cadena de montaje
workshop = atelier | taller; factory/plant = usine, fabrique | fábrica, planta
hall = halle, hangar | nave; control room = salle de contrôle, salle de commande | sala de control
server room = salle serveur, salle des serveurs | sala de servidores
lab/laboratory = laboratoire, labo | laboratorio; office = bureau | oficina, despacho
break room/canteen = salle de pause, salle de repos | sala de descanso
canteen/cafeteria = cantine, cafétéria, réfectoire | comedor, cafetería, cantina
waiting room = salle d'attente | sala de espera; ward = service, pavillon | planta, pabellón, sala
operating room = bloc opératoire, salle d'opération | quirófano; pharmacy = pharmacie | farmacia
emergency room = urgences | urgencias
treatment room = salle de soins | sala de tratamiento, sala de curas
classroom = salle de classe, classe | aula, clase; museum = musée | museo
gallery = galerie | galería; exhibition = exposition | exposición
shop/store = boutique, magasin | tienda; school = école | escuela
car park/parking lot/parking = parking, stationnement | aparcamiento, estacionamiento
parking space/parking spot = place de parking | plaza de aparcamiento
street/road = rue, route | carretera; harbour/harbor/port = port | puerto; bridge = pont | puente
station = gare, station | estación; home base/base/dock = base, point de départ | base
charging station/dock/charger/charging dock = borne de charge, station de charge |
charging station/dock/charger/charging dock = station de recharge, socle, socle de recharge |
charging station/dock/charger/charging dock = chargeur, quai de recharge, point de charge |
charging station/dock/charger/charging dock = | estación de carga, base de carga, punto de carga
charging station/dock/charger/charging dock = | cargador
charging nook/charging corner = coin recharge, coin charge | rincón de carga
corner = coin | rincón, esquina; middle/center/centre = milieu, centre | medio, centro
"""
WORK = """
gauge/pressure gauge = manomètre, jauge | manómetro, indicador
image/thermal image = image thermique | imagen térmica
packing station/packing = poste d'emballage, poste de conditionnement | puesto de embalaje
packing = emballage, conditionnement | embalaje; returns = retours | devoluciones
goods lift/freight elevator/lift = monte-charge | montacargas; forks/fork = fourches | horquillas
roller door/roll-up door/shutter = porte roulante, porte enroulable, rideau métallique |
roller door/roll-up door/shutter = | puerta enrollable, persiana metálica
stretch wrapper/wrapper = filmeuse | enfardadora
label printer = imprimante à étiquettes, étiqueteuse | impresora de etiquetas, etiquetadora
cold store/cold room/cold storage = chambre froide | cámara frigorífica, cámara fría
goods in/inbound/receiving = réception des marchandises, réception marchandises |
goods in/inbound/receiving = | recepción de mercancías
shipping/outbound/dispatch = expédition, expéditions | expedición, expediciones, envíos
quality = qualité | calidad; delivery = livraison | entrega
goods = marchandises | mercancías, mercancía; tool = outil | herramienta
toolbox/tool box = boîte à outils, caisse à outils | caja de herramientas
hammer = marteau | martillo; screwdriver = tournevis | destornillador
wrench/spanner = clé anglaise, clé plate, clef anglaise | llave inglesa, llave fija
pliers = pince, pinces, tenailles | alicates, tenazas; drill = perceuse | taladro, taladradora
screw = vis | tornillo; nail = clou | clavo; nut = écrou | tuerca; bolt = boulon | perno
washer = rondelle | arandela; file = lime | lima; tape measure = mètre ruban | cinta métrica
ladder = échelle, escabeau | escalera de mano, escalera portátil; rope = corde | cuerda
chain = chaîne | cadena; wire/cable = fil, câble | alambre, cable
board/plank = planche | tabla, tablón; sheet = tôle | chapa, lámina
pipe/tube = tuyau, tube, conduit | tubo, tubería; bar/rod = barre, tige | barra, varilla
profile = profilé | perfil; gear = engrenage | engranaje; spring = ressort | muelle
bearing = roulement | rodamiento; seal = joint | junta; motor/engine = moteur | motor
pump = pompe | bomba; valve = vanne, soupape, clapet | válvula
compressor = compresseur | compresor; generator = générateur, groupe électrogène | generador
turbine = turbine | turbina; furnace/oven = four, fourneau | horno; boiler = chaudière | caldera
press = presse | prensa; lathe = tour à bois, tour | torno
milling machine/mill = fraiseuse | fresadora; saw = scie | sierra; laser = laser | láser
laser cutter = découpeuse laser | cortadora láser; printer = imprimante | impresora
3d printer = imprimante 3D | impresora 3D
robot arm/arm = bras robotique, bras, bras robotisé | brazo robótico, brazo
gripper/claw = pince, préhenseur | pinza, garra
conveyor/conveyor belt/belt = convoyeur, tapis roulant, bande transporteuse | transportador, cinta
conveyor/conveyor belt/belt = | cinta transportadora; crane = grue | grúa
forklift = chariot élévateur | carretilla, carretilla elevadora
pallet jack = transpalette | transpaleta; cart/trolley = chariot | carro, carrito
shelf = tablette | balda; crate/box = caisse, cagette | cajón, caja; bin/box = bac | cubo, cajón
part/component/workpiece = pièce, composant | pieza, componente
workpiece = pièce à usiner | pieza de trabajo; product = produit | producto
order = commande | pedido, orden; batch = lot | lote; label = étiquette | etiqueta
barcode = code-barres | código de barras; sample = échantillon, prélèvement | muestra
test tube/tube = tube à essai, éprouvette | tubo de ensayo, probeta; vial = fiole, flacon | vial
syringe = seringue | jeringa, jeringuilla; mask = masque | mascarilla, máscara
glove = gant | guante; helmet/hard hat = casque de chantier | casco
safety vest = gilet de sécurité | chaleco; stretcher = brancard | camilla
hospital bed = lit médicalisé | cama articulada; crutch = béquille | muleta
medicine cabinet = armoire à pharmacie | botiquín
blood pressure = tension | tensión, tensión arterial; nozzle = buse | boquilla
filter = filtre | filtro; blade = lame | cuchilla, hoja; needle = aiguille | aguja
tank = réservoir, cuve | tanque, depósito; barrel/drum = tonneau, baril, fût | barril, bidón, tonel
canister/can = bidon | bidón; glue = colle | pegamento, cola; paint = peinture | pintura
oil = huile | aceite; fuel/gas/petrol = carburant, essence | combustible, gasolina
diesel = gazole | gasóleo; gas = gaz | gas; wood = bois | madera; metal = métal | metal
steel = acier | acero; iron = fer | hierro; glass = verre | vidrio; plastic = plastique | plástico
paper = papier | papel; cardboard = carton | cartón; rubber = caoutchouc | goma
leather = cuir | cuero; cotton = coton | algodón; wool = laine | lana; stone = pierre | piedra
car = voiture, auto, bagnole | coche; truck/lorry = camion | camión
van = camionnette, fourgon, fourgonnette | furgoneta; bus = bus, autocar | autobús
motorcycle = moto | moto; tractor = tracteur | tractor; trailer = remorque | remolque
boat = bateau | barco, barca; plane = avion | avión; drone = drone | dron; taxi = taxi | taxi
ambulance = ambulance | ambulancia; wheel = roue |; tyre/tire = pneu | neumático
battery = accu | batería; light/headlight = phare | faro
warning light/beacon = gyrophare, balise | baliza
stack light/signal light = colonne lumineuse | columna luminosa; siren = sirène | sirena
horn = klaxon | bocina, claxon; emergency stop = arrêt d'urgence | parada de emergencia
fire = feu, incendie | fuego, incendio; smoke = fumée | humo; leak = fuite | fuga, gotera
noise = bruit | ruido; light = | luz; picture/photo = prise de vue | foto
footage/recording = enregistrement | grabación; flight = vol | vuelo; altitude = altitude | altitud
waypoint = point de passage | punto de paso
landing pad/pad = piste d'atterrissage, aire d'atterrissage | plataforma, pista de aterrizaje
route = itinéraire, trajet, parcours | ruta, recorrido, trayecto; map = carte, plan | mapa, plano
tour = visite guidée | recorrido; task/job = tâche | tarea; shift = poste de travail | turno
inspection = inspection | inspección, revisión
maintenance = maintenance, entretien | mantenimiento
report = rapport, compte rendu | informe, reporte; message = message | mensaje, recado
announcement = | anuncio; reminder = rappel | recordatorio; appointment = rendez-vous | cita
meeting = réunion | reunión; signal = signal | señal
alert/warning = alerte, avertissement | alerta, aviso; fault/failure = panne, défaut | avería
error = erreur | error, fallo; setting = réglage |; program = programme | programa
speed = allure |; temperature = température | temperatura; humidity = humidité | humedad
pressure = pression | presión; weight = poids | peso; height = hauteur | altura
width = largeur | anchura; length = longueur | longitud; depth = profondeur | profundidad
distance = distance | distancia; wind = vent | viento; rain = pluie | lluvia; snow = neige | nieve
fog = brouillard | niebla; storm = orage, tempête | tormenta, tempestad; sun = soleil | sol
weather = météo, temps | tiempo, clima; air quality = qualité de l'air | calidad del aire
co2 = CO2 | CO2; power consumption = consommation électrique | consumo eléctrico
electricity/power = courant, électricité | electricidad, corriente; energy = énergie | energía
voltage = voltage | voltaje; current = intensité | intensidad; flow rate/flow = débit | caudal
level = niveau | nivel
kilometers per hour = kilomètre heure, kilomètre par heure, kilomètres par heure |
kilometers per hour = kilomètres heure, km/h, kilomètres-heure, kilomètre-heure |
kilometers per hour = | kilómetros por hora, kilómetro por hora, km/h
meters per second = mètres par seconde, mètre par seconde | metros por segundo, metro por segundo
"""
WORK_NOUNS = (GARDEN, PEOPLE, PLACES, WORK)
# fmt: on
