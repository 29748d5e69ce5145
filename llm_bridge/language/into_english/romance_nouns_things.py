"""Nouns of what people have, eat and wear in English, French and Spanish.

One entry a line or between semicolons: English words, '=', French words, '|', Spanish words.
"""

# fmt: off
KITCHENWARE = """
cup/mug = tasse | taza; mug = mug, chope | tazón; tea cup/cup = tasse à thé | taza de té
coffee cup/cup = tasse à café | taza de café; glass = verre | vaso
wine glass = verre à vin | copa de vino; wine glass/glass = verre à pied | copa
bottle = bouteille | botella; flask/thermos = flacon | frasco
thermos/thermos flask/flask = thermos, bouteille thermos | termo, botella térmica
water bottle = gourde, bouteille d'eau | cantimplora, botella de agua
plate/dish = assiette | plato; saucer = soucoupe | platillo
bowl = bol, saladier | cuenco, bol, tazón; fork = fourchette | tenedor; knife = couteau | cuchillo
spoon = cuillère, cuiller | cuchara
teaspoon = petite cuillère, cuillère à café | cucharilla, cucharita; ladle = louche | cucharón
cutlery/silverware = couverts | cubiertos, cubertería; spatula = spatule | espátula
whisk = fouet | varillas; pot/saucepan/pan = casserole, marmite | olla, cazuela, cazo
pan/frying pan = poêle | sartén; lid = couvercle | tapa, tapadera
tray = plateau | bandeja, charola; jug/pitcher/carafe = carafe, pichet, cruche, broc | jarra, jarro
teapot = théière | tetera; coffee pot = verseuse | jarra de café
corkscrew = tire-bouchon | sacacorchos; bottle opener/opener = décapsuleur | abrebotellas, abridor
can opener = ouvre-boîte | abrelatas
cutting board/chopping board = planche à découper | tabla de cortar
can/tin = canette, conserve, boîte de conserve | lata; jar = bocal, pot | tarro, bote, frasco
box/crate = caisse, boîte, cageot | caja; package/parcel = paquet, colis | paquete
sachet = sachet | sobrecito; straw = paille | pajita, paja
ice cube/ice = glaçon, glaçons, glace | cubito, cubito de hielo, hielo
lunch box/lunchbox = boîte à lunch, gamelle | fiambrera, tartera, táper
dishes = vaisselle | vajilla, platos; scissors = ciseaux | tijeras
lighter = briquet | mechero, encendedor; matches = allumettes | cerillas, fósforos
paper towel/kitchen roll = essuie-tout, sopalin | papel de cocina
toilet paper = papier toilette | papel higiénico
tissue/tissues = mouchoir, mouchoirs | pañuelo, pañuelos; soap = savon | jabón
shampoo = shampoing, shampooing | champú; detergent = lessive, détergent | detergente
toothbrush = brosse à dents | cepillo de dientes
toothpaste = dentifrice | pasta de dientes, dentífrico; comb = peigne | peine
razor = rasoir | maquinilla, afeitadora; lotion/cream = crème, lotion | crema, loción
sunscreen/sun cream = crème solaire | crema solar, protector solar; perfume = parfum | perfume
"""
FOOD = """
food = nourriture, bouffe | comida, alimentos; meal = repas | comida
snack = goûter, en-cas, casse-croûte, collation, encas | merienda, aperitivo, bocado, tentempié
breakfast = petit-déjeuner, petit déj | desayuno; lunch = déjeuner | almuerzo, comida
dinner/supper = dîner, souper | cena; tea = thé, tisane | té, infusión
hot chocolate/cocoa = chocolat chaud, cacao | chocolate caliente, chocolate a la taza, cacao
hot chocolate/cocoa = | colacao; chocolate = chocolat | chocolate
coffee = café, caoua, kawa | café; espresso = expresso, espresso | expreso, espreso
latte = café au lait, latte | café con leche, latte; cappuccino = cappuccino | capuchino
long coffee/lungo = café allongé, allongé | café largo, americano
decaf = déca, décaféiné | descafeinado; water = eau | agua
sparkling water = eau gazeuse, eau pétillante | agua con gas
mineral water = eau minérale | agua mineral; lemonade = limonade | limonada
soda = soda | refresco, gaseosa; juice = jus | zumo, jugo
apple juice = jus de pomme | zumo de manzana
orange juice = jus d'orange | zumo de naranja, jugo de naranja; milk = lait | leche
beer = bière | cerveza, caña; wine = vin | vino; red wine = vin rouge | vino tinto, tinto
white wine = vin blanc | vino blanco; champagne = champagne | champán; cider = cidre | sidra
whisky/whiskey = whisky | whisky; bread = pain, baguette | pan, barra de pan
roll = petit pain | panecillo, bollo; croissant = croissant | cruasán
toast = toast, tartine, pain grillé | tostada; butter = beurre | mantequilla
jam = confiture | mermelada; honey = miel | miel; cheese = fromage | queso; ham = jambon | jamón
sausage = saucisse | salchicha, chorizo; yogurt/yoghurt = yaourt, yogourt | yogur
cream = crème | nata, crema; egg = œuf, oeuf | huevo; meat = viande | carne
fish = poisson | pescado; chicken = poulet | pollo; steak = steak | filete, bistec
rice = riz | arroz; pasta/noodles = pâtes, nouilles | pasta, fideos; pizza = pizza | pizza
soup = soupe, potage | sopa, caldo; salad = salade | ensalada
sandwich = sandwich | bocadillo, sándwich; fries/chips = frites | patatas fritas
cake = gâteau, tarte | tarta, pastel, bizcocho, torta
cookie/biscuit = biscuit, gâteau sec, petit gâteau | galleta
candy/sweets = bonbon, bonbons | caramelo, golosina; ice cream = glace, crème glacée | helado
pancake = crêpe | tortita, crepe; popcorn = pop-corn | palomitas
fruit = fruit, fruits | fruta, frutas
vegetables/vegetable = légume, légumes | verdura, verduras, hortalizas; apple = pomme | manzana
pear = poire | pera; orange = orange | naranja; lemon = citron | limón
banana = banane | plátano, banana; grapes = raisin, raisins | uvas, uva
strawberry = fraise | fresa; cherry = cerise | cereza; peach = pêche | melocotón, durazno
plum = prune | ciruela; melon = melon | melón; tomato = tomate | tomate
potato = pomme de terre, patate | patata, papa; carrot = carotte | zanahoria
onion = oignon | cebolla; garlic = ail | ajo; pepper = poivron, poivre | pimiento, pimienta
cucumber = concombre | pepino; lettuce = laitue | lechuga; spinach = épinards | espinacas
bean = haricot | judía; mushroom = champignon | seta, champiñón
pumpkin = citrouille, courge | calabaza; corn = maïs | maíz; peas = petits pois | guisantes
salt = sel | sal; sugar = sucre | azúcar; oil = huile | aceite; vinegar = vinaigre | vinagre
mustard = moutarde | mostaza; flour = farine | harina; spice = épice | especia
nuts/nut = noix, noisettes | nueces, frutos secos; cereal = céréales | cereales
dessert = dessert | postre
"""
CLOTHES = """
slippers/slipper = chausson, pantoufle, savate, charentaise | zapatilla, pantufla
slippers/slipper = | zapatilla de casa
slippers = chaussons, pantoufles | zapatillas, pantuflas, zapatillas de estar por casa
shoe = chaussure, godasse | zapato; shoes = chaussures | zapatos, calzado
boot = botte, chaussure montante | bota; boots = bottes | botas
ski boot/boot = chaussure de ski | bota de esquí; sandal = sandale | sandalia
sneaker/trainer = basket, tennis | deportiva; sock = chaussette | calcetín
glove = gant, moufle | guante, manopla; hat = chapeau | sombrero; cap/hat = casquette | gorra
woolly hat/beanie/hat = bonnet | gorro; scarf = écharpe, foulard | bufanda, pañuelo
coat = manteau | abrigo; jacket = veste, blouson | chaqueta, cazadora
raincoat = imperméable, ciré | impermeable, chubasquero
sweater/pullover/jumper = pull, chandail | jersey, suéter; shirt = chemise | camisa
t-shirt = tee-shirt, t-shirt | camiseta; trousers/pants = pantalon | pantalón, pantalones
dress = robe | vestido; skirt = jupe | falda; suit = costume | traje; tie = cravate | corbata
belt = ceinture | cinturón; pyjamas/pajamas = pyjama | pijama
underwear = sous-vêtements | ropa interior
clothes/clothing/laundry = vêtements, habits, fringues | ropa, prendas
laundry/washing = linge, lessive | colada
swimsuit = maillot, maillot de bain | bañador, traje de baño; apron = tablier | delantal, mandil
glasses/goggles/spectacles = lunettes | gafas, anteojos, lentes
sunglasses = lunettes de soleil | gafas de sol
ski goggles/goggles = lunettes de ski, masque de ski, masque | gafas de esquí, máscara
safety glasses/goggles = lunettes de protection | gafas de protección, gafas de seguridad
umbrella = parapluie | paraguas; bag = sac | bolsa, bolso; handbag/purse = sac à main | bolso
backpack/rucksack = sac à dos | mochila; suitcase = valise | maleta
luggage/baggage = bagage, bagages | equipaje
wallet/purse = portefeuille, porte-monnaie | cartera, billetera, monedero
watch = montre-bracelet | reloj de pulsera; ring = bague, anneau | anillo
necklace = collier | collar; jewellery/jewelry = bijou, bijoux | joya, joyas
key = clé, clef | llave
car keys/car key = clés de voiture, clefs de la voiture, clés de la voiture, clé de voiture |
car keys/car key = clé de la voiture | llaves del coche, llaves de coche, llave del coche
house keys/keys = clés de la maison, clés de maison | llaves de casa, llaves de la casa
passport = passeport | pasaporte; ticket = billet, ticket | billete, entrada, boleto
"""
LEISURE = """
motion/movement = mouvement | movimiento; presence = présence | presencia
reading glasses/glasses = lunettes de lecture, lunettes pour lire | gafas de leer, gafas de cerca
ice bucket = seau à glace, seau à glaçons, seau à champagne | cubitera
dirty laundry/laundry = linge sale | ropa sucia; cinema/movie = cinéma, ciné | cine
night = nuit | noche; movie night = soirée cinéma | noche de cine
good night/bedtime = bonne nuit | buenas noches; party = fête | fiesta
toy = jouet, joujou | juguete; ball = balle, ballon | pelota, balón; doll = poupée | muñeca
teddy bear/teddy = ours en peluche, nounours, peluche, doudou | osito, oso de peluche, peluche
game = jeu | juego, partida; board game = jeu de société | juego de mesa
puzzle = puzzle | puzle, rompecabezas
playing cards/cards/deck of cards = jeu de cartes, cartes à jouer, cartes | cartas, baraja, naipes
playing cards/cards/deck of cards = | juego de cartas, baraja de cartas, cartas de jugar
chess = échecs, jeu d'échecs | ajedrez; dice = | dados; book = livre, bouquin | libro
newspaper/paper = journal | periódico, diario; magazine = magazine, revue | revista
comic = bande dessinée | cómic; song/track = chanson, morceau, titre | canción, tema, pista
film/movie = film | película; news = infos | noticias
sledge/toboggan/sled = luge, traîneau, toboggan | trineo; ski = ski | esquí
skis = skis | esquís, esquíes; ski pole/pole = bâton de ski, bâton | bastón de esquí, bastón
snowboard = snowboard | tabla de snowboard; skate = patin | patín
bike/bicycle = vélo, bicyclette | bici, bicicleta; helmet = casque | casco
tent = tente | tienda de campaña; sleeping bag = sac de couchage | saco de dormir
hammock = hamac | hamaca; guitar = guitare | guitarra; piano = piano | piano
violin = violon | violín; drum = tambour | tambor; gift/present = cadeau | regalo
balloon = ballon de baudruche | globo; flower/flowers = fleur | flor
flowers/bouquet = bouquet, bouquet de fleurs | ramo, ramo de flores; letter = lettre | carta
mail/post = courrier, poste | correo, correspondencia; postcard = carte postale | postal
card = carte | tarjeta; pen = stylo, bic | boli, bolígrafo, pluma; pencil = crayon | lápiz
notebook = cahier, carnet | cuaderno, libreta; paper = papier | papel
envelope = enveloppe | sobre de carta
folder/file = dossier, classeur, chemise cartonnée | carpeta, archivador
stapler = agrafeuse | grapadora; tape/adhesive tape = ruban adhésif, scotch | cinta adhesiva, celo
eraser/rubber = gomme | goma; marker = feutre, marqueur | rotulador
photo/picture = photo, image, cliché | foto, fotografía, imagen; video = vidéo | vídeo, video
story = histoire, conte | cuento, historia; joke = blague | chiste; poem = poème | poema
music = musique | música
medicine/pills/medication = médicament, médicaments, cachet, cachets, remède | medicina, medicinas
medicine/pills/medication = | medicación
pill/tablet = pilule, comprimé, cachet | pastilla, píldora
bandage/plaster = pansement, bandage | venda, tirita
first aid kit = trousse de secours, trousse de premiers secours, kit de premiers secours |
first aid kit = trousse à pharmacie, pharmacie | botiquín, botiquín de primeros auxilios
first aid kit = | kit de primeros auxilios; thermometer = thermomètre | termómetro
wheelchair = fauteuil roulant | silla de ruedas; walking stick/cane = canne | bastón
walker = déambulateur | andador; hearing aid = appareil auditif | audífono
diaper/nappy = couche | pañal; pacifier/dummy = tétine, sucette | chupete
bottle = biberon | biberón; stroller/pushchair = poussette | cochecito
pet = animal de compagnie | mascota; leash/lead = laisse | correa
pet food/kibble = croquettes, pâtée | pienso, croquetas
water bowl/bowl = gamelle, écuelle | comedero, bebedero; litter box = litière | arenero
cage = cage | jaula; aquarium/fish tank = aquarium | acuario, pecera
firewood/wood/logs = bois de chauffage, bois | leña, madera; log/firewood = bûche | tronco, leño
wood basket/log basket = panier à bois, panier à bûches | cesta de la leña, cesta de leña, leñera
grit/gravel = gravillon, gravillons, gravier, sable | gravilla, grava, arenilla; salt/grit = | sal
snow = neige | nieve; ice = glace, verglas | hielo
snow depth = hauteur de neige, épaisseur de neige, épaisseur de la neige | espesor de nieve
snow depth = | altura de la nieve, profundidad de la nieve
wind speed = vitesse du vent, force du vent | velocidad del viento, fuerza del viento
outside temperature/outdoor temperature = température extérieure | temperatura exterior
outside temperature/outdoor temperature = | temperatura de fuera
"""
THINGS_NOUNS = (KITCHENWARE, FOOD, CLOTHES, LEISURE)
# fmt: on
