"""Spanish words and phrases, and the English ones that say the same (see romance_words)."""

from llm_bridge.language.into_english.romance_nouns_es import SPANISH_NOUNS
from llm_bridge.language.into_english.romance_verbs_es import (
    SPANISH_PHRASES,
    SPANISH_QUALITIES,
    SPANISH_VERBS,
)
from llm_bridge.language.into_english.romance_words import Book

# fmt: off
VERBS = """
encender, prender, activar, conectar, enchufar, reactivar: ON
apagar, desactivar, desconectar, desenchufar: OFF
parar, detener: STOP
arrancar, iniciar, empezar, comenzar, lanzar, reiniciar: START
poner: PUT
dejar: LEAVE
colocar, depositar: put
guardar: put/store
mantener, conservar: keep
ajustar, fijar, regular, establecer, configurar: SET
pasar: PASS
subir, aumentar, levantar, alzar, elevar: UP
bajar, disminuir, reducir: DOWN
abrir: open:open unlock:unlock|open
cerrar: close:close lock:lock turn_off:turn_off|close
bloquear: lock
desbloquear: unlock
cortar: turn_off:turn_off stop:stop close:close|cut/slice/mow/trim
atenuar, oscurecer: dim
iluminar, aclarar, alumbrar: brighten:brighten turn_on:turn_on|light_up/light
calentar, recalentar: warmer:warm_up|heat/warm
enfriar, refrescar: cooler:cool_down|cool
acelerar: speed_up
ralentizar, frenar: slow_down
pausar: pause
reanudar, continuar, seguir: CONTINUE
reproducir, tocar: play
silenciar, callar: mute
cancelar, anular: cancel
borrar, eliminar: remove/delete
añadir, agregar: add
quitar, retirar: turn_off:turn_off|remove/take/clear
apuntar, anotar: add/note/write
ir: go
venir: come
volver, regresar, retornar: go_back
salir: go_out
entrar: enter
avanzar: move_forward
retroceder: move_back
girar: turn/rotate
mover, desplazar: move
rodar: drive
conducir: drive/take/guide
llevar: take/bring/carry/deliver
traer: bring
acercar: bring
guiar, acompañar, escoltar: guide/lead/accompany
mandar, enviar, despachar: SEND
devolver: return_home:send_home|give_back/bring_back/return
entregar, repartir: deliver/give/bring
transportar, cargar con: carry/transport/deliver/bring
buscar: find/look_for/get/fetch
encontrar, localizar: find/locate
coger, tomar, agarrar: take/grab/pick_up/pick/grasp
recoger: close:close|pick_up/collect/clear
soltar: release/drop
dar: give
servir: serve/bring
distribuir: distribute/give
cargar: load/charge
descargar: unload
recargar: charge/recharge
llenar, rellenar: fill
vaciar: empty
verter: pour
echar: lock:lock close:close|pour/add; correr: close:close|run; descorrer: open
enjuagar, aclarar con agua: rinse
lavar: wash/clean
limpiar: clean/wash/wipe
secar: dry/wipe
barrer: sweep/clean
aspirar: vacuum/clean
fregar: mop/scrub/clean
desinfectar: disinfect/clean
regar: water:water start:start|water/irrigate
segar: mow
recortar, podar: trim/cut
alimentar: feed
arrimar: push_up/push
empujar: push
tirar: pull/throw_away
presionar, apretar, pulsar: press
agitar, sacudir: shake/agitate
remover: stir
mezclar: mix/stir
preparar: prepare/make/brew
hacer: DO
cocinar: cook
hervir: boil
moler: grind
taladrar: drill
soldar: weld/solder
pintar: paint
atornillar: screw
imprimir: print
fotografiar: photograph
grabar: record
escanear: scan
medir: measure
pesar: weigh
contar: count/tell
clasificar: sort
apilar: stack
empaquetar, envolver: pack/wrap
etiquetar: label
inspeccionar, revisar: inspect/check
comprobar, verificar: check/inspect
vigilar: watch/guard/monitor
patrullar: patrol
explorar: explore
visitar: visit
bailar: dance
saludar: greet
decir: SAY
pedir: ASK
anunciar: SAY
leer: read
recordar: remind
avisar: TELL
llamar: call/dispatch
esperar, aguardar: wait
despertar: wake
mostrar, enseñar: show/display
inclinar: tilt/recline
doblar: fold
aparcar, estacionar: park
aterrizar: land
despegar: take_off
volar: fly
enganchar: hitch
desenganchar: unhitch
sembrar: sow
plantar: plant
cosechar: harvest/pick
ventilar, airear: ventilate/air
drenar, purgar: drain/purge
dosificar: dose
armar: arm
desarmar: disarm
superar, sobrepasar, exceder: EXCEED
caer: fall
acabar, terminar, finalizar: finish
llegar: arrive
llover: rain
nevar: snow
helar: freeze
anochecer: get_dark
sonar: ring
cambiar: change/switch
extender: open:open|extend/spread
sacar: open:open|take_out/take
tender: hang
ordenar: tidy
pelar: peel
pulir: polish
cantar: sing
probar: test
funcionar, andar: run
calibrar: calibrate
detectar: detect
mirar: look_at/watch
aflojar: loosen/release
engrasar: oil
remolcar: tow
cavar: dig
desherbar: weed
alinear: align
batir: beat
freír: fry
asar: grill/roast
inflar: inflate
expulsar: eject
confirmar: confirm
abortar: abort
ensamblar, montar: assemble
desmontar: disassemble
parpadear: blink
rociar: spray
disparar, saltar: TRIGGER
sentar: sit
meter: put
alcanzar: REACH
pitar: beep
silbar: whistle
quedar: remain
bañar: bathe
"""
VERB_PHRASES = """
poner en marcha, volver a poner en marcha, volver a encender: ON
volver a apagar: OFF
volver a abrir: open:open|open
volver a cerrar: close:close|close
poner en pausa: pause
poner a cargar: charge
echar la llave, echar el cerrojo, echar el pestillo, pasar la llave: lock
cerrar con llave, echar la llave a, echar el cerrojo a, cerrar con cerrojo: lock
cerrar con pestillo, echar el pestillo a, echar llave a, pasar la llave a: lock
dejar cerrado con llave: lock
abrir con llave, quitar el cerrojo a, quitar la llave a: unlock
dar de comer, echar de comer, poner de comer: feed
dar de beber: water/give_water
quitar el sonido, quitar la voz, dejar sin sonido, poner en silencio: mute
devolver el sonido: unmute
hacer venir: SEND
dar la vuelta: turn_around
dar media vuelta, girar media vuelta: turn_180_degrees
dar una vuelta por: patrol/go_around
sacar una foto de, sacar una foto a, hacer una foto de: photograph/take_a_photo_of
hacer una foto a: photograph/take_a_photo_of
fregar los platos: wash_the_dishes
pasar la aspiradora en, pasar la aspiradora por, pasar la aspiradora: vacuum/clean
pasar la escoba por, pasar la escoba: sweep/clean
pasar la fregona por, pasar la fregona: mop/clean
dejar caer: drop
dejar entrar: let_in
ir a buscar, venir a buscar, ir a por, ir por: get/fetch
ir a ver: go_to
ir a cargar, ir a recargar, ir a cargarse: dock:go_charge|go_charge
ir a casa, volver a casa: dock:go_home|go_home
subir el volumen, subir el sonido, aumentar el volumen: louder:turn_up|turn_up
bajar el volumen, bajar el sonido: quieter:turn_down|turn_down
sacar la basura: take_out_the_bin
tirar a la basura: throw_away
echar un vistazo a, echar un ojo a: check
ir marcha atrás, dar marcha atrás: move_back
dejar de: stop
"""
NOUNS = """
luz, lámpara, iluminación, bombilla=light/lamp; luces, lámparas=lights; foco=spot/spotlight
flexo=desk lamp; farol, farola=lamp; interruptor=switch; enchufe=plug/socket/outlet
cerradura, cerrojo=lock
persiana=blind/shutter; cortina=curtain/blind; toldo=awning/blind; puerta=door
portón, verja=gate; barrera=barrier
ventana=window; válvula=valve; grifo=tap/valve/faucet; calefacción=heating/heater
radiador=radiator/heater/heating; calefactor=heater/heating/stove; estufa=heater/stove
termostato=thermostat; aire acondicionado=air conditioning/air conditioner
aire=air conditioning/air conditioner/air; ventilador=fan
aspiradora, aspirador=vacuum; cortacésped, segadora=mower; televisión, televisor=television
tele=tv/television; altavoz=speaker
música=music; radio=radio; sirena=siren; alarma=alarm; escena=scene; ambiente=scene/mood
lista=list; temporizador=timer
sensor=sensor; detector=detector/sensor; aparato=appliance/device; máquina=machine; motor=motor
cinta, cinta transportadora, transportador=conveyor/belt
bomba=pump; prensa=press; pinza, garra=gripper/clamp; horno=oven
nevera, frigorífico, frigo=fridge; congelador=freezer; hervidor=kettle
cafetera=coffee machine; lavavajillas=dishwasher; lavadora=washing machine/washer; secadora=dryer
microondas=microwave; tostadora=toaster
campana=hood/extractor; riego=irrigation/watering; aspersor=sprinkler; móvil, teléfono=phone
ordenador=computer; impresora=printer
pantalla=screen/display; proyector=projector; cámara=camera; batería=battery
temperatura=temperature; humedad=humidity; velocidad=speed
volumen, sonido=volume; brillo, luminosidad=brightness; posición=position; nivel=level
presión=pressure; peso=weight; altura=height
color=color; modo=mode; caudal=flow; potencia=power; duración=duration; distancia=distance
estado=state; canal=channel
canción, pista=song/track; emisora=station; mensaje=message; nombre=name; cocina=kitchen
salón=living room/lounge; sala=room/living room
dormitorio=bedroom; habitación=room/bedroom; cuarto=room; pasillo=corridor/hall/hallway/aisle
entrada=entrance/hall; baño=bathroom
despacho=office/study; oficina=office; escritorio=desk; comedor=dining room; garaje=garage
sótano=cellar/basement; desván=attic; jardín=garden
patio=yard/courtyard; terraza=terrace/patio; balcón=balcony; casa=house; planta=floor
escalera, escaleras=stairs; taller=workshop
almacén=warehouse; muelle=dock; fábrica=factory; línea=line; celda=cell; nave=hall
establo=barn/cowshed; granero=barn
cuadra=stable; corral=paddock; campo=field; prado=meadow; césped=lawn/grass
huerto=vegetable garden; invernadero=greenhouse; camino=path
piscina=pool; recepción=reception; estante, estantería=shelf/rack
armario=cupboard/cabinet/wardrobe; cajón=drawer/box/bin; mesa=table; silla=chair
sillón=armchair/chair; sofá=sofa; cama=bed; fregadero=sink; lavabo=sink; encimera=counter/worktop
mostrador, barra=counter/bar
basura, cubo de basura, papelera=bin/trash; cubo=bucket/bin/cube; cesta=basket; bandeja=tray
caja=box/crate; cartón=carton/box; palé, palet=pallet
bolsa=bag; saco=bag/sack; base=base; cargador=charger
estación de carga, base de carga=charging station/dock/charger
robot=robot; carro, carrito=cart/trolley; brazo=arm; dron=drone; persona=person; gente=people
huésped, invitado=guest; cliente=customer/guest
paciente=patient; enfermera=nurse; médico, doctor=doctor; visitante=visitor; taza=cup/mug
vaso=glass; botella=bottle; plato=plate/dish
cuenco, bol=bowl; tenedor=fork; cuchillo=knife; cuchara=spoon; olla, cacerola=pot/pan; sartén=pan
tetera=teapot/kettle; jarra=jug/carafe; tapa=lid
agua=water; café=coffee; té=tea; leche=milk; zumo, jugo=juice; zumo de naranja=orange juice
cerveza=beer; vino=wine; azúcar=sugar; sal=salt
pan=bread; mantequilla=butter; queso=cheese; manzana=apple; plátano=banana; naranja=orange
limón=lemon; huevo=egg; carne=meat; pescado=fish
pollo=chicken; sopa=soup; ensalada=salad; tarta, pastel=cake; galleta=biscuit/cookie
comida=food/meal; desayuno=breakfast; almuerzo=lunch; cena=dinner
libro=book; periódico, diario=newspaper; revista=magazine; carta=letter; correo=mail
paquete=parcel/package; papel=paper; llave=key; llaves=keys
mando=remote; gafas=glasses; medicina, medicinas, medicamento=medicine/pills; pastilla=pill
toalla=towel; manta=blanket; cojín=cushion/pillow
almohada=pillow; ropa=clothes/laundry; camisa=shirt; calcetín=sock; zapato=shoe; abrigo=coat
sombrero=hat; juguete=toy; pelota, balón=ball
bloque=block; ladrillo=brick; cilindro=cylinder; esfera=sphere; anillo=ring; pieza=part
herramienta=tool; destornillador=screwdriver; martillo=hammer
tornillo=screw; tuerca=nut; taladro=drill; sierra=saw; tabla=board; chapa=sheet; tubo=tube
etiqueta=label; pedido=order; producto=product
boquilla=nozzle; cuchilla=blade; humo=smoke; polvo=dust; cuba, tina=tub/tank/vat
depósito=tank/reservoir; tanque=tank; barril=barrel; tolva=hopper
mezclador, mezcladora=mixer; ensilado=silage; heno=hay; paja=straw; grano, cereal=grain
pienso=feed/fodder; forraje=feed/fodder/hay
vaca=cow; ternero, ternera=calf; terneros, terneras=calves; cabra=goat; gallina=hen; oveja=sheep
cerdo=pig; caballo=horse; animal=animal
perro=dog; gato=cat; pájaro=bird; abeja=bee; pato=duck; hierba=grass; flor=flower; árbol=tree
hoja=leaf; tomate=tomato; lechuga=lettuce; seto=hedge
borde=edge; suelo=floor/soil/ground; tierra=soil; abono=fertilizer/nutrient; compost=compost
lluvia=rain; nieve=snow; viento=wind; sol=sun; helada=frost
noche=night; día=day; mañana=morning; tarde=afternoon; mediodía=noon; hora=hour; minuto=minute
segundo=second; semana=week; grado=degree
por ciento, porciento=percent; metro=meter; centímetro=centimeter; milímetro=millimeter
kilómetro=kilometer; kilo, kilogramo=kilo/kg; gramo=gram
litro=liter; mililitro=milliliter; vuelta=turn; bar=bar; voltio=volt; revoluciones por minuto=rpm
corte=cut; altura de corte=cut height
vajilla, platos=dishes; colada=laundry; ronda=round/patrol; patrulla=patrol; foto=photo/picture
vídeo=video; historia, cuento=story; chiste=joke
baile=dance; limpieza=cleaning; lavado=wash/washing; ciclo=cycle; programa=program; receta=recipe
producción=production; tarea, trabajo=job/task
cosa=thing; objeto=object/thing; lado=side; rincón, esquina=corner; medio=middle; fondo=back
izquierda=left; derecha=right; mitad=half; tercio=third
ducha=shower; bañera=bathtub; espejo=mirror; chimenea=fireplace; ascensor=elevator/lift
coche=car; camión=truck; furgoneta=van; bicicleta, bici=bike; remolque=trailer; tractor=tractor
agujero, hueco=hole; porche=porch; abuela, abuelita=grandma; abuelo=grandpa; copia=copy
frasco, tarro, bote=jar; vaso de agua=glass of water; taza de café=coffee cup
banco de trabajo=workbench/bench; torno=lathe; pintura=paint; barniz=varnish
pegamento, cola=glue; madera=wood; metal=metal; acero=steel; plástico=plastic
anchura=width; profundidad=depth; grosor=thickness; ángulo=angle; umbral=threshold
avería, fallo=fault; error=error; techo=ceiling/roof; pared=wall; tejado=roof; timbre=doorbell
buzón=mailbox
cobertizo=shed; refugio=shelter/shed; colmena=hive; estanque=pond; fuente=fountain; hijo=son
hija=daughter; niños=children; niño=child; bebé=baby; mujer=wife; marido=husband
vecino=neighbour; equipo=team; familia=family
enfermero=nurse; habitación de invitados=guest room; lavadero=laundry
biblioteca=bookcase/library; sala de reuniones=meeting room; sala de espera=waiting room
farmacia=pharmacy; laboratorio=lab/laboratory
tapón=cap; jarabe=syrup; levadura=yeast; malta=malt; lúpulo=hops; harina=flour; masa=dough
arroz=rice; pasta=pasta; patata, papa=potato; zanahoria=carrot; cebolla=onion; pepino=cucumber
muestra=sample; microscopio=microscope; centrífuga=centrifuge; silla de ruedas=wheelchair
expreso, espresso, café solo, café expreso=espresso; capuchino=cappuccino; calor=heat
camarero=waiter; cuenta=bill; postre=dessert; caseta=shelter/hut
"""
ADJECTIVES = """
rojo, roja=red; verde=green; azul=blue; amarillo, amarilla=yellow; blanco, blanca=white
negro, negra=black; gris=grey; morado, morada=purple
rosa=pink; naranja=orange; marrón=brown; dorado, dorada=golden; plateado, plateada=silver
de atrás, de detrás, del fondo=back; de delante=front; de arriba=upstairs/upper
de abajo=downstairs/lower
de la izquierda=left; de la derecha=right; de en medio, del medio=middle; grande, gran=big
pequeño, pequeña=small; alto, alta=high
bueno, buen, buena=nice; bajo, baja=low; largo, larga=long; corto, corta=short
pesado, pesada=heavy; ligero, ligera=light; caliente=warm/hot; frío, fría=cold
fresco, fresca=cool
lleno, llena=full; vacío, vacía=empty; limpio, limpia=clean; sucio, sucia=dirty; seco, seca=dry
húmedo, húmeda, mojado, mojada=wet/humid
nuevo, nueva=new; viejo, vieja=old; otro, otra=other; otros, otras=other; mismo, misma=same
primero, primera, primer=first; segundo, segunda=second; tercero, tercera, tercer=third
cuarta=fourth; quinto, quinta=fifth; sexto, sexta=sixth
último, última=last; siguiente, próximo, próxima=next; anterior=previous; superior=upper
inferior=lower; central=central; principal=main
exterior=outdoor; interior=indoor; trasero, trasera=back; delantero, delantera=front
izquierdo=left; derecho=right; solo, sola=only; entero, entera=whole
cargado, cargada=loaded/charged; listo, lista=ready; ocupado, ocupada=occupied; libre=free
encendido, encendida, prendido, prendida=on; apagado, apagada=off
abierto, abierta=open; cerrado, cerrada=closed; bloqueado, bloqueada=locked/jammed
desbloqueado, desbloqueada=unlocked; parado, parada, detenido, detenida=stopped
terminado, terminada, acabado, acabada=finished; roto, rota=broken; oscuro, oscura=dark
claro, clara=light; fuerte=loud; suave=soft; rápido, rápida=fast
lento, lenta=slow; cuadrado, cuadrada=square; redondo, redonda=round; máximo, máxima=maximum
cerrado con llave, cerrada con llave=locked; mínimo, mínima=minimum; activo, activa=active
subido, subida=open; bajado, bajada=closed
"""
SMALL = """
el, la, los, las, lo=the:det; un, una=a:det; unos, unas=some:det; del=of the:de; de=of:de
mi, mis=my:det; tu, tus=your:det; su, sus=its:det
nuestro, nuestra, nuestros, nuestras=our:det; este, esta=this:det
ese, esa, aquel, aquella=that:det; estos, estas, esos, esas=these:det
todos los, todas las=all the:all; todos, todas=all:all; todo el, toda la=the whole:all
cada=every:all; cada uno de los, cada una de las=each of the:all
los dos, las dos, ambos, ambas=both:all; todo=everything:pron; ningún, ninguna=no:det
este último, esta última, este mismo, esta misma=LAST:last
algún, alguna=some:det; algunos, algunas=some:det
este de aquí, esta de aquí=this one:pron; el de, la de, los de, las de=ONEOF:one
el del, la del, los del, las del=ONEOF:one
a=to:to; al=to the:to; en=in:in; dentro de=inside:prep; sobre, encima de=on:on
debajo de, bajo=under:prep; con=with:prep; sin=without:prep; para=for:prep; hacia=to:toward
delante de, frente a, enfrente de=in front of:prep; detrás de=behind:prep
al lado de, junto a, cerca de=next to:prep; entre=between:prep; por=by:prep; desde=from:prep
hasta=to:until; en medio de=in the middle of:prep; al fondo de=at the back of:prep
por encima de, más de=above:above; por debajo de, menos de=below:above
superior a, mayor que, más alta que, más alto que=above:above
inferior a, menor que, más baja que, más bajo que=below:above; al cabo de, después de=after:prep
al menos, por lo menos=at least:prep; como mucho=at most:prep; exactamente=exactly:adv
excepto, salvo, menos, excepto por, a excepción de, pero no, quitando=except:except
y no=except:except
y, e=and:and; o, u, o bien=or:or
luego, después, entonces, y luego, y después, y entonces, luego después, por último=then:then
y por último, finalmente=then:then
pero antes, y antes, pero primero, aunque antes, pero antes de nada=but first:and
pero antes de eso, no sin antes, pero primero de todo, y antes de eso=but first:and
así como, y también, y además, y a la vez, y al mismo tiempo, y de paso=and:and; también=too:adv
 ni=nor:or; pero=but:and; además=and:and
encima, por encima=on it:adv
allí, ahí, allá, allí dentro=there:there; aquí=here:adv; fuera, afuera=outside:adv
dentro, adentro=inside:adv; a casa=home:adv
me=me:me; nos=us:us; le, les, se, te, os=:refl; mí=me:pron; eso, esto, aquello=that:pron
él, ella=it:subj; ellos, ellas=they:subj; yo=i:subj; tú, usted, ustedes, vosotros=you:subj
que=that:rel; qué=what:q
un poco, un poquito, un pelín=a bit:adv; mucho=a lot:adv
otra vez, de nuevo, nuevamente=again:again; despacio, lentamente=slowly:adv
deprisa, rápidamente=quickly:adv
completamente, del todo, por completo=fully:adv
hasta arriba, hasta abajo, hasta el tope=fully:adv
solo, sólo, solamente, únicamente=only:adv
pasados, pasadas, transcurridos, transcurridas, pasada, transcurrida, tras=after:prep
al amanecer, al alba, al salir el sol, cuando amanezca, cuando salga el sol=at sunrise:when
al anochecer, al atardecer, a la puesta de sol, a la puesta del sol=at sunset:when
al ponerse el sol, cuando se ponga el sol, cuando anochezca, al oscurecer=at sunset:when
pasado mañana=the day after tomorrow:when
un par de=2:num; media docena de=6:num; una docena de=12:num; unos cuantos=some:det
ni se te ocurra, no se te ocurra, que no se te ocurra, que ni se te ocurra=not:ne
ni se le ocurra, no se le ocurra, ni se os ocurra, no se os ocurra, no vayas a=not:ne
que nadie, no debes, no deberías, no debe, no debería, no debéis, no se debe=not:ne
no hay que, no hace falta, no hace falta que, no quiero que, no queremos que=not:ne
no tienes que, no tiene que, no me gustaría que, no quisiera que, no hay por qué=not:ne
cuidado con=careful with:prep
no vaya a, no te pongas a, no se ponga a, haz el favor de no, ni hablar de=not:ne
en blanco cálido, de blanco cálido=to warm white:value; en blanco frío=to cool white:value
en azul claro=to light blue:value; en azul oscuro=to dark blue:value
en voz alta, en alto=aloud:adv
dos veces=twice:times; una vez=once:times; tres veces=three times:times
cuatro veces=four times:times; cinco veces=five times:times
a la mitad, hasta la mitad, a medias, a mitad, hasta media altura=to half:value
al máximo, a tope=to the maximum:value
al mínimo=to the minimum:value; a tres cuartos=to 75 percent:value; a un tercio=to a third:value
ahora mismo, ya mismo, ahora, ahorita, inmediatamente, enseguida, ya=now:adv
al momento=now:adv; todavía, aún=still:adv
conmigo=with me:adv; número, núm, nº, n°=number:nr; más tarde=later:adv; hoy=today:when
mañana=tomorrow:when; esta noche=tonight:when; esta tarde=this evening:when
mañana por la mañana=tomorrow morning:when
adelante, hacia adelante=forward:adv; atrás, hacia atrás=backward:adv; a la izquierda=left:adv
a la derecha, hacia la derecha=right:adv; hacia la izquierda=left:adv; arriba=upstairs/up:adv
abajo=downstairs/down:adv; recto, todo recto=straight ahead:adv
más fuerte, más alto, más volumen=louder:more; menos fuerte, menos volumen=quieter:more
más calor, más caliente, más cálido, más calentito, más calentita=warmer:more
menos fría, menos frío=warmer:more
más frío, más fresco, menos calor, más fría, más fresca, más fresquito=cooler:more
antes, antes de eso, antes de nada, primero de todo=first:adv
más rápido, más deprisa, más rápida, más veloz, más aprisa=faster:more
más despacio, más lento, más lenta, menos rápido, menos rápida, menos deprisa=slower:more
más claro, más brillante, más clara, más luminoso, más luminosa, más luz=brighter:more
más oscuro, más oscura, más tenue, menos brillante, menos luz, menos clara, menos claro=darker:more
más flojo, más floja, más flojito, más flojita, más suave, más bajito, más bajita=quieter:more
más bajo, más baja, menos alto, menos alta, menos ruido=quieter:more
más fuertecito, más alta, más altito=louder:more
no tan fuerte, no tan alto, no tan alta, no tan altos, no tan altas=quieter:more
no tan flojo, no tan floja, no tan bajo, no tan baja=louder:more
no tan rápido, no tan rápida, no tan deprisa=slower:more; no tan claro, no tan clara=darker:more
no tan lento, no tan lenta, no tan despacio=faster:more; no tan oscuro, no tan oscura=brighter:more
no tan brillante, no tan luminosa, no tan luminoso=darker:more
no tan caliente, no tan calor=cooler:more; no tan frío, no tan fría, no tan fresco=warmer:more
el doble, al doble, el doble de fuerte, el doble de alto, el doble de alta=to double:value
el doble de brillante, el doble de luminosa, el doble de luminoso=to double:value
el doble de clara, el doble de rápido, el doble de rápida, el doble de deprisa=to double:value
dos veces más fuerte, dos veces más alto, dos veces más rápido=to double:value
el triple, al triple, el triple de fuerte, el triple de rápido=to triple:value
a la mitad de fuerte, la mitad de fuerte=to half of what it is:value
la mitad de alto, la mitad de alta=to half of what it is:value
la mitad de brillante, la mitad de luminosa, la mitad de clara=to half of what it is:value
la mitad de rápido, la mitad de rápida, la mitad de deprisa=to half of what it is:value
seguidas, seguidos=:adv
alguien=somebody:body; nadie=nobody:body; nada=nothing:pron; algo=something:pron
ha, han, hayan, has, habéis=is:is
mejor, bueno mejor, mejor aún=no:corr
digo, mejor dicho, quiero decir, o mejor, perdón, no espera, no perdón, eh no=no:corr
durante=for:prep; en todas partes=everywhere:adv; más=more:above
demasiado alto, demasiado alta, muy alto, muy alta=too loud:adv; demasiado, demasiada=too:adv
muy=very:adv; en lugar de, en vez de=instead of:prep
en rojo=to red:value; de rojo=to red:value; en verde=to green:value; de verde=to green:value
en azul=to blue:value; de azul=to blue:value; en amarillo=to yellow:value
en blanco=to white:value; en rosa=to pink:value; en morado=to purple:value
en naranja=to orange:value; en modo=to:value
"""
CONDITIONS = """
si, si y solo si, en caso de que, solo si, sólo si, siempre que=if
cada vez que, siempre y cuando=when
cuando, en cuanto, tan pronto como, una vez que, nada más=when; hasta que=until
mientras, mientras que=while; a menos que, a no ser que, salvo que, excepto si, salvo si=unless
después de que=after; antes de que=before
"""
FRAMES = (
    r'(?:se me|se nos) (?:ha )?olvid(?:o|ado)|(?:me|nos) (?:he |hemos )?olvid(?:e|ado|amos) de|'
    r'(?:he |hemos )olvidado|olvide',
    r'(?:seria|serias|seriais) (?:usted |ustedes )?tan amables? de',
    r'(?:podemos|podriamos)(?= \w+[aei]r)',
    r'(?:tenga|ten|tendria|tendrias) la (?:bondad|amabilidad) de',
    r'(?:me |nos |se )?(?:puedes|podrias|puede|podria|pueden|podrian|podeis|podriais|'
    r'querriais|quereis|quieres|querrias|'
    r'quiere|querria)(?: usted| ustedes| por favor| me)?',
    r'(?:quiero|quisiera|necesito|me gustaria|quiero pedirte) que(?: tu| usted)?',
    r'(?:hay que|habria que|haria falta que|hace falta que|tienes que|tiene que|debes|'
    r'deberias|haz el favor de|haga el favor de|acuerdate de|no te olvides de|no olvides|'
    r'te importaria|te importa|le importaria|'
    r'haz que|haga que|haced que|procura que|procure que|encargate de que|ocupate de que|'
    r'es hora de|hazme el favor de|intenta|procura|a ver si puedes|seria posible|podrias ir a)',
    r'(?:necesito|quiero)(?= \w+[aei]r )',
    r'(?:asegura te|asegurate|asegure se|asegurese|cerciora te|encarga te|encargue se|ocupa te|'
    r'preocupa te|cuida) (?:de )?que',
    r'(?:debe|deberia|debia|tendria que)(?: de)?(?= \w*[aei]r(?:se|lo|la|me|te|los|las)?(?: |$))',
    r'ya (?:me |nos )?(?:puedes|podes|puede|pueden|podeis)',
    r'(?:me |nos )?(?:podes|queres|podrias|tenes que)',
    r'que no se (?:te|le|os|les|me|nos) (?:vaya a )?olviden?(?:r)?(?: de)?',
    r'(?:no te vayas a olvidar|acorda te|acuerden se|recuerda|recordad) (?:de )?(?=\w+[aei]r )',
)
FILLERS = (
    'ándale', 'ándele', 'órale', 'híjole', 'porfis', 'por fa', 'che', 'oíme', 'fíjate que',
    'por favorcito', 'nomás', 'pues sí', 'o sea',
    'por favor', 'porfa', 'porfavor', 'gracias', 'muchas gracias', 'oye', 'oiga', 'eh', 'pues',
    'bueno', 'vale', 'venga', 'hola', 'a ver',
    'mira', 'anda', 'ok', 'okay', 'uf', 'ay', 'ah', 'oh', 'buenas', 'buenos días', 'buenas tardes',
    'buenas noches', 'entonces', 'de paso', 'si puedes',
    'si es posible', 'si no te importa', 'si puede ser', 'cuando puedas', 'cuando pueda',
    'perdona', 'perdone', 'disculpa', 'primero', 'en primer lugar', 'para mí', 'sí', 'claro',
    'hombre', 'ya que estás', 'amablemente', 'en seguida', 'ya está', 'por dios', 'o no',
    'madre mía', 'un momento', 'un segundo',
    'así', 'simplemente', 'bien', 'en punto', 'si es tan amable', 'si eres tan amable',
    'si sois tan amables',
    'si son tan amables', 'si es usted tan amable', 'si fuera tan amable', 'si fueras tan amable',
    'haga el favor', 'haz el favor', 'hazme el favor', 'hágame el favor', 'haced el favor',
    'hagan el favor', 'si me haces el favor', 'si me hace el favor', 'te lo ruego', 'se lo ruego',
    'te lo pido', 'si no es molestia', 'si no es mucha molestia', 'si no le importa',
    'si no os importa', 'si le parece', 'si te parece', 'si te parece bien', 'si te va bien',
    'si quieres', 'si quiere usted', 'cuando tengas un momento', 'cuando tenga un momento',
    'cuando tengas tiempo', 'de una vez', 'majo', 'maja', 'guapo', 'guapa', 'cariño', 'jolín',
    'caray', 'por cierto', 'de verdad', 'en serio', 'escucha', 'escúchame', 'si haces el favor',
    'si hace el favor', 'si eres tan amable de', 'lo antes posible', 'cuanto antes',
)
AFTER_THAT = (
    r'(?:cuando|en cuanto|una vez que) (?:acabes|termines|hayas acabado|hayas terminado|acabe|'
    r'termine|este listo|este hecho|lo hayas hecho)(?: eso| de eso)?(?: con eso)?',
    r'una vez (?:hecho|terminado|acabado)(?: eso)?',
    r'(?:cuando|en cuanto|una vez que) (?:hayas|haya|lo hayas|lo haya) (?:hecho|terminado|acabado)'
    r'(?: eso| de eso)?',
    r'(?:hecho|acto seguido|a continuacion|seguidamente|tras ello|tras esto)',
    r'despues de eso',
    r'tras eso',
    r'al acabar|al terminar',
)
STATED = (
    r'(?:que|es que|porque|ya que|pues|hay|hace|esta|estan|estamos|estoy|tengo|tenemos|vienen|'
    r'viene|va|vamos|creo|supongo|pienso|imagino|diria|me|nos|se|'
    r'el|la|los|las|mi|un|una|aqui|hoy|no veo|no se ve|como|asi|ha|'
    r'han|si no|lo)(?= |$)',
)
CHECKS = (
    r'(?:ve|vete|vaya)(?: a ver)? si(?= |$)',
    r'(?:me dices|me puedes decir|puedes decirme|podrias decirme|me podrias decir|quiero saber|'
    r'quisiera saber|me gustaria saber|dime|digame|decidme)'
    r'(?= (?:donde|cuanto|cuanta|cuantos|cuantas|que|cual|quien|como|a cuanto|a que) )',
    r'(?:ve a |puedes |podrias |puede )?(?:ver|mira|mirar|mire|comprueba|comprobar|compruebe|'
    r'verifica|dime|decirme|digame|fija te|fijate) (?:si|que)(?= |$)',
    r'(?:me dices|me puedes decir|puedes decirme|quiero saber|quisiera saber|'
    r'me gustaria saber|sabes|no se) (?:si|que)(?= |$)',
)
HINTS = (
    (r'(?:tengo|tenemos) (?:mucha |un poco de )?sed|me muero de sed', 'I am thirsty'),
    (r'(?:tengo|tenemos) (?:mucha |un poco de )?hambre|me muero de hambre', 'I am hungry'),
    (r'no (?:se )?(?:ve|veo|vemos) nada|esta (?:muy|demasiado) oscur[oa]', 'it is too dark'),
    (r'(?:hace|tengo|tenemos) (?:mucho |demasiado |un poco de |un )?frio|'
     r'(?:que|menudo|vaya) frio|(?:me|nos) (?:congelo|'
     r'hielo|congelamos|helamos)',
     'it is too cold'),
    (r'(?:hace|tengo|tenemos) (?:mucho |demasiado |un poco de |un )?calor|'
     r'(?:que|menudo|vaya) calor|(?:me|nos) (?:aso|'
     r'asamos)',
     'it is too hot'),
)
QUESTIONS = """
cuánto tiempo le queda a, cuánto le queda a, cuánto le falta a=how much time is left on
cuánto tiempo le queda al, cuánto le queda al, cuánto le falta al=how much time is left on the
a cuánto está, a cuánto están, a qué temperatura está=what is the temperature of
cuántos grados hay, cuántos grados hace, a cuántos grados estamos=what is the temperature
qué temperatura hay, qué temperatura hace, cuántos grados tenemos=what is the temperature
qué tal está=how is; dónde está, dónde están, dónde se encuentra=where is
quién está, quién hay=who is; cuál es, cuáles son, qué es=what is
cómo está, cómo están, cómo va=how is; cuánto es=what is; cuántos, cuántas=how many
cuánto, cuánta=how much
qué=what; cuál, cuáles=which; quién=who; cómo=how; por qué=why; dónde=where
cuánta batería le queda a, cuánta batería tiene=what is the battery of
cuánta batería le queda al, qué batería tiene, cómo va de batería=what is the battery of
cómo anda de batería=what is the battery of
"""
BOOK = Book(
    language='es', verbs=VERBS + SPANISH_VERBS, verb_phrases=VERB_PHRASES + SPANISH_PHRASES,
    nouns=NOUNS + SPANISH_NOUNS, adjectives=ADJECTIVES + SPANISH_QUALITIES,
    small=SMALL, conditions=CONDITIONS,
    frames=FRAMES, fillers=FILLERS, after_that=AFTER_THAT, stated=STATED, checks=CHECKS,
    hints=HINTS, questions=QUESTIONS,
    is_={'está', 'están', 'esté', 'estén', 'es', 'son', 'sea', 'sean', 'estaba', 'estaban',
         'estuviera', 'estuvieran', 'estuviese', 'estuviesen', 'era', 'eran', 'fue', 'fueron',
         'fuese', 'fuesen', 'estuvo', 'estuvieron', 'estará', 'estarán', 'será', 'serán'},
    there_is=('hay', 'haya', 'hubiera', 'hubiese', 'había', 'habrá'),
    not_={'no'}, nots={'nunca', 'jamás'},
)
# fmt: on
