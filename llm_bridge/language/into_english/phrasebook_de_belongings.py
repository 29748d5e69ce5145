"""German words for what people eat, wear, use and play with."""

from llm_bridge.language.into_english.word_list import noun_list

OBJECTS = noun_list("""
dinosaurier: dinosaur; mumie -n: mummy; ritter: knight; skelett -e: skeleton; rakete -n: rocket
hilfe: help; rettung: ambulance; krankenwagen: ambulance; taxi -s: taxi
kreuzschraubendreher: phillips screwdriver; schlitzschraubendreher: flat screwdriver
trinkflasche -n: water bottle, drinking bottle; bierflasche -n: beer bottle, bottle of beer
kaffeebecher: coffee mug, coffee cup; bierglas biergläser: beer glass; brotkorb: bread basket
obstschale -n: fruit bowl; obstkorb: fruit basket; napf näpfe: bowl; schälchen: bowl
auflaufform: casserole dish; backblech -e: baking tray, tray; kuchenform: cake tin
nudelholz: rolling pin; schneidbrett -er: cutting board, chopping board
küchenmesser: kitchen knife; brotmesser: bread knife; gemüsemesser: paring knife
sparschäler: peeler; schäler: peeler; reibe -n: grater; kelle -n: ladle; schöpfkelle: ladle
zange -n: pliers, tongs; grillzange: tongs; topflappen: pot holder, oven glove
ofenhandschuh -e: oven glove, oven mitt; alufolie: aluminium foil, foil
frischhaltefolie: cling film, plastic wrap; backpapier: baking paper; gefrierbeutel: freezer bag
butterdose: butter dish; salzstreuer: salt shaker; pfeffermühle: pepper mill
zuckerdose: sugar bowl; strohhalm -e: straw; untersetzer: coaster; stäbchen: chopsticks
hafermilch: oat milk; sojamilch: soy milk; mandelmilch: almond milk
schlagsahne: whipped cream, cream; frischkäse: cream cheese; parmesan: parmesan
mozzarella: mozzarella; speck: bacon; salami: salami; hackfleisch: minced meat, mince
würstchen: sausage; bratwurst bratwürste: sausage; lachs: salmon; thunfisch: tuna
garnele -n: prawn, shrimp; sandwich -es: sandwich; brezel -n: pretzel; croissant -s: croissant
hörnchen: croissant; waffel -n: waffle; pfannkuchen: pancake; pudding: pudding, custard
obstsalat: fruit salad; kartoffelsalat: potato salad; eintopf: stew; gulasch: goulash
gulaschsuppe: goulash soup; risotto: risotto; lasagne: lasagne, lasagna; spaghetti: spaghetti
haferbrei: porridge; birne -n: pear, bulb, light bulb; orange -n: orange; mandarine -n: tangerine
ananas: pineapple; heidelbeere -n: blueberry; himbeere -n: raspberry; brombeere -n: blackberry
johannisbeere -n: currant; pflaume -n: plum; kiwi -s: kiwi; mango -s: mango; avocado -s: avocado
aubergine -n: aubergine, eggplant; zucchini: courgette, zucchini; brokkoli: broccoli
blumenkohl: cauliflower; spinat: spinach; lauch: leek; sellerie: celery; rettich: radish
radieschen: radish; spargel: asparagus; rosmarin: rosemary; thymian: thyme; schnittlauch: chives
ingwer: ginger; zimt: cinnamon; chili -s: chili; erdnuss erdnüsse: peanut; mandel -n: almond
rosine -n: raisin; eistee: iced tea; tonic: tonic; gin: gin; whisky: whisky; likör: liqueur
glühwein: mulled wine; schorle: spritzer; apfelschorle: apple spritzer; leitungswasser: tap water
kräutertee: herbal tea; pfefferminztee: peppermint tea; kamillentee: camomile tea, chamomile tea
grüntee: green tea; schwarztee: black tea; filterkaffee: filter coffee, coffee
kaffeebohne -n: coffee bean; brillenetui: glasses case; handtasche -n: handbag, purse
aktentasche: briefcase; laptoptasche: laptop bag; sporttasche: gym bag, sports bag
reisetasche: travel bag; kulturbeutel: wash bag, toiletry bag; zahnseide: dental floss
rasierer: razor, shaver; haarbürste: hairbrush; kamm kämme: comb; creme -s: cream
sonnencreme: sunscreen, sun cream; wattestäbchen: cotton buds; nagelschere: nail scissors
pyjama -s: pyjamas, pajamas; schlafanzug: pyjamas, pajamas; nachthemd: nightgown
unterwäsche: underwear; strumpf strümpfe: stocking, sock; strumpfhose: tights; bluse -n: blouse
t-shirt -s: t-shirt; anzug anzüge: suit; sakko -s: jacket; weste -n: vest, waistcoat
regenjacke -n: raincoat, rain jacket; winterjacke: winter jacket
arbeitsschuh -e: work shoe, work boot; wanderschuh -e: hiking boot; badeanzug: swimsuit
badehose: swimming trunks; sonnenhut: sun hat; armbanduhr -en: watch, wristwatch
kette -n: chain, necklace; ring -e: ring; ohrring -e: earring; armband armbänder: bracelet
radiergummi -s: eraser, rubber; lineal -e: ruler; locher: hole punch; tacker: stapler
hefter: stapler; büroklammer -n: paper clip; klebestift: glue stick
filzstift -e: felt-tip pen, marker; marker: marker; textmarker: highlighter; kreide: chalk
klebezettel: sticky note; druckerpapier: printer paper; toner: toner
tonerkartusche: toner cartridge; druckerpatrone: printer cartridge; patrone -n: cartridge
usb-stick -s: usb stick; festplatte -n: hard drive; maus mäuse: mouse; mauspad: mouse pad
aktenordner: folder, binder, file; mappe -n: folder, portfolio; vertrag verträge: contract
besprechung -en: meeting; meeting -s: meeting; präsentation -en: presentation; plan pläne: plan
zeichnung -en: drawing; skizze -n: sketch; formular -e: form; protokoll: minutes, log
stempel: stamp; briefmarke -n: stamp; postkarte -n: postcard; geschenk -e: gift, present
blumenvase -n: vase, flower vase; kerzenständer: candlestick; luftballon -s: balloon
ballon -s: balloon; girlanden: garlands; legostein -e: lego brick, brick
stein -e: stone, brick, block; holzklotz holzklötze: wooden block
holzwürfel: wooden cube, wooden block; kegel: cone; kugel -n: ball, sphere; quader: cuboid, block
prisma: prism; pyramide -n: pyramid; dreieck -e: triangle; quadrat -e: square; kreis -e: circle
stern -e: star; ziegel: brick; ziegelstein -e: brick; plüschtier -e: stuffed animal, plush toy
plüschbär: teddy bear; rassel: rattle; schnuller: dummy, pacifier; windel -n: nappy, diaper
kinderwagen: pram, stroller, pushchair; fläschchen: baby bottle; lätzchen: bib
hundeleine: dog lead, leash; leine -n: lead, leash, line; katzenklo: litter box; knochen: bone
katzenspielzeug: cat toy; vogelkäfig: bird cage; käfig -e: cage; wischmopp: mop
wischer: mop, wiper; staubwedel: feather duster, duster; putzzeug: cleaning supplies
desinfektionsmittel: disinfectant, sanitiser; glasreiniger: glass cleaner
müllbeutel: rubbish bag, bin bag, trash bag, garbage bag; biomüll: organic waste
altkleider: old clothes; sperrmüll: bulky waste; staubsaugerbeutel: vacuum bag
wäscheklammer -n: clothes peg; kleiderbügel: hanger, coat hanger; weichspüler: fabric softener
bettbezug: duvet cover; gartenstuhl gartenstühle: garden chair; rasenkante: lawn edge
laubsauger: leaf blower; laubbläser: leaf blower; vertikutierer: scarifier
hochdruckreiniger: pressure washer; schneeschaufel -n: snow shovel
schneefräse -n: snow blower, snow plough; streugut: grit; schippe -n: shovel
picknickdecke: picnic blanket; kühlbox -en: cool box, cooler; zelt -e: tent
schlafsack: sleeping bag; fernglas: binoculars; kompass: compass; landkarte -n: map
stativ -e: tripod
""")
