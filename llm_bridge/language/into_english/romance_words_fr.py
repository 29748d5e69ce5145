"""French words and phrases, and the English ones that say the same (see romance_words)."""

from llm_bridge.language.into_english.romance_frames_fr import CHECKS, DENIALS, FRAMES
from llm_bridge.language.into_english.romance_words import Book
from llm_bridge.language.into_english.romance_words_fr_more import (
    FRENCH_ADJECTIVES,
    FRENCH_NOUNS,
    FRENCH_VERBS,
)

# fmt: off
VERBS = """
allumer, rallumer, activer, enclencher, brancher, réactiver: ON
éteindre, désactiver, débrancher: OFF
arrêter, stopper: STOP
démarrer, lancer, relancer, redémarrer, commencer, débuter: START
mettre: PUT
remettre: PUT
poser, placer, déposer, disposer: put
ranger: put
laisser: LEAVE
garder, maintenir, conserver: keep
régler, ajuster, fixer, positionner: SET
passer: PASS
monter, remonter, augmenter, lever, relever, hausser: UP
baisser, diminuer, réduire, rabaisser, abaisser: DOWN
descendre: DOWN
ouvrir, rouvrir, entrouvrir: open:open unlock:unlock|open
fermer, refermer: close:close lock:lock turn_off:turn_off|close
verrouiller: lock
déverrouiller: unlock
bloquer: lock:lock|block
débloquer: unlock:unlock|unblock
couper: turn_off:turn_off stop:stop mute:mute close:close|cut/slice/mow/trim/turn_off
tamiser: dim
éclaircir, éclairer, illuminer: brighten:brighten turn_on:turn_on|light
assombrir, obscurcir: dim
chauffer, réchauffer: warmer:warm_up|heat/warm
refroidir, rafraîchir: cooler:cool_down|cool
accélérer: speed_up
ralentir: slow_down
suspendre: pause
reprendre, continuer, poursuivre: resume/continue
jouer: play
diffuser: play
zapper: switch
taire: mute
annuler: cancel
supprimer, effacer: remove/delete
ajouter, rajouter: add
retirer, enlever, ôter: turn_off:turn_off|remove/take/clear
noter, inscrire: add/note/write
aller: go
venir: come
revenir: come_back
retourner: return:return|go_back/turn_over
rentrer: close:close return_home:send_home dock:go_home|go_home
rendre: RETURN
repartir: go_back
partir: leave
sortir: open:open|take_out
entrer: enter
avancer: move_forward
reculer: move_back
tourner, pivoter: turn/rotate
bouger: move
déplacer: move
rouler: drive
conduire: drive/take/guide
amener, emmener: bring/take
mener, guider, accompagner, escorter: guide/lead/accompany
suivre: follow
envoyer, expédier: SEND
renvoyer: SEND_BACK
rapporter: bring_back
apporter, porter, livrer: bring/deliver/take/carry
transporter: carry/transport/deliver/bring
chercher: find/look_for/get/fetch
trouver, retrouver, localiser: find/locate
prendre, attraper, saisir: take/grab/pick_up/pick/grasp
ramasser: pick_up/collect
récupérer: get/fetch/pick_up/collect
lâcher, relâcher: release/drop
donner: give
redonner: give
passer à: hand
servir: serve/bring
distribuer: distribute/give
charger: load/charge
décharger: unload
recharger: charge/recharge
remplir: fill
vider: empty
verser: pour
rincer: rinse
laver: wash/clean
nettoyer: clean/wash/wipe
essuyer: wipe/clean
balayer: sweep/clean
aspirer: vacuum/clean
frotter: scrub/clean
désinfecter: disinfect/clean
arroser: water:water start:start|water/irrigate
tondre: mow
tailler: trim/cut
faucher: mow
nourrir, alimenter: feed
repousser: push_back/push
pousser: push
tirer: pull
presser, appuyer: press
agiter, secouer, remuer: shake/stir/agitate
mélanger: mix/stir
préparer: prepare/make/brew/mix
faire: DO
refaire: do
cuire, cuisiner: cook
bouillir, faire bouillir: boil
couler: brew/pour
moudre: grind
percer: drill
souder: weld/solder
peindre: paint
visser: screw
dévisser: unscrew
scier: saw
poncer: sand
imprimer: print
photographier: photograph
filmer, enregistrer: record
scanner: scan
mesurer: measure
peser: weigh
compter: count
trier: sort
empiler: stack
emballer: pack/wrap
étiqueter: label
inspecter: inspect/check
vérifier, contrôler: check/inspect
surveiller: watch/guard/monitor
patrouiller: patrol
explorer: explore
visiter: visit
danser: dance
saluer: greet
dire: SAY
demander, ordonner: ASK
annoncer: SAY
lire: read
raconter: tell
rappeler: remind
prévenir, avertir, informer: TELL
appeler: call/dispatch
sonner: ring
klaxonner: honk
attendre, patienter: wait
réveiller: wake
montrer: show/display/point_at
afficher: display/show
projeter: show/project
incliner: tilt/recline
plier: fold
déplier: unfold
garer: park
atterrir: land
décoller: take_off
survoler: fly_over
voler: fly
planer: hover
accrocher: hang/hitch
atteler: hitch
dételer, décrocher: unhitch
semer: sow
planter: plant
récolter: harvest/pick
cueillir: pick/harvest
aérer, ventiler: ventilate/air
purger: drain/purge
vidanger: drain
doser: dose
ouvrir en grand: open:open_fully|open
armer: arm
désarmer: disarm
sécuriser: secure
rabattre: lower
rentrer dans: go_back_to
dépasser: EXCEED
tomber: fall
finir, terminer, achever: finish
arriver: arrive
pleuvoir: rain
neiger: snow
atteindre: REACH
biper: beep
siffler: whistle
rester: remain
approcher: bring
geler: freeze
changer: change
échanger: swap
décaler: move
étaler: spread
essorer: spin
sécher: dry
plonger: dip
tremper: soak
jeter: throw_away
trancher: slice
éplucher: peel
racler: scrape
cirer, polir: polish
chanter: sing
applaudir: clap
saisir dans: grab
lustrer: polish
tester: test
fonctionner, marcher: run
calibrer: calibrate
initialiser: reset
réinitialiser: reset
détecter: detect
regarder: look_at/watch
serrer: tighten/close/clamp
desserrer: loosen/release
régénérer: regenerate
faire le plein de: fill
graver: engrave
découper: cut
assembler: assemble
démonter: disassemble
lubrifier, huiler: oil
tracter: tow
remorquer: tow
creuser: dig
biner: hoe
désherber: weed
compacter: compact
étendre: spread/hang
aligner: align
retourner: return:return|go_back/turn_over
fouetter: whisk
battre: beat
frire: fry
griller: grill
mouliner: grind
goûter: taste
gonfler: inflate
expulser: eject
éjecter: eject
valider: confirm
confirmer: confirm
ouvrir la voie: !
bercer: rock
masser: massage
clignoter: blink
abandonner: abort
déclencher: TRIGGER
signaler: TELL
synchroniser: sync
"""
VERB_PHRASES = """
mettre en marche, mettre en route, remettre en marche, remettre en route: ON
mettre en pause: pause
mettre à l'arrêt: STOP
mettre à jour: update
mettre en charge, mettre à charger: dock:charge|charge
mettre le feu: !
mettre à manger: !
fermer à clé, fermer à clef, verrouiller à clé, mettre le verrou à: lock
donner à manger: feed
donner à boire: water/give_water
remettre le son: unmute
couper le son, mettre en sourdine, mettre en muet: mute
faire couler: brew/pour
faire venir: SEND
faire avancer: move_forward
faire reculer: move_back
faire tourner: turn/run
faire chauffer: warm_up
faire cuire: cook
faire entrer: let_in
faire sortir: let_out
faire demi-tour: turn_around
faire une photo de, prendre en photo, prendre une photo de: photograph/take_a_photo_of
faire le tour de: patrol/go_around
faire la vaisselle: wash_the_dishes
faire taire: mute
passer l'aspirateur dans, passer l'aspirateur: vacuum/clean
passer le balai dans, passer le balai: sweep/clean
passer la serpillière dans, passer la serpillière: mop/clean
passer la tondeuse dans, passer la tondeuse sur: mow
passer la main à: !
laisser tomber: drop
laisser entrer: let_in
aller chercher, venir chercher, partir chercher: get/fetch
aller à la rencontre de: go_to
aller voir: go_to
rendre visite à: visit
prendre soin de: !
monter le son, augmenter le son, monter le volume, augmenter le volume: louder:turn_up|turn_up
baisser le son, diminuer le son, baisser le volume: quieter:turn_down|turn_down
sortir la poubelle: take_out_the_bin
jeter à la poubelle: throw_away
jeter un œil à, jeter un oeil à, jeter un coup d'œil à: check
arrêter de: stop
"""
NOUNS = """
lumière, lampe, éclairage, luminaire, ampoule=light/lamp; lumières, lampes=lights
spot=spot; plafonnier=ceiling light; lampadaire=floor lamp; veilleuse=night light
guirlande=fairy lights
interrupteur=switch; prise=plug/socket/outlet; serrure, verrou=lock; store=blind/shutter
volet=shutter/blind; rideau=curtain/blind; rideaux=curtains; porte=door; portail=gate
portillon=gate
barrière=barrier/gate; fenêtre=window; vanne=valve; robinet=tap/valve/faucet
chauffage=heating/heater
radiateur=radiator/heater/heating; thermostat=thermostat
climatisation, clim=air conditioning/air conditioner
climatiseur=air conditioner; ventilateur, ventilo=fan; aspirateur=vacuum; tondeuse=mower
télévision, télévision=television; télé=tv/television; enceinte, haut-parleur=speaker
musique=music; radio=radio
sirène=siren; alarme=alarm; scène=scene; ambiance=scene/mood; liste=list; minuteur, minuterie=timer
capteur=sensor; détecteur=detector/sensor; appareil=appliance/device; machine=machine; moteur=motor
convoyeur=conveyor; tapis=belt/conveyor/carpet/rug; pompe=pump; presse=press; pince=gripper/clamp
four=oven; frigo, réfrigérateur=fridge; congélateur, congélo=freezer; bouilloire=kettle
cafetière=coffee machine
machine à café=coffee machine; lave-vaisselle=dishwasher
lave-linge, machine à laver=washing machine
sèche-linge=dryer; micro-ondes=microwave; grille-pain=toaster; hotte=hood/extractor
arrosage=irrigation/sprinkler/watering; arroseur=sprinkler; portable=phone; téléphone=phone
ordinateur=computer; imprimante=printer; écran=screen/display
projecteur, vidéoprojecteur=projector; caméra=camera
batterie=battery; température=temperature; humidité=humidity; vitesse=speed; volume, son=volume
luminosité=brightness; position=position; niveau=level; pression=pressure; poids=weight
hauteur=height
couleur=color; mode=mode; débit=flow; puissance=power; durée=duration; distance=distance
état=state
chaîne=channel; piste, morceau, chanson=song/track; station=station; message=message; nom=name
cuisine=kitchen; salon=living room/lounge; séjour=living room; chambre=bedroom/room; pièce=room
couloir=corridor/hall/hallway
entrée=entrance/hall; salle de bain, salle de bains=bathroom; toilettes=toilet
bureau=office/desk/study
salle à manger=dining room; garage=garage; cave=cellar/basement; grenier=attic; jardin=garden
cour=yard/courtyard
terrasse=terrace/patio; balcon=balcony; maison=house; étage=upstairs/floor
rez-de-chaussée=ground floor
escalier=stairs
atelier=workshop; entrepôt=warehouse; quai=dock/quay; usine=factory; ligne=line; cellule=cell
hall=hall
étable=barn/cowshed; grange=barn; écurie=stable; enclos=paddock; champ=field; pré=meadow
prairie=meadow
pelouse, gazon=lawn; potager=vegetable garden; verger=orchard; serre=greenhouse
allée=aisle/driveway/path
piscine=pool; portique=gantry; accueil, réception=reception; étagère=shelf/rack
rayon=shelf/aisle; placard=cupboard/cabinet
armoire=cabinet/wardrobe/cupboard; tiroir=drawer; table=table; chaise=chair
fauteuil=armchair/chair; canapé=sofa
lit=bed; évier=sink; lavabo=sink; plan de travail=counter/worktop; comptoir=counter
poubelle=bin/trash
panier=basket; bac=box/tray/bin/tub/crate; caisse=crate/box; boîte=box/tin; carton=box/carton
palette=pallet; sac=bag
base=base; station de charge, borne de recharge, borne=charging station/dock/charger
chargeur=charger
robot=robot; chariot=cart/trolley; bras=arm; drone=drone; personne=person; gens=people
invité, hôte=guest; client=customer/guest; patient=patient; infirmière=nurse
docteur, médecin=doctor; visiteur=visitor
tasse=cup/mug; verre=glass; bouteille=bottle; assiette=plate; bol=bowl; fourchette=fork
couteau=knife; cuillère=spoon
casserole=pot/pan; poêle=pan; plateau=tray; théière=teapot; pichet, carafe=jug/carafe
gobelet=cup/beaker; couvercle=lid
eau=water; café=coffee; thé=tea; lait=milk; jus=juice; jus d'orange=orange juice; bière=beer
vin=wine; sucre=sugar; sel=salt
pain=bread; beurre=butter; fromage=cheese; pomme=apple; banane=banana; orange=orange
citron=lemon; œuf, oeuf=egg
viande=meat; poisson=fish; poulet=chicken; soupe=soup; salade=salad; gâteau=cake
biscuit=biscuit/cookie; repas=meal
petit-déjeuner=breakfast; déjeuner=lunch; dîner=dinner; goûter=snack; nourriture=food
croquettes=kibble/food
livre=book; journal=newspaper; magazine=magazine; lettre=letter; courrier=mail
colis, paquet=parcel/package; papier=paper
clé, clef=key; clés=keys; télécommande=remote; lunettes=glasses
médicament, médicaments=medicine/pills; pilule=pill
serviette=towel; couverture=blanket; coussin=cushion/pillow; oreiller=pillow; vêtement=clothes
chemise=shirt; chaussette=sock
chaussure=shoe; manteau=coat; chapeau=hat; jouet=toy; balle=ball; ballon=ball; cube=cube
bloc=block; brique=brick
cylindre=cylinder; sphère=sphere; anneau=ring; pièces=parts; outil=tool; tournevis=screwdriver
marteau=hammer
vis=screw; écrou=nut; boulon=bolt; perceuse=drill; scie=saw; pistolet=gun; planche=board
tôle=sheet; tube=tube/tube
étiquette=label; ticket=ticket; bon=order; commande=order; produit=product; pièce=part
colonne=column; pile=pile/stack
buse=nozzle; lame=blade; broche=spindle; foret=drill; fumée=smoke/fume; poussière=dust
copeau, copeaux=chips
cuve=tub/tank/vat; réservoir=tank/reservoir; citerne=tank/cistern; fût=barrel; silo=silo
trémie=hopper; mélangeur=mixer
ensilage=silage; foin=hay; paille=straw; grain, grains, céréale, céréales=grain
fourrage=feed/fodder/hay; aliment=feed
vache=cow; veau=calf; veaux=calves; chèvre=goat; poule=hen; poulet=chicken; mouton=sheep
cochon=pig; cheval=horse
chevaux=horses; animal=animal; animaux=animals; bête=animal; chien=dog; chat=cat; oiseau=bird
abeille=bee; canard=duck
herbe=grass; plante=plant; fleur=flower; arbre=tree; feuille=leaf; semis=seedlings; tomate=tomato
laitue=lettuce; haie=hedge
bordure=edge; bord=edge; lisière=edge; terre=soil/ground; sol=floor/soil/ground
engrais=fertilizer/nutrient
compost=compost
pluie=rain; neige=snow; vent=wind; soleil=sun; gel=frost; nuit=night; jour=day; matin=morning
soir=evening; midi=noon
heure=hour; minute=minute; seconde=second; semaine=week; degré=degree
pour cent, pourcent=percent; mètre=meter
centimètre=centimeter; millimètre=millimeter; kilomètre=kilometer; kilo, kilogramme=kilo/kg
gramme=gram; litre=liter
millilitre=milliliter; tour=turn; tr/min=rpm; bar=bar; volt=volt; watt=watt
tour minute, tours par minute, tours minute=rpm
coupe=cut; hauteur de coupe=cut height; vaisselle=dishes; linge=laundry; ronde=round/patrol
patrouille=patrol; tournée=round
photo=photo/picture; vidéo=video; histoire=story; blague=joke; danse=dance; nettoyage=cleaning
lavage=wash/washing
cycle=cycle; programme=program; recette=recipe; production=production; tâche=job/task
travail=job/work; mission=mission
porte-clés=keychain; chose=thing; truc, machin=thing; objet=object/thing; côté=side; coin=corner
milieu=middle; haut=top
bas=bottom; fond=back; dessus=top; gauche=left; droite=right; arrière=back; avant=front
moitié=half; tiers=third; quart=quarter
expresso, espresso, café serré, expresso serré=espresso; cappuccino=cappuccino; crème=cream
chaleur=heat; douche=shower; baignoire=bathtub; miroir=mirror; cheminée=fireplace; sapin=tree
noël=christmas
ascenseur=elevator/lift
colline=hill; chemin=path; route=road; parking=car park/parking; voiture=car; camion=truck
camionnette=van; vélo=bike; remorque=trailer; tracteur=tractor
échantillon=sample; éprouvette=tube; microscope=microscope; centrifugeuse=centrifuge
fauteuil roulant=wheelchair
trou=hole; porche=porch; mamie, mémé=grandma; papi, pépé=grandpa; copie=copy; mug=mug; bocal=jar
plante verte=plant; tasse à café=coffee cup; verre d'eau=glass of water
établi=workbench/bench; perceuse à colonne=drill press; tour à bois=lathe; peinture=paint
vernis=varnish; colle=glue; bois=wood; métal=metal; acier=steel; plastique=plastic
hauteur=height; largeur=width; profondeur=depth; épaisseur=thickness; angle=angle
vitesse lente=low speed; débit=flow; seuil=threshold; alerte=alert; panne=fault; erreur=error
toit=roof; mur=wall; plafond=ceiling; sonnette=doorbell; boîte aux lettres=mailbox; portière=door
hangar=shed; abri=shelter/shed; ruche=hive; étang=pond; bassin=pond/basin; fontaine=fountain
fils=son; fille=daughter; enfants=children; enfant=child; bébé=baby; femme=wife; mari=husband
voisin=neighbour; équipe=team; monde=people; famille=family
infirmier=nurse; chambre d'amis=guest room; buanderie=laundry; bibliothèque=bookcase/library
salle=room; salle de réunion=meeting room; salle d'attente=waiting room; pharmacie=pharmacy
laboratoire, labo=lab/laboratory
bouchon=cap; goulot=neck; sirop=syrup; levure=yeast; malt=malt; houblon=hops; farine=flour
pâte=dough; riz=rice; pâtes=pasta; pomme de terre, patate=potato; carotte=carrot; oignon=onion
concombre=cucumber
chef=chef; serveur=waiter; addition=bill; menu=menu; note=bill/note; plat=dish; dessert=dessert
entrée froide=starter
"""
ADJECTIVES = """
rouge=red; vert, verte=green; bleu, bleue=blue; jaune=yellow; blanc, blanche=white
noir, noire=black; gris, grise=grey
violet, violette=purple; rose=pink; orange=orange; marron, brun, brune=brown; doré, dorée=golden
argenté, argentée=silver
de derrière, du fond=back; de devant=front; du haut, d'en haut=upstairs/upper
du bas, d'en bas=downstairs/lower; de gauche=left
de droite=right; du milieu=middle; grand, grande=big; gros, grosse=big; petit, petite=small
haut, haute=high; bas, basse=low; long, longue=long; court, courte=short
beau, belle=nice; lourd, lourde=heavy; léger, légère=light; chaud, chaude=warm
froid, froide=cold; frais, fraîche=cool; tiède=lukewarm; bien serré, serré=strong
fermé à clé, fermée à clé, fermé à clef, fermée à clef=locked; cinquième=fifth; sixième=sixth
plein, pleine=full; vide=empty; propre=clean; sale=dirty; sec, sèche=dry
humide, mouillé, mouillée=wet/humid; nouveau, nouvelle, neuf, neuve=new
vieux, vieille, ancien, ancienne=old; autre=other; même=same; premier, première=first
deuxième, second, seconde=second
troisième=third; quatrième=fourth; dernier, dernière=last
prochain, prochaine, suivant, suivante=next; précédent, précédente=previous
supérieur, supérieure=upper; inférieur, inférieure=lower; central, centrale=central
principal, principale=main; extérieur, extérieure=outdoor
intérieur, intérieure=indoor; droit=right; seul, seule=only; entier, entière=whole
chargé, chargée=loaded/charged; prêt, prête=ready
occupé, occupée=occupied; libre=free; allumé, allumée=on; éteint, éteinte=off
ouvert, ouverte=open; fermé, fermée=closed
verrouillé, verrouillée=locked; déverrouillé, déverrouillée=unlocked; arrêté, arrêtée=stopped
bloqué, bloquée=jammed/stuck
terminé, terminée, fini, finie=finished; cassé, cassée=broken; sombre=dark; clair, claire=light
fort, forte=loud; bruyant=loud
doux, douce=soft; rapide=fast; lent, lente=slow; carré, carrée=square; rond, ronde=round
maximum, maximal, maximale=maximum
minimum, minimal, minimale=minimum; actif, active=active; branché, branchée=on
baissé, baissée=closed; levé, levée=open
"""
SMALL = """
le, la, les, l'=the:det; un, une=a:det; des=:det; du=du:du; de, d'=of:de; mon, ma, mes=my:det
ton, ta, tes, votre, vos=your:det
son, sa, ses=its:det; notre, nos=our:det; leur, leurs=their:det; ce, cet, cette=this:det
ces=these:det
tous les, toutes les, tout les=all the:all; tous, toutes=all:all
toute la, tout le, tout l'=the whole:all; chaque=every:all
chacun des, chacune des=each of the:all; les deux=both:all; tout=everything:pron
aucun, aucune=no:det; quelques=some:det
celui-ci, celle-ci=this one:pron; celui-là, celle-là=that one:pron
celui, celle, ceux, celles=ONE:one
à, au, aux=to:to; dans, en=in:in; sur=on:on; sous=under:prep; avec=with:prep; sans=without:prep
pour=for:prep; chez=at:prep; vers=to:toward
devant=in front of:prep; derrière=behind:prep; à côté de, près de=next to:prep
à travers=through:prep; autour de=around:prep; le long de=along:prep; contre=against:prep
hors de=out of:prep
entre=between:prep; par=by:prep; depuis=from:prep
jusqu'à, jusqu'au, jusqu'aux=to:until; au milieu de=in the middle of:prep
en face de=in front of:prep; à l'intérieur de=inside:prep
au fond de=at the back of:prep; en haut de=at the top of:prep; en bas de=at the bottom of:prep
au-dessus de=above:above
au-dessous de, en dessous de, en-dessous de, sous les=below:above; plus de=more than:above
moins de=less than:above
supérieur à, supérieure à, plus haut que, plus grand que=above:above
inférieur à, inférieure à=below:above
au moins=at least:prep; au plus=at most:prep; exactement=exactly:adv
sauf, excepté, hormis, à part, mais pas, à l'exception de, en dehors de, sauf pour=except:except
pas=not:not
et=and:and; ou, ou bien=or:or
puis, ensuite, après, et puis, et après, et ensuite, puis après, enfin, et enfin=then:then
ainsi que=and:and; aussi, également=too:adv; ni=nor:or; mais=but:and
dessus, là-dessus, par-dessus=on it:adv
y, là, là-bas, là-dedans, là dedans=there:there; ici=here:adv; dehors=outside:adv
dedans=inside:adv; à la maison=home:adv; chez moi=home:adv
moi, me, m'=me:me; nous=us:us; lui=him:dat; leur=them:dat; vous, te, t', toi, se, s'=:refl
ça, cela, ceci=that:pron
elle=it:subj; il=it:subj; elles, ils=they:subj; on=we:subj; je, j'=i:subj; tu=you:subj
c'=it:subj; ce que=what:q; qui=that:rel; que, qu'=that:rel; dont=that:rel
au coucher du soleil, quand le soleil se couche, quand le soleil se couchera=at sunset:when
au lever du soleil, quand le soleil se lève, quand le soleil se lèvera=at sunrise:when
après le coucher du soleil=after sunset:when; après le lever du soleil=after sunrise:when
avant le coucher du soleil=before sunset:when; avant le lever du soleil=before sunrise:when
à voix haute, à haute voix, tout haut=aloud:adv; un tout petit peu, légèrement=a bit:adv
l'une des, l'un des, une des, un des=one of the:all; sinon, autrement=otherwise:else
à mi-vitesse, à mi-puissance, à mi-volume, à mi-chemin, à mi-régime=to half:value
déjà=already:adv; avant de, avant d'=before:prep; d'un cran, d'un chouïa=a bit:adv
de deux crans=twice:times; de trois crans=three times:times; de moitié=to half:value
à l'orange=to orange:value; au vert=to green:value; au rouge=to red:value
un peu=a bit:adv; un petit peu=a little:adv; un poil, un chouïa=a bit:adv; beaucoup=a lot:adv
encore=again:again; à nouveau, de nouveau=again:again
doucement, lentement=slowly:adv; vite, rapidement=quickly:adv
complètement, entièrement, à fond=fully:adv; seulement, uniquement=only:adv
deux fois=twice:times; une fois=once:times; trois fois=three times:times
quatre fois=four times:times; cinq fois=five times:times
à moitié, à mi-hauteur, à la moitié, à mi-course=to half:value
au maximum, au max, à fond la caisse=to the maximum:value
au minimum, au min=to the minimum:value
aux trois quarts=to 75 percent:value; au tiers=to a third:value; au quart=to a quarter:value
aux deux tiers=to two thirds:value
tout de suite, immédiatement, maintenant=now:adv; plus tard=later:adv; aujourd'hui=today:when
demain=tomorrow:when; ce soir=tonight:when; cette nuit=tonight:when
ce matin=this morning:when; cet après-midi=this afternoon:when; au bout de=after:prep
demain matin=tomorrow morning:when; demain soir=tomorrow evening:when
en avant=forward:adv; en arrière=backward:adv; à gauche=left:adv; à droite=right:adv
vers la gauche, sur la gauche=left:adv; vers la droite, sur la droite=right:adv
numéro, n°, nº=number:nr; toujours=still:adv
en haut=upstairs/up:adv; en bas=downstairs/down:adv; tout droit=straight ahead:adv
plus fort=louder:more
moins fort=quieter:more; plus haut=higher:more; plus bas=lower:more
plus forte, plus forts, plus fortes, plus bruyant=louder:more
moins forte, moins forts, moins fortes, plus doucement, plus doux, plus douce=quieter:more
plus chaud, plus chaude, plus chauds, plus chaudes, moins froid, moins froide=warmer:more
plus froid, plus frais, plus froide, plus froids, plus froides, plus fraîche=cooler:more
moins chaud, moins chaude, moins chauds, moins chaudes=cooler:more
plus vite, plus rapide, plus rapides, plus rapidement, moins lent, moins lentement=faster:more
moins vite, plus lentement, plus lent, plus lente, moins rapide, moins rapidement=slower:more
plus clair, plus claire, plus claires, plus clairs, plus lumineux, plus lumineuse=brighter:more
plus vif, plus vive, plus vives, plus éclairé, plus éclairée, moins sombre=brighter:more
plus sombre, plus sombres, moins fort la lumière, plus tamisé, plus tamisée=darker:more
moins clair, moins claire, moins lumineux, moins lumineuse, moins vif, moins vive=darker:more
moins éclairé, moins éclairée=darker:more
plus haute, plus hauts, plus hautes=higher:more; plus basse, plus bas que ça=lower:more
de suite, d'affilée=:adv
non, non attends, non attendez, enfin non, pardon, ou plutôt, plutôt, je veux dire=no:corr
non pardon, euh non=no:corr
quelqu'un, du monde=somebody:body; personne=nobody:body; rien=nothing:pron
quelque chose=something:pron; aucune personne=nobody:body
partout=everywhere:adv; pendant, durant=for:prep; ont=is:is; trop=too:adv; très=very:adv
au lieu de=instead of:prep; à la place de=instead of:prep; en rouge=to red:value
en vert=to green:value; en bleu=to blue:value
en jaune=to yellow:value; en blanc=to white:value; en violet=to purple:value
en rose=to pink:value; en orange=to orange:value; en mode=to:value
"""
CONDITIONS = """
si, s', si et seulement si, si et seulement s', au cas où, seulement si=if
que si, que s', que quand, que lorsque, que lorsqu'=unless
quand, lorsque, lorsqu', dès que, dès qu', aussitôt que, sitôt que, une fois que=when
attends que, attends qu', attendez que, attendez qu', attendre que, attendre qu'=wait until
une fois qu', à partir du moment où, chaque fois que=when
jusqu'à ce que, jusqu'à ce qu'=until; tant que, tant qu', pendant que, pendant qu'=while
à moins que, à moins qu', sauf si, sauf s'=unless
après que, après qu'=after; avant que, avant qu'=before
"""
FILLERS = (
    "s'il te plaît", "s'il vous plaît", "s'te plaît", 'stp', 'svp', "s'il te plait",
    "s'il vous plait", 'merci', 'merci beaucoup',
    'merci bien', "d'accord", 'bon', 'bien', 'alors', 'donc', 'euh', 'hein', 'voilà', 'allez',
    'hop', 'hé', 'hey', 'ok', 'okay',
    'attends voir', 'voyons voir', 'voyons', 'attendez voir',
    'bonjour', 'salut', 'bonsoir', 'dis donc', 'dis-moi', 'tiens', 'ben', 'bah', 'ah', 'oh', 'oui',
    'vas-y', 'juste', 'quand même',
    'surtout', 'un instant', 'un moment', 'écoute', 'au fait', 'tant que tu y es',
    'pendant que tu y es', 'si tu veux bien',
    'si possible', 'si tu peux', 'si vous pouvez', 'si ça te dérange pas', 'si tu veux',
    'gentiment', 'pour moi', 'pour nous', 'donc', "d'abord", 'en premier',
    'à la fin', 'pour finir', 'pour commencer', 'premièrement', 'du coup', 'comme ça', 'bien sûr',
    'tout à fait', 'franchement', 'bref', 'mon grand', 'ma belle', 'carrément', 'bientôt',
    'ou pas', 'ou non', 'pour voir', 'pendant ce temps-là', 'pendant ce temps', 'en même temps',
    'en parallèle', 'entre-temps', 'au passage', 'si ça ne te dérange pas', "si ça t'embête pas",
    'quand tu auras le temps', 'quand tu peux', 'quand tu pourras', 'dès que possible',
    'dès que tu peux', 'dès que tu pourras', 'vite fait', "s'il vous plait", 'je te prie',
    'je vous prie', 'mon ami', 'mon vieux', 'ma chérie', 'mon chéri', "s'te plait", 'siouplait',
    'merci infiniment', 'merci à toi', 'merci à vous', 'merci mille fois', 'mille mercis',
    "d'ailleurs", 'finalement', 'en fait', 'au final', 'par contre', 'genre', 'quoi',
    'tu sais', 'vois-tu', 'tu vois', 'allons', 'allons-y', 'coucou', 'bonne nuit', 'bonne journée',
    'bonne soirée', 'à tout à l’heure', "à tout à l'heure", 'à plus tard', 'à demain',
)
AFTER_THAT = (
    r'(?:quand|une fois que|des que|lorsque) (?:tu|vous|c|ce|il|elle)(?: l)? ?(?:as|avez|'
    r'auras|aurez|est|sera|aura) ?(?:fini|termine|fait|finie)?(?: ca| cela)?',
    r'une fois (?:fini|termine|que c est fait|fait|que c est fini)',
    r'apres (?:ca|cela)',
    r'cela fait',
)
STATED = (
    r'(?:il|elle|on|ca|c|ce|je|j|nous|ils|elles|y a|parce|car|puisque|vu|comme|sinon|le|la|'
    r'les|l|mon|ma|un|une|ici|aujourd hui|tout|tu vas|y)(?= |$)',
)
HINTS = (
    (r'on (?:n y |ne |y )?voit (?:plus |vraiment )?rien|il (?:fait|y fait) (?:trop |tres |'
     r'bien )?(?:sombre|noir)',
     'it is too dark'),
    (r'(?:il|ca) caille|on caille', 'it is too cold'),
    (r'on (?:se )?gele|(?:j ai|on a|il fait|il y fait) (?:trop |tres |un peu |un |bien )?froid|'
     r'quel froid|ca caille|'
     r'je (?:me )?gele',
     'it is too cold'),
    (r'j ai (?:tres |trop |bien )?soif|je meurs de soif', 'I am thirsty'),
    (r'j ai (?:tres |trop |bien )?faim|je meurs de faim', 'I am hungry'),
    (r'on (?:etouffe|creve de chaud)|(?:j ai|on a|il fait|il y fait) (?:trop |tres |'
     r'un peu |bien )?chaud|(?:il fait une|quelle) chaleur',
     'it is too hot'),
)
QUESTIONS = """
combien de temps reste-t-il à, il reste combien de temps à=how much time is left on
combien de temps il reste à, combien de temps reste-t-il pour=how much time is left on
qu'est-ce qu'il y a, qu'y a-t-il, il y a quoi, y a quoi=what is
où en est, où en sont=how is; où est, où sont, où se trouve, où se trouvent=where is
qui est=who is; quel est, quelle est, quels sont, quelles sont=what is
qu'est-ce qui est=what is; qu'est-ce que=what; quels, quelles=which; quel, quelle=what
combien de=how many; combien=how much; comment va, comment vont=how is; comment=how; pourquoi=why
où=where; qui=who
c'est quoi, c'est combien=what is
combien de degrés fait-il, il fait combien de degrés=what is the temperature
combien de degrés il fait=what is the temperature
quelle température fait-il, quelle température il fait, il fait combien=what is the temperature
combien fait-il, combien il fait, combien de degrés y a-t-il=what is the temperature
à combien est, à combien sont, à quelle température est=what is the temperature of
combien il reste de, il reste combien de, combien reste-t-il de=what is the
il te reste combien de, combien te reste-t-il de=what is the
"""
BOOK = Book(
    language='fr', verbs=VERBS + FRENCH_VERBS, verb_phrases=VERB_PHRASES,
    nouns=NOUNS + FRENCH_NOUNS, adjectives=ADJECTIVES + FRENCH_ADJECTIVES,
    small=SMALL, conditions=CONDITIONS,
    frames=FRAMES, fillers=FILLERS, after_that=AFTER_THAT, stated=STATED, checks=CHECKS,
    hints=HINTS, questions=QUESTIONS, denials=DENIALS,
    is_={'est', 'sont', 'soit', 'soient', 'était', 'étaient', 'sera', 'seront', 'serait',
         'seraient'}, there_is=('il y a', 'y a', 'il y en a',
    'y en a', 'y a-t-il', 'il y ait'), not_={'ne', "n'"},
    nots={'pas', 'plus', 'jamais', 'surtout pas', 'rien'},
)
# fmt: on
