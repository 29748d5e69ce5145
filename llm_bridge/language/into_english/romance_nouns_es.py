"""Spanish nouns of homes, hotels, farms, works and labs, beside those that French shares."""

# fmt: off
HOME_MORE = """
propagación=propagation; ppm=ppm; lux=lux; vatio=watt; decibelio=decibel; crecimiento=grow/growth
floración=bloom/flowering; químicos, productos químicos=chemicals
armario de químicos, armario de productos químicos=chemical cupboard/chemical cabinet
torniquete, torno=turnstile/badge gate/gate; visita, visitas=visitor/guest; visitante=visitor/guest
señora, señorita=lady/visitor/guest; señor, caballero=gentleman/visitor/guest; chicos=guys
muchachos=guys; compañero, compañera=colleague; compañeros=colleagues; equipo=team
nave=hall/bay; mesilla, mesita de noche, buró, velador=bedside table/nightstand
mesita, mesita baja, mesa ratona, mesita de centro=coffee table; sobres=envelopes
lucecitas, guirnalda de luces=fairy lights/string lights
ventanas del techo, ventanas de techo, ventilaciones del techo=roof vents/top vents/skylights
ventanas laterales, ventilaciones laterales=side vents; lucernario=skylight/roof vent
malla de sombreo, pantalla de sombreo, tela de sombreo=shade screen
mallas de sombreo=shade screens; megafonía=pa/loudspeakers/public address
cámara fría, cámara frigorífica=cold store/cold room
sala de copias, cuarto de copias=copy room/print room; sala de correo=mail room/post room
sala de servidores, cuarto de servidores=server room; sala de reuniones=meeting room
oficina abierta, planta abierta, espacio abierto=open office/open plan/open space
refrigeradora, refri, heladera=fridge; computadora, compu=computer; celular=phone; lentes=glasses
alberca=pool; banqueta=sidewalk; cajuela=trunk; recámara=bedroom
clóset=wardrobe/closet; apagador=switch; bombillo, ampolleta=bulb/light
pava=kettle; canilla=tap/faucet; living=living room/lounge; cobija, frazada=blanket; cochera=garage
pileta=pool/sink; carpeta=folder; playera, remera=shirt; cajita=box
puerta del jardín, puerta de jardín, puerta del huerto=garden gate/garden door
soporte=bracket/stand/holder/support; vapor=steam; horno de vapor=steam oven/combi oven
puesto de devoluciones=returns desk; torno de entrada, torno de acceso=turnstile/badge gate/gate
página de prueba=test page; página=page; oficina diáfana=open office; oficina abierta=open office
lámpara de arco=arc lamp; llave del agua, llave de paso, llave de agua=water main/water valve/tap
extractor=extractor fan/extractor/exhaust fan/fan; luz de llamada=call light; sangre=blood
vacuna=vaccine; nevera de vacunas, nevera de las vacunas=vaccine fridge; orina=urine
lasaña=lasagne/lasagna; margarita=margherita/margarita/daisy; cuatro estaciones=quattro stagioni
carbonara=carbonara; lubina=sea bass; ensalada césar=caesar salad; vaciado=drain/dump
válvula de vaciado, válvula de descarga=dump valve/drain valve; banco de trasplante=potting bench
trasplante=potting; viento fuerte=strong wind; arco=arc/arch; megafonía=PA/loudspeakers
puerta de casa, puerta de la casa, puerta de fuera=front door/main door/entrance door
puerta del patio=patio door/yard door; mirilla=peephole; felpudo=doormat; pomo, manilla=handle
placa de inducción=stove/hob/cooker/induction hob; encimera de gas=stove/hob
freidora=fryer/air fryer; freidora de aire=air fryer; arrocera=rice cooker
olla exprés=pressure cooker; exprimidor=juicer; picadora=chopper; molinillo=grinder/coffee grinder
batidora de vaso=blender; vinoteca=wine cooler/wine fridge; cubitera=ice bucket/ice maker
escurridor=rack/dish rack; robot de cocina=food processor; termo eléctrico=water heater/boiler
bomba de calor=heat pump; calefactor de aire=fan heater/heater; brasero=heater
aire=air conditioning/air conditioner/air; toldo del patio=awning; mosquitera=screen/mosquito net
lucecita=light/lamp; luz de ambiente=ambient light/mood light; tira de led=light strip/led strip
lámpara de lava=lava lamp; lámpara colgante=pendant light/pendant lamp
halógeno=halogen lamp/spotlight; fluorescente=fluorescent light/ceiling light
lámpara de sal=salt lamp; lampadario=floor lamp; aplique de pared=wall light/wall lamp
velador=bedside lamp/night light; barra de sonido=soundbar/speaker; tocadiscos=record player
consola=console/game console; videoconsola=game console/console; descodificador=set-top box
rúter, router, módem=router; regleta=power strip; ladrón=power strip
enchufe inteligente=smart plug/plug; videoportero=video doorbell/intercom
sensor de humo=smoke detector/smoke sensor; sensor de puerta=door sensor
sensor de agua, sensor de inundación=water sensor/leak sensor
detector de gas=gas detector/gas sensor; alarma de incendios=fire alarm; canal=channel
cadena de televisión=channel; telediario, noticiero, informativo=news
intensidad=brightness/intensity; ventilación=ventilation; humedad del aire=humidity
calefactor del baño=bathroom heater; toallero eléctrico=towel rail
cabecera, cabecero=head/headrest/headboard; respaldo=backrest/back; pies=feet/foot; piecero=foot
somier=bed base; reposapiés=footrest; colcha=bedspread; sillón relax=recliner
butaca reclinable, sillón reclinable=recliner/recliner chair; mesita auxiliar=side table
mueble bar=bar cabinet; estantería de libros=bookshelf; vitrina=display case/cabinet
cajonera=drawers/chest of drawers; zócalo=baseboard; buhardilla=attic/loft; altillo=loft
solárium=sunroom; porche trasero=back porch; jardinera=planter; trastero=storage room/storeroom
leñera=woodshed/log store; piso=floor/flat/apartment; apartamento=apartment/flat; rellano=landing
portal=entrance/lobby; hueco de la escalera=stairwell; aseo=toilet/bathroom
lavabo de invitados=guest toilet; cuarto de la plancha=laundry room
cuarto de la colada=laundry room/laundry
habitación de los niños=children's room/kids' room/nursery
cuarto del bebé, habitación del bebé=nursery/baby room; cuarto de los abuelos=grandparents' room
bastón=walking stick/cane/stick; andador=walker; pastillero=pill dispenser/pill box/pillbox
dispensador de pastillas, dispensador de medicación=pill dispenser; dispensador=dispenser
dosis=dose; pastilla de la noche=night pill; audífonos=hearing aids; aparato del oído=hearing aid
dentadura=dentures; tensiómetro=blood pressure monitor; bolsa de agua caliente=hot water bottle
bolsa de hacer punto, bolsa de la labor=knitting bag; bolsa de punto, bolsa de tejer=knitting bag
labor=knitting; punto=point/knitting/joint/stitch; lana=wool; aguja de punto=knitting needle
manta de cuadros=tartan blanket/plaid blanket; manta eléctrica=electric blanket
lata de galletas, caja de galletas=biscuit tin/cookie jar/cookie tin
mando de la tele, mando de la televisión=remote control/remote/tv remote
gafas de ver, gafas de lejos=glasses; gafas de sol=sunglasses; lupa=magnifying glass
botón de emergencia, botón de ayuda=emergency button/help button; emergencia=emergency
ayuda, socorro, auxilio=help; llamada=call; alarma de emergencia=emergency alarm
cuchara de palo=wooden spoon; cucharilla de café=teaspoon; salero=salt shaker
pimentero=pepper mill; azucarero=sugar bowl; servilletero=napkin holder
mantel individual=placemat; posavasos=coaster; rallador=grater; colador=strainer/sieve
embudo=funnel; sartén grande=big pan; fuente de horno=baking dish; ensaladera=salad bowl
bol de fruta, frutero=fruit bowl; copa=glass/wine glass; chupito=shot glass; vasito=glass
tacita=cup; cafelito=coffee; manzanilla=chamomile tea; poleo=mint tea; té verde=green tea
té negro=black tea; agua del grifo=tap water; café cortado=coffee; gaseosa=soda
refresco=soft drink/soda; bebida=drink; copa de vino=glass of wine/wine glass
bocata, bocadillo=sandwich; tortilla=omelette; ensaladilla=salad; lentejas=lentils
caldo=broth/soup; cena fría=cold dinner; sobras=leftovers; hielo=ice; chuches=sweets/candy
trapo de polvo=duster/dust cloth; limpiacristales=window cleaner; lejía=bleach
suavizante=fabric softener; detergente=detergent; pinza de la ropa=clothes peg
tendedero=drying rack/clothes line; colada=laundry; ropa limpia=clean laundry/clean clothes
ropa mojada=wet laundry; muda=change of clothes; chanclas=flip-flops/sandals
zapatillas de casa=slippers; bata=dressing gown/bathrobe/robe; jersey=sweater/jumper
gabardina=raincoat; bolso de mano=handbag; neceser=toilet bag
pañuelos, kleenex=handkerchiefs/tissues; pañuelo de papel=tissue; clínex=tissues
cuento de buenas noches=bedtime story; nana=lullaby; película de miedo=horror film
mochila del cole=school bag; estuche=pencil case; lápices de colores=crayons; pegatina=sticker
patinete=scooter; monopatín=skateboard; cometa=kite; casita de muñecas=dollhouse
piezas=pieces/parts; arena del gato=cat litter; transportín=carrier/pet carrier
cuenco del perro=dog bowl; cuenco del gato=cat bowl; hueso=bone; pecera=aquarium/fish tank
periquito=budgie
"""
WORK_MORE = """
calibre, pie de rey, calibrador=calipers/caliper; micrómetro=micrometer
multímetro, polímetro, téster=multimeter
pistola de silicona, pistola de pegamento, pistola termofusible=glue gun/hot glue gun
pistola de calor=heat gun; pistola de pintura=spray gun; soplete=torch/blowtorch
soldador=soldering iron; soldadura=welding/soldering/solder; estaño=solder; cautín=soldering iron
estación de soldadura=soldering station
mesa de soldar, banco de soldar=solder bench/soldering bench
mesa de soldadura, banco de soldadura=solder bench/welding table/soldering bench
taladro de columna, taladro de banco, taladradora de columna=drill press/pillar drill
taladro de mano=hand drill; atornillador=screwdriver/electric screwdriver; papel de lija=sandpaper
broca=drill bit; brocas=drill bits; punta=tip/bit; llave allen=allen key
llave dinamométrica=torque wrench; llave de tubo=socket wrench
juego de llaves=wrench set/socket set; cúter, cuchilla=cutter/knife/blade; escuadra=square
regla=ruler; nivel de burbuja=spirit level; metro=tape measure/meter; gato=jack/cat
sargento=clamp; mordaza, tornillo de banco=vise/vice/clamp; cepillo de carpintero=plane
formón=chisel; cincel=chisel; lijadora=sander/sanding machine; pulidora=polisher
amoladora, radial=grinder/angle grinder; esmeril, esmeriladora=grinder/bench grinder
sierra de cinta=bandsaw/band saw; sierra de mesa, sierra circular=table saw/circular saw
ingletadora=miter saw; sierra de calar=jigsaw; caladora=jigsaw; cepilladora, regruesadora=planer
tupí=router/spindle moulder; fresadora=milling machine/mill/router
aspiración=dust collector/dust extraction/dust extractor
aspiración de polvo, extracción de polvo=dust collector/dust extraction/dust extractor
aspirador de polvo, aspirador de taller=dust collector/dust extractor/shop vac
extracción de humos=fume extractor; extractor de humos=fume extractor/fume hood
campana de gases, vitrina de gases=fume hood; plegadora=press brake/folding machine
cizalla=shear/shears; troqueladora=die cutter; remachadora=rivet gun
inyectora=injection moulding machine; cortadora=cutter/cutting machine
cortadora láser=laser cutter; cabina de pintura=paint booth/spray booth
compresor de aire=air compressor; aire comprimido=compressed air; manguera=hose
manguera de aire=air hose; puente grúa=overhead crane/crane; polipasto=hoist; cabrestante=winch
plataforma elevadora=lift platform; carretilla de mano=hand truck; carro de herramientas=tool cart
carro portaherramientas=tool cart; armario de herramientas=tool cabinet
panel de herramientas=tool wall/pegboard; caja de tornillos=screw box
cajetín, gaveta, casillero=bin/drawer/compartment; cajetines, gavetas=bins/drawers
cajones de piezas, cajoneras de piezas=parts bins; arandela=washer; perno=bolt; remache=rivet
tuerca=nut; clavo=nail; muelle=spring; resorte=spring; engranaje=gear; polea=pulley
correa=belt/strap; eje=axle/shaft; rodamiento=bearing; junta tórica=o-ring; bisagra=hinge
tirafondo=screw; taco=wall plug/dowel; cable=cable/wire; cinta aislante=electrical tape
brida=cable tie/zip tie; fusible=fuse; relé=relay; placa=board/plate/stove/hob
placa base=motherboard; circuito=circuit; resistencia=resistor; condensador=capacitor
filamento=filament; bobina=spool/coil; resina=resin; cama caliente=heated bed; boquilla=nozzle
impresión=print/printing; zona de impresión=print area/printing area/print zone
pieza impresa=print; contrachapado=plywood; aglomerado=chipboard; tablero=board/panel
tablón=plank; listón=slat/batten; palé de contrachapado=plywood pallet; chapa de acero=steel sheet
aluminio=aluminium/aluminum; cobre=copper; latón=brass; hormigón=concrete; ladrillo=brick
cemento=cement; arcilla=clay; cera=wax; espuma=foam
taller de madera, taller de carpintería=wood shop/woodshop/woodworking shop/carpentry
carpintería=wood shop/woodshop/carpentry/joinery; taller de metal=metal shop/metalshop
taller mecánico=machine shop; sala de máquinas=machine room/engine room; sala del láser=laser room
cartel, letrero, rótulo=sign/display; cartel de la puerta, letrero de la puerta=door sign
panel, panel informativo=panel/board/display; tablón de anuncios=notice board
pizarra=board/whiteboard; zona=area/zone; zona de descanso=rest area/break area
zona de montaje=assembly area; área=area; puesto=station/post; puesto de trabajo=workstation
sitio=place/spot; lugar=place; plaza=spot/place/bay; puesto de inspección=inspection station
control de calidad=quality control/quality check; banco=bench/workbench; tarima=platform/pallet
plataforma=platform; rampa=ramp; foso=pit; túnel=tunnel; vestuario=changing room/locker room
comedor de empresa=canteen; oficina técnica=engineering office
expedición, envíos=shipping/dispatch; recepción de mercancías=goods in/receiving; embalaje=packing
montaje=assembly; corte=cut/cutting; pintura=paint/painting; soldadura de puntos=spot welding
punto de soldadura=solder joint/weld; puntos=points/joints/dots/stitches; unión=joint
costura=seam; turno=shift; pedido urgente=rush order; albarán=delivery note; código=code
código qr=qr code; estantería de palés=pallet rack; hueco de carga=loading bay
jaula=cage/roll cage; contenedor=container/bin; bidón=drum/canister; garrafa=jug/canister
cubeta=tray/tub/tank; cinta de salida=output conveyor/outfeed conveyor
cinta de entrada=input conveyor/infeed conveyor; línea de envasado=packaging line
envasadora=packaging machine/packer; embotelladora=bottling machine/bottler
llenadora=filler/filling machine; tapadora=capper/capping machine
etiquetadora=labeller/labeler/labelling machine; paletizadora=palletizer/palletiser
despaletizadora=depalletizer; selladora=sealer/sealing machine; mezcladora=mixer
amasadora=dough mixer/mixer; molino=mill/grinder; autoclave=autoclave
estufa de secado=drying oven; incubadora=incubator; balanza=scale/balance; pipeta=pipette
probeta=graduated cylinder/test tube; matraz=flask; vaso de precipitados=beaker
placa de petri=petri dish; gradilla=rack/tube rack; tubo=tube; portaobjetos=slide
reactivo=reagent; bata de laboratorio=lab coat; guantes=gloves
gafas protectoras=goggles/safety glasses; tapones=earplugs/caps; quirófano=operating room
consulta=consulting room/surgery; habitación de aislamiento=isolation room
control de enfermería, puesto de enfermería=nurses' station/nurse station
gotero, suero=drip/iv drip; historial=record/chart; analítica=blood test/lab results
vendas=bandages; gasas=gauze; termómetro=thermometer
baliza, luz de aviso, luz de señalización=stack light/beacon/warning light/signal light
semáforo=traffic light/stack light; botonera=control panel; cuadro eléctrico=electrical panel
seta de emergencia=emergency stop; revoluciones, vueltas por minuto, rpm=rpm; fuerza=force
profundidad de corte=cutting depth; caudal de aire=air flow; carrera=stroke
sala de juntas=meeting room/boardroom; sala de conferencias=conference room
sala de impresión=print room; fotocopiadora=copier/photocopier; trituradora=shredder
dispensador de agua=water dispenser; máquina expendedora, vending=vending machine
fuente de agua=water fountain/water dispenser; grapadora=stapler; archivo=archive/file
archivador=filing cabinet/folder; cartucho=cartridge; tóner=toner
folio, folios=sheets of paper/paper; sobre=envelope; paquetería=parcels; mensajero=courier
videollamada=video call; reunión=meeting; presentación=presentation; diapositiva=slide
proyección=projection
"""
FARM_MORE = """
invernadero=greenhouse; semillero=seedbed/nursery/seed tray; vivero=nursery; maceta=pot
sustrato=substrate/soil; bancal=bed/raised bed; surco=row/furrow; hilera, fila=row; cultivo=crop
cosecha=harvest; riego=irrigation; riego por goteo=drip irrigation; nebulizador=mister/fogger
nebulización=misting; pulverizador=sprayer; tanque de agua=water tank
tanque de nutrientes, depósito de nutrientes=nutrient tank
solución nutritiva, nutrientes=nutrient solution/nutrients
ventana cenital, cenital, ventilación del techo=roof vent/vent; respiradero, rejilla=vent
malla de sombreo, pantalla de sombreo, sombreado=shade screen/shade cloth/shade
pantalla térmica=thermal screen; luz de cultivo, lámpara de cultivo=grow light/grow lamp
luces de cultivo=grow lights; humedad del suelo=soil moisture; albahaca=basil; perejil=parsley
menta, hierbabuena=mint; romero=rosemary; tomillo=thyme; cilantro=coriander; pimiento=pepper
berenjena=aubergine/eggplant; calabacín=courgette/zucchini; col, repollo=cabbage; brócoli=broccoli
coliflor=cauliflower; rábano=radish; remolacha=beetroot; fresas=strawberries; frambuesa=raspberry
arándano=blueberry; orquídea=orchid; suculenta, cactus=succulent; girasol=sunflower
clavel=carnation; plaga=pest; pulgón=aphid; mala hierba, malas hierbas=weeds; estiércol=manure
acolchado=mulch; carretilla=wheelbarrow/forklift; azada=hoe; rastrillo=rake; pala=shovel/spade
tijeras de podar=pruning shears; motosierra=chainsaw; desbrozadora=brush cutter/trimmer
soplador de hojas=leaf blower; tractor cortacésped=lawn tractor/mower; remolque=trailer
arado=plough; sembradora=seeder; cosechadora=harvester; ordeñadora=milking machine/milking robot
sala de ordeño=milking parlour/milking parlor; establo=barn/cowshed/stable; corral=pen/paddock
gallinero=henhouse/chicken coop/coop; pocilga=pigsty; pesebre=manger; comedero=feeder/trough
bebedero=drinker/water trough; silo=silo; pajar=hayloft; nido=nest; ponedero=nest box
pollito=chick; potro=foal; cordero=lamb; cabrito=kid; rebaño=herd; cerca, valla=fence
vallado eléctrico, pastor eléctrico=electric fence; acequia=ditch; balsa=pond/reservoir
"""
HOTEL_MORE = """
huéspedes=guests; recepcionista=receptionist; botones=bellboy/porter; camarera de piso=maid
habitación doble=double room; habitación individual=single room; suite nupcial=bridal suite
minibar=minibar; caja fuerte=safe
tarjeta de la habitación, llave de la habitación=room key/key card; equipaje=luggage/baggage
carrito de equipaje, carro de equipaje=luggage cart/luggage trolley
carro de limpieza, carrito de limpieza=cleaning cart/cleaning trolley
carro de la ropa=laundry cart; sábanas limpias=clean sheets; juego de sábanas=bed linen
juego de toallas=towel set; albornoz=bathrobe/robe; servicio de habitaciones=room service
bandeja del desayuno=breakfast tray; desayuno continental=breakfast; carta=menu/letter; menú=menu
mesa del fondo=back table; barra=bar/counter; terraza de verano=terrace; sala de fiestas=ballroom
salón de actos=auditorium/assembly hall; guardarropa=cloakroom; consigna=luggage room
zona de la piscina=pool area; tumbona=sun lounger/lounger; jacuzzi=hot tub/jacuzzi
baño de vapor=steam room; gimnasio=gym; parking, aparcamiento=car park/parking lot/parking
plaza de parking=parking space; autobús lanzadera=shuttle; visita guiada=guided tour/tour
exposición=exhibition; sala de exposiciones=exhibition hall/gallery; vitrina de cristal=glass case
cuadro=painting/picture; escultura=sculpture; estatua=statue; audioguía=audio guide
taquilla=ticket office/locker; tienda de regalos=gift shop; aula=classroom; clase=classroom/class
patio de recreo=schoolyard; pizarra digital=smartboard; pupitre=desk; biblioteca=library
laboratorio de química=chemistry lab
"""
PLACES_MORE = """
lisboa=Lisbon; londres=London; parís=Paris; roma=Rome; viena=Vienna; praga=Prague; berlín=Berlin
nueva york=New York; atenas=Athens; moscú=Moscow; copenhague=Copenhagen; estocolmo=Stockholm
bruselas=Brussels; ginebra=Geneva; varsovia=Warsaw; dublín=Dublin; tokio=Tokyo; pekín=Beijing
venecia=Venice; milán=Milan; múnich=Munich; hamburgo=Hamburg; madrid=Madrid; oslo=Oslo
helsinki=Helsinki; zúrich=Zurich; el cairo=Cairo; norte=north; sur=south; oeste=west
"""
SPANISH_NOUNS = HOME_MORE + WORK_MORE + FARM_MORE + HOTEL_MORE + PLACES_MORE
# fmt: on
