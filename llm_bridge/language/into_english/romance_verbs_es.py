"""Spanish verbs and qualities beside those of the book of words (romance_words_es)."""

# fmt: off
SPANISH_VERBS = """
dormir: sleep; acostarse, ir a dormir, ir a la cama, irse a dormir: go_to_bed; acostar: put_to_bed
irse a la cama: go_to_bed; levantarse: get_up; despertarse: wake_up; dormirse: fall_asleep
cenar: have_dinner; desayunar: have_breakfast; comer: eat; almorzar: have_lunch; trabajar: work
llamar al timbre, tocar el timbre, tocar al timbre, picar al timbre: ring_the_doorbell
poner pausa a, poner pausa en, poner pausa: pause; dar al play, dar play a, dar play: play
dar al pausa, dar pausa a: pause; quitar el volumen a, quitar el volumen: mute; timbrar: ring
llamar a la puerta, tocar a la puerta, tocar la puerta: knock
aspirar: vacuum/clean; desempolvar: dust/clean; bostezar: yawn; olvidar: forget
colgar: hang_up/hang
recoger el brazo, plegar el brazo, guardar el brazo, recoger tu brazo: fold_away/fold_the_arm
trasplantar: pot_up/repot/transplant; repicar: pot_up/transplant; enmacetar: pot_up/pot
entreabrir: open:open|open; entornar: close:close|close; trancar, atrancar: lock
chequear: check; alcanzar a: hand; arrendar: rent; jalar: pull; botar: throw_away; manejar: drive
checar: check/inspect; estacionar: park; prender: ON; destrancar: unlock; platicar: talk
echar un vistazo en, echar una mirada a, dar un vistazo a, pegar una mirada a: check/inspect
ir a mirar, ir a revisar, ir a ver, ir a inspeccionar: inspect/check/go_to
dar una vuelta por, dar una vuelta en, darse una vuelta por: patrol/go_around
poner al día: update; poner a punto: prepare; volver a poner: PUT; hacer funcionar: ON
escribir, teclear: write/show; anotar, apuntarse: note/write; redactar: write; dibujar: draw
firmar: sign; traducir: translate; explicar: explain/tell; contestar, responder: answer
describir: describe; informar: TELL; notificar, alertar, advertir, prevenir: TELL
sintonizar: tune/set; programar: program/set/schedule; graduar: SET; nivelar: level
bajar del todo: DOWN; subir del todo: UP; reforzar: raise; potenciar: raise
suavizar: dim:dim quieter:turn_down|lower; rebajar: DOWN; caldear, entibiar: warmer:warm_up|heat
refrigerar: cool; congelar: freeze; tostar: toast/roast; cocer, guisar: cook; hornear: bake
gratinar: grill; sofreír: fry; trocear, picar: chop/cut; rallar: grate; exprimir: squeeze
licuar: blend; amasar: knead; untar: spread; espolvorear: sprinkle; colar, tamizar: sieve/strain
embotellar: bottle; tapar: cap/cover; destapar: open:open|uncover/open; descorchar: uncork/open
brindar: offer/serve; ofrecer: offer/serve; repostar: refuel; lijar: sand; cepillar: plane/brush
cortar a medida: cut; serrar, aserrar: saw/cut; perforar: drill; fresar: mill; tornear: turn
rectificar: grind; esmerilar, afilar: grind/sharpen; remachar: rivet; clavar: nail/hammer
pegar, encolar: glue; prensar: press; estampar: stamp/press; troquelar: punch; sellar: seal
precintar: seal; barnizar: varnish; lacar: lacquer; galvanizar: galvanize; desatornillar: unscrew
enroscar: screw; desenroscar: unscrew; tensar: tighten/tension; amarrar, fijar con mordaza: clamp
unir: join; separar: separate; dividir: divide; alternar: switch/toggle; rotular: label
embalar: pack/wrap; desembalar, desempaquetar: unpack; retractilar: wrap; paletizar: palletize
despaletizar: depalletize; encajar: fit; depositar: put/place; descargar en: unload_at
reubicar, recolocar: move; centrar: center; orientar: turn/point; enfocar: focus/point
rotar: rotate/turn; voltear: flip/turn_over; inclinar: tilt; elevar: UP; izar: UP; arriar: DOWN
erguir, incorporar: raise; reclinar: recline/tilt; bascular: tilt; balancear: swing
sujetar, aguantar, retener: hold; liberar: release/let_go; desenganchar: unhitch; cazar: catch
lanzar: throw:throw start:start|throw/launch; recibir: receive/greet
acompañar: accompany/guide/lead/escort; esquivar: avoid; evitar: avoid; rodear: go_around
cruzar, atravesar: cross; adelantar: overtake; aproximar: bring; alejar: move_away
apartar: move_away/move; retirarse: move_away/go_back; perseguir: follow/chase; acechar: watch
custodiar: guard; rastrear: track; registrar: record/log; filmar: record/film
transmitir: transmit/stream; retransmitir: stream; proyectar: project/show; enseñar: show
señalar, indicar: point_at/show; avisar a: TELL; pintar de nuevo: paint
fumigar, pulverizar: spray; podar: prune/trim/cut; injertar: graft; trasplantar: transplant/repot
desmalezar, escardar: weed; arar, labrar: plough/plow; rastrillar: rake
abonar: fertilize/fertilise; humedecer, mojar: water/wet/mist; nebulizar: mist; sombrear: shade
ordeñar: milk; esquilar: shear; cebar: feed; pastorear: herd; soltar a: release; vaporizar: steam
pasteurizar: pasteurize; fermentar: ferment; esterilizar: sterilize/sterilise
higienizar: sanitize/disinfect; trapear: mop; abrillantar: polish; aspirar el polvo: vacuum
airear: ventilate/air; deshumidificar: dehumidify; purificar: purify; aclimatar: adapt
tapar con: cover; arropar: tuck_in/cover; vestir: dress; peinar: comb; duchar: shower
afeitar: shave; masajear: massage; vendar: bandage; curar: treat; inyectar: inject
tomar la tensión a: take_blood_pressure; tomar la temperatura a: take_temperature; pinchar: prick
extraer sangre: take_blood; centrifugar: centrifuge/spin; pipetear: pipette; incubar: incubate
analizar: analyse/analyze; titular: titrate; homogeneizar: homogenize; etiquetar: label
numerar: number; anular: cancel; fotocopiar: copy; encuadernar: bind; archivar: file/archive
grapar: staple; triturar: shred/grind; escoger: choose/pick; elegir: choose
reservar: book/reserve; pagar: pay; cobrar: charge
dispensar, suministrar, administrar: dispense/give; racionar: ration
repartir: deliver/distribute/give; relajar: relax; tranquilizar: calm; despertarse: wake
acostar: put_to_bed; lanzar la pelota: throw_the_ball; aplaudir: clap; saludar a: greet
despedir: say_goodbye; animar: cheer; entretener: entertain; felicitar: congratulate
"""
SPANISH_PHRASES = """
pedir ayuda, pedir socorro, pedir auxilio: call_for_help/raise_alarm/call_help
dar la alarma, dar la voz de alarma, hacer sonar la alarma: raise_alarm/raise_the_alarm
activar la alarma de emergencia: raise_alarm/raise_the_alarm
tocar la bocina, tocar el claxon: honk/sound_the_horn; tocar el timbre: ring/ring_the_bell
volver a su sitio, volver a tu sitio: dock:go_home|go_home
volver a su puesto, volver a tu puesto: dock:go_home|go_home
regresar a su sitio, regresar a tu sitio, ir a tu sitio, ir a su sitio: dock:go_home|go_home
devolver a su sitio, poner en su sitio: put_away/put_back/return
dejar en su sitio, guardar en su sitio: put_away/put_back/return
volver a poner en su sitio, llevar a su sitio: put_away/put_back/return
quitar de en medio: move_away/put_away
cortar el paso de, cerrar el paso de: close:close turn_off:turn_off|close
cortar la luz de, cortar la corriente de: OFF; dar la luz de, dar la luz: ON
dar al interruptor de: ON; quitar la luz de, quitar la luz: OFF; dar un baño de: bathe
dar cuerda a: wind; dar de alta: add; dar de baja: remove; dar un masaje a: massage
dar un paseo por, dar un paseo: go_around/walk; pasar revista a: inspect
pasar la fregona a: mop/clean; pasar la aspiradora a: vacuum/clean
pasar el aspirador por, pasar el aspirador en, pasar el aspirador a: vacuum/clean
pasar el aspirador: vacuum/clean; pasar el cortacésped por, pasar el cortacésped: mow
pasar el trapo por, pasar el paño por, pasar la bayeta por: wipe/clean
echar agua en: water/pour_water; echar gasolina a: refuel; echar una mano a: help
echar el freno: brake; echar abono a: fertilize; poner en hora: set; poner en modo silencio: mute
poner en silencio: mute; poner en espera: pause; poner en funcionamiento, poner a funcionar: ON
poner en reposo: OFF; hacer punto: knit; quitar el silencio a, quitar el silencio de: unmute
quitar el silencio: unmute; hacer ruido: make_noise; hacer una pausa: pause
hacer la colada: do_the_laundry
hacer una ronda por, hacer la ronda por, hacer ronda por: patrol/go_around
hacer una ronda, hacer la ronda: patrol; hacer guardia en: guard; tomar nota de: note/write_down
tomar una muestra de, sacar una muestra de: take_a_sample_of/sample; sacar brillo a: polish
sacar punta a: sharpen; sacar la colada: take_out_the_laundry
recoger la cocina: tidy_up_the_kitchen; recoger la ropa: collect_the_laundry
tender la ropa: hang_the_laundry; contar un cuento a: tell_a_story_to
contar un chiste: tell_a_joke
"""
SPANISH_QUALITIES = """
corredero, corredera, corredizo, corrediza=sliding; inalámbrico, inalámbrica=wireless/cordless
empapado, empapada=soaked; mojado, mojada=wet
tranquilo, tranquila=quiet/calm/relaxing; químico, química=chemical; dormido, dormida=asleep
despierto, despierta=awake
calefactable, calefactado, calefactada=heated; vacío, vacía=empty; lleno, llena=full
del este=east/eastern; nublado, nublada=cloudy; soleado, soleada=sunny; lateral, laterales=side
frontal=front; cenital=roof/overhead; flojo, floja, tenue=dim/soft/quiet; ámbar=amber
violeta, lila=violet/purple; granate=maroon; burdeos=burgundy; salmón=salmon; fucsia=fuchsia
magenta=magenta; crema=cream; añil, índigo=indigo; coral=coral; ocre=ochre; caqui=khaki
turquesa=turquoise; malva=mauve; plata=silver; oro=gold; cálido, cálida=warm
templado, templada, tibio, tibia=warm/lukewarm; helado, helada=frozen/iced
silencioso, silenciosa=silent/quiet; ruidoso, ruidosa=loud/noisy; brillante=bright
luminoso=bright; luminosa=bright; potente=powerful/strong; débil=weak/dim; ancho, ancha=wide
estrecho, estrecha=narrow; grueso, gruesa=thick; fino, fina, delgado, delgada=thin
profundo, profunda=deep; duro, dura=hard; blando, blanda=soft; liso, lisa=smooth
afilado, afilada=sharp; regional=regional; local=local; nacional=national
infantil=children's/kids'; deportivo, deportiva=sports; clásico, clásica=classical
nocturno, nocturna=night; diurno, diurna=day; matinal=morning; diario, diaria=daily
semanal=weekly; urgente=urgent; defectuoso, defectuosa=defective/faulty; terminada=finished
manual=manual; hidráulico, hidráulica=hydraulic; neumático, neumática=pneumatic
mecánico, mecánica=mechanical; trasero izquierdo=rear left; plegable=folding; portátil=portable
doblado, doblada=folded; maduro, madura=ripe; verde claro=light green; verde oscuro=dark green
podrido, podrida=rotten; entreabierto, entreabierta=half open
atascado, atascada, encallado, encallada=jammed/stuck; averiado, averiada=broken/faulty
agotado, agotada=empty/exhausted; disponible=available/free
"""
# fmt: on
