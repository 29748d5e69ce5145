"""French verbs, nouns and qualities of homes, works, farms and houses for guests.

Beside those of romance_words_fr, written in the same way.
"""

# fmt: off
FRENCH_VERBS = """
faire tourner, faire marcher, faire fonctionner: start:start turn_on:turn_on|run/turn
reverrouiller, re-verrouiller: lock; rebrancher: ON; réarmer: arm; réouvrir: open:open|open
ranger le bras, ranger ton bras, ranger son bras: fold_away/fold_the_arm
replier le bras, replier ton bras, replier son bras: fold_away/fold_the_arm
enlever le son, enlever le volume, couper le volume: mute; reconnecter: connect; traîner: lie
se réveiller: wake_up; se lever: get_up
se coucher, aller au lit: go_to_bed
s'endormir: fall_asleep
sonner à la porte, sonner à l'entrée: ring_the_doorbell; frapper à la porte: knock
faire un tour de, faire un tour dans, faire une ronde dans: patrol/go_around
jeter un œil dans, jeter un coup d'œil dans, jeter un coup d'œil sur: check/inspect
jeter un œil sur, aller jeter un œil à, aller jeter un œil dans: check/inspect
mettre sur pause, faire pause sur, faire pause: pause; faire un test de: test
mettre à zéro: reset; mettre en place: put; mettre la main sur: find
tirer les rideaux, fermer les rideaux: close_the_curtains; ouvrir les rideaux: open_the_curtains
lâcher la bonde: drain; remettre en place, remettre à sa place: put_back/put_away
boire: drink; oublier: forget; coucher: put_to_bed; manger: eat; dormir: sleep
replier: close:close|fold_away/fold/roll_up; plier: fold/fold_away
raccrocher: hang_up; toucher, toucher à: touch; freiner: brake
déverser, vider la benne: tip_out/dump; basculer la benne: tip_out/tip
voir, apercevoir, repérer: see; entendre: hear; sentir: smell; notifier: TELL
mijoter: simmer/cook; faire mijoter: simmer/cook; surgeler: freeze; hacher: chop; tiédir: warm_up
déconnecter: disconnect; cocher: tick/check; rayer, barrer: remove/delete
rayer de, barrer de: remove; programmer, planifier: schedule/set; retarder: delay
repiquer, rempoter: pot_up/repot/transplant; mettre en pot: pot_up/pot
traiter: treat/spray; pulvériser, vaporiser: spray; brumiser: mist/spray; injecter: inject
filtrer: filter; centrifuger: spin/centrifuge; faire tourner la centrifugeuse: spin
pipeter: pipette; incuber: incubate; stériliser: sterilize/sterilise
ombrer: shade; fraiser: mill; vernir: varnish/paint; coller: glue/stick/paste
déballer: unpack/unwrap; palettiser: palletize/stack; dépalettiser: unstack/unload
réceptionner: receive; stocker: store/put; climatiser: cool; déshumidifier: dehumidify
balader, promener: walk; sortir le chien: walk_the_dog; protéger: protect/guard
éloigner, écarter: move_away/back_off; s'éloigner de: move_away_from
niveler: level; tasser: compact; labourer: plough/plow; herser: harrow; botter: bale
brosser: brush/scrub; panser: groom; enfermer: lock_in/shut_in; libérer: release/free
franchir: cross/pass; grimper: UP; chuter: fall; stabiliser: keep; goutter, fuir: leak
brûler: burn; fumer: smoke; souffler: blow; flasher: flash; entamer: START; freiner: slow_down
redescendre, retomber: DOWN; rehausser: UP; pointer, viser, orienter: point/aim/turn
orienter vers: point_at; redresser: straighten; centrer: center; saupoudrer: sprinkle
prendre en vidéo: record; mettre en veilleuse: dim; mettre en veille: OFF
mettre en sécurité: secure
mettre en charge, mettre à la charge: dock:charge|charge; remettre en charge: dock:charge|charge
mettre en service: ON; mettre hors service, mettre hors tension: OFF; mettre sous tension: ON
mettre hors circuit: OFF; remettre en service, remettre sous tension: ON
mettre en action, mettre en fonction, mettre en fonctionnement: ON
faire partir, faire démarrer: START; faire fonctionner, faire marcher: ON
faire descendre: DOWN; faire monter: UP; faire baisser: DOWN; faire briller: polish
faire revenir: SEND_BACK; faire rentrer: SEND_BACK; faire demi tour: turn_around
faire un demi-tour: turn_around; faire signe à: wave_at/wave_to
donner l'alarme, donner l'alerte: ring; donner de l'eau à: water; donner du foin à: feed
passer la tondeuse, passer un coup de tondeuse sur: mow
passer un coup d'aspirateur dans, passer un coup d'aspirateur: vacuum/clean
donner un coup d'aspirateur dans, donner un coup d'aspirateur: vacuum/clean
donner un coup de balai dans, passer un coup de balai dans: sweep/clean
passer un coup d'éponge sur, donner un coup d'éponge sur: wipe/clean
passer la raclette sur, passer la raclette dans: scrape/clean
nettoyer à fond, nettoyer en profondeur: deep_clean/clean
laver le sol de, laver le sol dans: mop/clean; prendre une vidéo de: record
tirer les rideaux de: close_the_curtains_of; mettre la table dans: set_the_table_in
"""
FRENCH_NOUNS = """
page de test, page d'essai=test page
porte du jardin, porte de jardin=garden gate/garden door; planche=board/plank/bed
baie=bay/window; plate-bande=bed/flower bed; serre=greenhouse/glasshouse
lunettes=glasses; sous-verre=coaster; télécommande, zappette=remote/remote control
tourniquet, portillon à badges=turnstile/badge gate/gate; visiteur, visiteuse=visitor/guest
monsieur=gentleman/visitor/guest; madame, dame=lady/visitor/guest; invité, invitée=guest/visitor
collègue=colleague; gars, mecs=guys; équipe=team; collègues=colleagues; gamins, gosses=kids
produits chimiques, produits=chemicals; étagère à jouets=toy shelf
local courrier, salle du courrier, salle courrier=mail room/post room
local, pièce=room; salle de copie, salle des copies, local photocopie=copy room/print room
salle de réunion=meeting room; sortie=exit/outlet; entrepôt=warehouse; rayonnage=rack/shelving
store banne, banne=awning; voilage, voilages=curtain/blind; lucarne=skylight
jambe=leg; dose=dose; secours=emergency call/emergency services; impression=print/print job
panneau=sign/panel; multimètre=multimeter; wifi=wireless/wifi; pièces=rooms; cran=notch
sécateur=secateurs/pruners; chargement=load; présentation=presentation; réunion=meeting
ppm=ppm; lux=lux; watt=watt; décibel=decibel; bouillotte=hot water bottle
dossier=folder/file/backrest
lit médicalisé=care bed/hospital bed; fauteuil releveur=riser chair/armchair
pantoufle, chausson=slipper
chaussons, pantoufles=slippers; mouchoirs=handkerchiefs/tissues; boîte à biscuits=biscuit tin
atelier=shop/workshop; atelier bois=wood shop; atelier métal=metal shop; fourches=forks
canne=walking stick; appareils auditifs, prothèses auditives=hearing aids; arc=arc
aération, bouche d'aération, ouvrant=vent/ventilation/air vent; travée=bay/aisle/row
bac=bed/planter; bac de culture, planche de culture=bed/raised bed/growing bed
brumisation, brumisateur, nébulisation=misting/mister/humidifier; bouture=cutting
floraison=bloom/flowering; croissance=grow/growth; bandeau, bande, ruban=strip/led strip
bandeau led, bande led, ruban led, bandeau lumineux, ruban lumineux=led strip/light strip/strip
néon=neon/neon strip/fluorescent light/light; extracteur=extractor/extractor fan/exhaust fan/fan
ombrage=shade; dosage=dosing/dosage; suspension=pendant light/pendant/hanging lamp
abat-jour=lampshade; led=led; variateur=dimmer; persienne=shutter/blind; moustiquaire=screen
baie vitrée=sliding door/patio door/bay window; velux=skylight/roof window; lucarne=skylight
tapis chauffant=heat mat/heating mat/heated mat
plancher chauffant=floor heating/underfloor heating
couverture chauffante=heated blanket; visiophone, interphone=intercom; loquet=latch
poignée=handle; cuisson=cooking; ampli, amplificateur=amplifier; console=console
routeur, box=router
micro, microphone=microphone/mic; pouf=pouf/stool/ottoman; passoire=colander/strainer
framboise=raspberry; courgette=zucchini/courgette; aubergine=eggplant/aubergine; fraise=strawberry
poivron=pepper/bell pepper; concombre=cucumber; tensiomètre=blood pressure monitor
ordonnance=prescription; gélule, comprimé, cachet=pill/tablet; soudeuse, poste à souder=welder
broyeur=shredder/grinder/crusher; concasseur=crusher; palettiseur=palletizer; ponceuse=sander
emballeuse=wrapper/packer; étuve=oven/drying oven/incubator; autoclave=autoclave; pipette=pipette
bécher=beaker; boîte de pétri=petri dish; incubateur=incubator; paillasse=bench/lab bench
gerbeur=stacker; treuil=winch
open space, open-space, espace ouvert=open space/open office/open plan
standard=switchboard/front desk; goutteur=dripper; semoir=seeder; moissonneuse=harvester/combine
charrue=plough/plow; épandeur=spreader; minibar=minibar; perfusion=drip/iv drip
vitrine=showcase/display case
statue=statue; sculpture=sculpture; fossile=fossil; maquette=model; squelette=skeleton
billetterie, guichet=ticket desk/ticket office; panorama=panorama; hélice=propeller; mât=mast
parcelle=plot/field; rang, rangée=row; ventouse=suction cup; fréquence=frequency
étape=step; statut=status; cinéma=cinema/movie; film=movie/film; films=movies/films
infos, informations, actualités, journal télévisé=news; dessins animés, dessin animé=cartoons
documentaire=documentary; documentaires=documentaries; sports, sport=sports
musique classique=classical/classical music; lecture=reading; absence=away
vacances=vacation/holiday
fête=party; travail=work; nuit=night; réveil=alarm clock/wake up/morning
lessive=washing machine/laundry/wash; machine à laver le linge=washing machine
machine à glaçons=ice machine/ice maker
distributeur d'eau, fontaine à eau=water dispenser/water cooler
distributeur=dispenser; distributeur de croquettes=feeder/pet feeder; mangeoire=feeder/trough
abreuvoir=trough/drinker/water trough; auge=trough; lait=milk; tank à lait, cuve à lait=milk tank
salle de traite=milking parlour/milking parlor; robot de traite=milking robot
couveuse=incubator/brooder
pondoir=nest box; poulailler=chicken coop/henhouse/coop; porcherie=pigsty/pig barn
bergerie=sheepfold/sheep barn; box=stall/box; sellerie=tack room; manège=riding arena
pressoir=press; chai=wine cellar/winery; fermenteur=fermenter; alambic=still
pétrin=dough mixer/mixer/kneader; four à pain=bread oven; vitrine réfrigérée=display fridge/chiller
chambre froide=cold room/cold store; chambre de pousse=proofing room/proofer
chambre de culture=grow room; salle de culture=grow room; salle de multiplication=propagation room
salle de repos=break room/rest room; salle de pause=break room; salle de contrôle=control room
salle de commande=control room; salle blanche=clean room; salle de bal=ballroom
salle des machines=machine room/engine room; salle des serveurs, salle serveur=server room
salle d'archives, archives=archive/archives; salle de classe=classroom
salle de billard=billiard room
salle de cinéma, home cinéma=home cinema/cinema; salle d'opération, bloc opératoire=operating room
salle de soins=treatment room; salle de réveil=recovery room
salle d'examen=examination room/exam room
poste de soins, poste infirmier=nurses' station/nurse station; poste de garde=guardhouse/gatehouse
loge=lodge; zone de chargement, quai de chargement=loading bay/loading dock; zone=zone/area
quai de déchargement=unloading dock/unloading bay; rampe de chargement=loading ramp; rampe=ramp
zone d'emballage=packing area/packing; zone d'expédition=shipping area/shipping/dispatch
zone de stockage=storage area/storage; zone de picking=picking area; stock=stock/storage
poste de travail=workstation/bench; poste=station; poste de soudure=welding station
ligne de production, chaîne de production, chaîne de montage=production line/assembly line
magasin=store/warehouse/shop; boutique=shop; réserve=storeroom/storage/stock room
lampe de travail=work light/work lamp; lampe frontale=headlamp
lampe torche, lampe de poche=flashlight/torch
lampe à lave=lava lamp; lampe de table=table lamp; lampe sur pied, lampe à pied=floor lamp
lampe de lecture=reading lamp/reading light; lampe UV, lampe uv=uv lamp
lampe à infrarouge=heat lamp
lampe chauffante, lampe infrarouge=heat lamp
lampe de culture, lampe horticole=grow light/grow lamp
lumières de noël=christmas lights; lumière d'ambiance=mood light/ambient light
rampe d'éclairage=light bar
éclairage extérieur=outdoor lights/outdoor light; éclairage de secours=emergency lights
colonne lumineuse=light tower/stack light; gyrophare=beacon/warning light; feu=light/fire
klaxon=horn; avertisseur=horn; bouton=button; levier=lever; manette=lever/controller; pédale=pedal
armoire à pharmacie=medicine cabinet
armoire à produits chimiques=chemical cabinet/chemicals cabinet
armoire électrique=electrical cabinet; tableau électrique=fuse box/breaker panel
disjoncteur=breaker
porte coulissante=sliding door; porte de garage=garage door; porte d'entrée=front door
porte de derrière, porte arrière=back door; porte de secours, issue de secours=emergency exit
porte vitrée=glass door; porte coupe-feu=fire door; porte sectionnelle=sectional door
rideau métallique=roller shutter/roller door; rideau de douche=shower curtain; store banne=awning
parasol=parasol/umbrella; auvent=awning; bâche=tarp/cover; filet=net; voile d'ombrage=shade sail
écran d'ombrage, toile d'ombrage=shade screen; écran thermique=thermal screen
tapis roulant=conveyor belt/treadmill; vélo d'appartement=exercise bike; haltère=dumbbell
brise-vue=privacy screen; paravent=screen; estrade=stage/platform; scène de théâtre=stage
chariot élévateur=forklift; chariot de ménage=cleaning cart/housekeeping cart; diable=hand truck
chariot à bagages=luggage cart/luggage trolley; chariot à linge=laundry cart
desserte=serving cart/trolley
table basse=coffee table; table de chevet, chevet=nightstand/bedside table
table d'appoint=side table
table à manger, table de salle à manger=dining table; table de cuisine=kitchen table
table de nuit=nightstand/bedside table; table à langer=changing table
table à repasser=ironing board
table de massage=massage table; table de billard=pool table
îlot, îlot central=kitchen island/island
lampe de chevet=bedside lamp/bedside light; tête de lit=headboard
lit d'enfant, lit à barreaux=crib/cot
panier à linge, bac à linge, corbeille à linge=laundry basket
corbeille à papier=wastebasket/paper bin
poubelle de tri, bac de tri, bac de recyclage=recycling bin
compost, composteur=compost/compost bin
benne=skip/dumpster; conteneur, container=container; local poubelles=bin room/trash room
bac à compost=compost bin; bac à sable=sandbox; bac à fleurs, jardinière=planter/flower box
bac à semis, plaque de semis, plateau de semis=seed tray; pot de fleurs, pot de fleur=flower pot
cageot, caisse de récolte=harvest crate/crate; seau=bucket/pail; bidon=can/canister/jerrycan
cuve à eau=water tank; réservoir d'eau=water tank; récupérateur d'eau=rain barrel/rainwater tank
pompe à eau=water pump; pompe d'irrigation, pompe d'arrosage=irrigation pump
pompe à chaleur=heat pump
pompe de piscine=pool pump; vanne d'eau=water valve; vanne de gaz, robinet de gaz=gas valve
vanne principale=main valve; électrovanne=valve/solenoid valve
arrivée d'eau=water supply/main valve
chaudière=boiler; ballon d'eau chaude, chauffe-eau=water heater/boiler; brûleur=burner
ventilation=ventilation/ventilator; ventilateur de plafond=ceiling fan
ventilateur d'extraction=exhaust fan
plafonnier, lampe de plafond, lumière du plafond, lumière au plafond=ceiling light
VMC, vmc=ventilation; hotte aspirante=extractor hood/hood
climatisation réversible=air conditioning
détecteur de mouvement, capteur de mouvement=motion sensor/motion detector
mouvement=motion/movement
détecteur de fumée=smoke detector/smoke alarm; détecteur de fuite=leak sensor; fuite=leak
détecteur de présence, capteur de présence=presence sensor; présence=presence/occupancy
capteur d'humidité=humidity sensor; capteur de température, sonde de température=temperature sensor
station météo=weather station; pluviomètre=rain gauge/rain sensor; anémomètre=wind sensor
capteur de pluie=rain sensor; capteur de niveau=level sensor; sonde=probe/sensor; jauge=gauge
balance=scale/scales; pèse-personne=scale; compteur=meter/counter
minuteur de cuisine=kitchen timer
engrais liquide=liquid fertilizer
solution nutritive, nutriments=nutrient solution/nutrients/nutrient
terreau=potting soil/compost; semence, graine=seed; plant=seedling/plant; plantule=seedling
basilic=basil; menthe=mint; lavande=lavender; géranium=geranium; persil=parsley; thym=thyme
romarin=rosemary; ciboulette=chives; épinard=spinach; radis=radish; betterave=beet; navet=turnip
fraisier=strawberry plant; rosier=rose bush; pommier=apple tree; olivier=olive tree; vigne=vine
insecte=insect/bug; ravageur, nuisible=pest; maladie=disease; puceron=aphid; mauvaise herbe=weed
doudou=teddy/soft toy; peluche=teddy/soft toy/plush toy; poupée=doll; puzzle=puzzle; jeu=game
tétine=pacifier/dummy; biberon=baby bottle; couches=diapers/nappies; poussette=stroller/pram
béquille=crutch; canne=cane/walking stick; déambulateur=walker; prothèse auditive=hearing aid
pilulier, boîte à pilules=pill box/pill organizer; trousse de secours=first aid kit
extincteur=fire extinguisher; gilet de sauvetage=life jacket; gilet=vest/cardigan
casque de chantier=hard hat
clé anglaise, clé à molette=wrench; clé à douille=socket wrench; clé plate=wrench/spanner
pince coupante=pliers/cutters; pinces=clamps/pliers/tongs; niveau à bulle=spirit level
mètre ruban=tape measure
caisse à outils, boîte à outils=toolbox; ruban adhésif, scotch=tape
rallonge=extension cord/extension lead
multiprise=power strip; câble=cable; fil=wire/thread; pile électrique=battery; piles=batteries
clé usb=usb stick; badge=badge; carte d'accès=key card/access card; passeport=passport
courrier=mail/post; enveloppe=envelope; classeur=binder; agrafeuse=stapler
feutre, marqueur=marker; surligneur=highlighter; gomme=eraser; règle graduée=ruler
calculatrice=calculator
tableau blanc=whiteboard; paperboard=flip chart; vidéoprojecteur=projector
photocopieuse=copier/photocopier
petite cuillère=teaspoon; tire-bouchon=corkscrew; économe=peeler; râpe=grater
rouleau à pâtisserie=rolling pin
eau gazeuse=sparkling water; eau plate=still water; limonade=lemonade; soda=soda; coca=coke/cola
chocolat chaud=hot chocolate; tisane, infusion=herbal tea; jus de pomme=apple juice
jus de fruit=juice; café au lait=latte/coffee; café crème=latte
café allongé, allongé=lungo/long coffee
apéritif, apéro=aperitif/drinks; champagne=champagne; whisky=whisky; cidre=cider
croissant=croissant; baguette=baguette; tartine=toast; crêpe=pancake; céréales=cereal
compote=compote
frites=fries; purée=mashed potatoes; omelette=omelet/omelette; saucisse=sausage; steak=steak
"""
FRENCH_ADJECTIVES = """
sans fil=cordless/wireless; sans-fil=cordless/wireless; à plat=flat; clignotant=flashing
bleu nuit=dark blue/navy; vert d'eau=sea green; blanc cassé=off-white/warm white
mauve=purple; pourpre=purple; ambre, ambré, ambrée=amber; indigo=indigo; magenta=magenta
lavande=lavender; corail=coral; ivoire=ivory; fuchsia=fuchsia/pink; bordeaux=burgundy
lilas=lilac; menthe=mint; bleu marine=navy; bleu ciel=sky blue; vert clair=light green
vert foncé=dark green; rouge vif=bright red; blanc neutre=neutral white; large=wide
étroit, étroite=narrow
épais, épaisse=thick; mince, fin, fine=thin; faible=low/weak; puissant, puissante=strong
silencieux, silencieuse=quiet/silent; calme=quiet/calm; lumineux, lumineuse=bright
vif, vive=bright; pâle=pale; moderne=modern; rouillé, rouillée=rusty; usé, usée=worn
défectueux, défectueuse=faulty/defective; coincé, coincée=stuck/jammed; secondaire=secondary
latéral, latérale=side; nord=north/northern; sud=south/southern; ouest=west/western
coulissant, coulissante=sliding; électronique=electronic; manuel, manuelle=manual
hydraulique=hydraulic; pneumatique=pneumatic; thermique=thermal; chimique=chemical
chauffant, chauffante=heated/heating/heat; mobile=mobile; mural, murale=wall
encastré, encastrée=recessed
suspendu, suspendue=hanging; rectangulaire=rectangular; triangulaire=triangular
festif, festive=party/festive
romantique=romantic; relaxant, relaxante=relaxing/relax; nocturne=night; matinal, matinale=morning
économique, éco=eco; intensif, intensive=intensive; délicat, délicate=delicate
normal, normale=normal; automatique=auto/automatic; classique=classical/classic; coton=cotton
d'ambiance=ambient/mood; de chevet=bedside; de secours=emergency/spare; de rechange=spare
de nuit=night; de jour=day; de sécurité=safety/security; d'été=summer; d'hiver=winter
de travail=work; de culture=grow; de noël=christmas; à vapeur=steam; à gaz=gas; au gaz=gas
rentré, rentrée=home; vidé, vidée=empty; rempli, remplie=full; rangé, rangée=tidy
plié, pliée=folded; déplié, dépliée=unfolded; mûr, mûre=ripe; vert pomme=lime
"""
# fmt: on
