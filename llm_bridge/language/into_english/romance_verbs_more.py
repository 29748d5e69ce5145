"""Verbs and qualities in English, French and Spanish, beside those of each language's own book.

One entry a line or between semicolons: English words, '=', French words, '|', Spanish words.
"""

# fmt: off
MORE_VERBS = """
charge = lancer la recharge de, lancer la charge de | iniciar la carga de, iniciar la recarga de
wish = souhaiter | desear; knock = frapper, toquer | golpear
ring = retentir, faire sonner | repicar, hacer sonar
wave_at/wave_to = faire signe à, faire coucou à | saludar con la mano a, hacer señas a
set = dresser |; nod = hocher, hocher la tête | asentir; limit = limiter | limitar
tow/pull = remorquer, tracter | arrastrar
clear_the_snow_from = déneiger, enlever la neige de, dégager la neige de | quitar la nieve de
clear_the_snow_from = | despejar la nieve de, quitar nieve de
clear = déblayer, dégager, débarrasser | despejar; spread = répandre, épandre | esparcir
spread_grit_on = sabler, gravillonner | echar gravilla en; spread_salt_on = saler | echar sal en
dust/clean = épousseter, dépoussiérer, faire la poussière dans, enlever la poussière de |
dust/clean = | desempolvar, quitar el polvo de, quitar el polvo a, sacudir el polvo de
iron = repasser | planchar; mop/clean = | trapear, pasar la mopa por, pasar la mopa
scrub/clean = récurer | restregar
wipe/clean = éponger, passer un coup de chiffon sur | pasar un trapo por
polish = astiquer, faire briller | abrillantar, sacar brillo a
clean = décrasser, lessiver, faire le ménage dans, faire le ménage de | asear, hacer la limpieza de
clean = | hacer la limpieza en; sweep/clean = donner un coup de balai dans | dar un barrido a
rinse = | enjuagar; vacuum/clean = donner un coup d'aspirateur dans | dar una pasada a
tidy/tidy_up = mettre de l'ordre dans | poner orden en, arreglar
set_the_table = mettre la table, dresser la table | poner la mesa
clear_the_table = débarrasser la table | recoger la mesa, quitar la mesa
make_the_bed = faire le lit | hacer la cama; do_the_dishes = | lavar los platos
open:open|extend = déployer, dérouler | desplegar, desenrollar
close:close|fold/roll_up = enrouler, replier, rembobiner | enrollar, plegar, replegar
preheat/heat = préchauffer | precalentar; warm_up/heat = faire réchauffer | templar
defrost = dégivrer, décongeler | descongelar; humidify = humidifier | humidificar
knock_on = frapper à, toquer à | llamar a la puerta de; help = aider | ayudar
hide = cacher | esconder; buy = acheter | comprar; hold = tenir | sostener, sujetar
go_to/join = rejoindre | acudir a; go = filer, foncer, diriger | acudir, dirigir
pick_up = passer prendre, passer chercher | pasar a recoger, pasar a buscar
circle/orbit/go_around = contourner, tourner autour de | rodear, dar vueltas alrededor de
fly_over = | sobrevolar; hover = faire du sur place | mantenerse en el aire
take_a_photo = prendre une photo, faire une photo | sacar una foto, hacer una foto, tomar una foto
take_a_photo_of/photograph = | tomar una foto de, tomar una foto a, sacar una fotografía de
record = prendre une vidéo de, faire une vidéo de | hacer un vídeo de
start_recording:start_recording|record = lancer l'enregistrement sur |
start_recording:start_recording|record = démarrer l'enregistrement de, lancer l'enregistrement de |
start_recording:start_recording|record = | iniciar la grabación de
stop_recording:stop_recording|stop_recording = arrêter l'enregistrement de |
stop_recording:stop_recording|stop_recording = arrêter l'enregistrement sur |
stop_recording:stop_recording|stop_recording = | detener la grabación de, parar la grabación de
replace/swap = remplacer | reemplazar, sustituir; repair/fix = réparer | reparar
install = installer | instalar; save = sauvegarder | guardar en memoria; book = réserver | reservar
examine/inspect/check = examiner, ausculter | examinar, chequear, controlar, supervisar
monitor/watch = monitorer | monitorizar, monitorear
greet/welcome = accueillir, souhaiter la bienvenue à, dire bonjour à | recibir, acoger
greet/welcome = | dar la bienvenida a, dar los buenos días a
accompany/lead/guide = raccompagner, reconduire | encaminar; attach = attacher | atar, acoplar
detach/release = détacher | desacoplar; insert/put = insérer, introduire | insertar, introducir
extract/take_out = extraire | extraer; flip/turn_over = | voltear, dar la vuelta a
select/choose/set = choisir, sélectionner | elegir, seleccionar, escoger
switch/change = basculer | conmutar; skip = sauter | saltarse; park = stationner | estacionar
pause:pause stop:stop|stop/interrupt = interrompre | interrumpir; stop = cesser | cesar
stack = superposer | amontonar; cover = couvrir, recouvrir | cubrir, tapar
uncover = découvrir | destapar
lock = fermer à double tour, verrouiller à double tour | echar la cerradura a, cerrar bajo llave
return_home:send_home|bring_back/bring = ramener |; pass_on/tell = transmettre | transmitir
SAY = dire à voix haute, dire tout haut, annoncer à voix haute | decir en voz alta
SAY = | anunciar en voz alta
charge/recharge = mettre à recharger, aller charger | poner a recargar; wake = | despertar
water/water_the_plants = | echar agua a
start_drying/dry = mettre à sécher, faire sécher | poner a secar; dry = assécher | secar
wash = mettre à laver, mettre au lavage | poner a lavar
heat/warm_up = mettre à chauffer | poner a calentar
brew/make/prepare = infuser, faire infuser | infusionar; dilute = diluer | diluir
cool = mettre au frais |; dispose_of/throw_away = mettre au rebut | desechar
recycle = recycler | reciclar; water = abreuver | abrevar; milk = traire | ordeñar
fertilize = fertiliser | abonar, fertilizar; harvest/pick = moissonner | recolectar
rake = ratisser | rastrillar; prune/trim = élaguer | desramar; log/note = consigner | registrar
order = commander | encargar; repeat = répéter | repetir; tune = syntoniser | sintonizar
connect = connecter, relier | emparejar; reset = remettre à zéro | poner a cero
dim = baisser l'intensité de | bajar la intensidad de, bajar el brillo de
brighten = | subir el brillo de
"""
MORE_ADJECTIVES = """
royal = royal, royale | real; red = | tinto, tinta; turquoise = turquoise | turquesa
beige = beige | beis; cyan = cyan | cian; light blue = bleu clair | azul claro, celeste
dark blue = bleu foncé | azul oscuro; lime = | lima; warm white = blanc chaud | blanco cálido
cool white/cold white = blanc froid | blanco frío; main/master = principal, principale | principal
wool/woollen = en laine, de laine | de lana; wooden/wood = en bois | de madera
glass = en verre | de cristal, de vidrio; leather = en cuir | de cuero
paper = en papier | de papel; plastic = en plastique | de plástico; metal = en métal | de metal
electric = électrique | eléctrico, eléctrica; automatic = automatique | automático, automática
hot = brûlant, brûlante | ardiente; frozen = gelé, gelée, surgelé, surgelée | congelado, congelada
iced = glacé, glacée | helado, helada; family = familial, familiale | familiar
favourite/favorite = préféré, préférée, favori, favorite | favorito, favorita, preferido, preferida
on = activé, activée, en marche, en route, en fonctionnement | activado, activada, en marcha
on = | conectado, conectada, enchufado, enchufada
off = désactivé, désactivée, débranché, débranchée | desactivado, desactivada, desconectado
off = | desconectada, desenchufado, desenchufada; stopped = à l'arrêt |
paused = en pause | en pausa; half open = entrouvert, entrouverte | entreabierto
double = double | doble; triple = triple | triple; long = allongé, allongée |; tall = | alto, alta
outdoor/outside = dehors | de fuera, de afuera; inside/indoor = | de dentro
solar = solaire | solar; northern/north = du nord | del norte; southern/south = du sud | del sur
western/west = de l'ouest | del oeste; left-hand/left = côté gauche | del lado izquierdo
right-hand/right = côté droit | del lado derecho; sweet = sucré, sucrée | dulce
salty = salé, salée | salado; fresh = frais, fraîche | fresco, fresca
clean = nettoyé, nettoyée | lavado, lavada; broken = en panne, abîmé | estropeado, estropeada
empty = à vide |; tired = fatigué, fatiguée | cansado, cansada; asleep = endormi | dormido, dormida
ready = | preparado, preparada; connected = connecté, connectée |; safe = sûr | seguro
"""
# fmt: on
