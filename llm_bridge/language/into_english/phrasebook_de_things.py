"""German words for what people fetch, carry, eat, wear and clean, and for people."""

from llm_bridge.language.into_english.word_list import noun_list

THINGS = noun_list("""
tasse -n: cup, mug; teetasse -n: tea cup, teacup, cup; kaffeetasse -n: coffee cup, cup, mug
becher: mug, cup, beaker; teller: plate; glas gläser: glass, jar
wasserglas wassergläser: water glass, glass, glass of water
weinglas weingläser: wine glass, glass; trinkglas: drinking glass, glass; flasche -n: bottle
wasserflasche -n: water bottle, bottle of water, bottle
weinflasche -n: wine bottle, bottle of wine; trinkflasche -n: water bottle, bottle
dose -n: can, tin, box; cola: coke, cola; coladose: coke can, can of coke, cola can
thermoskanne -n: thermos flask, thermos, thermos jug; kanne -n: pot, jug, can
teekanne -n: teapot; kaffeekanne -n: coffee pot; krug krüge: jug, pitcher
karaffe -n: carafe, jug; löffel: spoon; teelöffel: teaspoon, spoon; esslöffel: tablespoon, spoon
messer: knife; gabel -n: fork; besteck: cutlery, silverware; schüssel -n: bowl
schale -n: bowl, tray, dish, peel; salatschüssel -n: salad bowl; müslischale: cereal bowl, bowl
topf töpfe: pot; kochtopf kochtöpfe: pot, saucepan; pfanne -n: pan, frying pan, skillet
deckel: lid; brett -er: board; schneidebrett -er: cutting board, chopping board
pfannenwender: spatula; kochlöffel: wooden spoon; schneebesen: whisk; sieb -e: sieve, strainer
dosenöffner: can opener; flaschenöffner: bottle opener; korkenzieher: corkscrew
geschirr: dishes, crockery; abwasch: dishes, washing-up
geschirrtuch geschirrtücher: tea towel, dish towel; tablett -s: tray; korb körbe: basket
kiste -n: crate, box; karton -s: box, carton; kartons: boxes, cartons; schachtel -n: box
tüte -n: bag; beutel: bag, pouch; tasche -n: bag; einkaufstasche -n: shopping bag
handtasche -n: handbag; mülltüte -n: rubbish bag, bin bag, trash bag
müllsack müllsäcke: rubbish bag, bin bag, trash bag; sack säcke: sack, bag
rucksack rucksäcke: backpack, rucksack; koffer: suitcase, case; gepäck: luggage, baggage
gepäckwagen: luggage cart, luggage trolley; eimer: bucket, bin; putzeimer: bucket, mop bucket
lappen: cloth, rag; putzlappen: cloth, rag; tuch tücher: cloth, towel; schwamm schwämme: sponge
besen: broom; mopp -s: mop; schaufel -n: shovel, dustpan; kehrblech: dustpan; bürste -n: brush
staubtuch: duster, cloth; spülmittel: dish soap, washing-up liquid
waschmittel: detergent, washing powder, laundry detergent
putzmittel: cleaner, cleaning agent, cleaning supplies
reinigungsmittel: cleaner, detergent, cleaning agent; seife -n: soap
klopapier: toilet paper, loo roll; toilettenpapier: toilet paper
küchenrolle: kitchen roll, paper towels; handtuch handtücher: towel
badetuch badetücher: bath towel, towel; duschtuch: bath towel
bademantel bademäntel: bathrobe, robe; serviette -n: napkin
taschentuch taschentücher: tissue, handkerchief; zahnbürste -n: toothbrush; zahnpasta: toothpaste
shampoo: shampoo; bettwäsche: bed linen, linen, sheets; bettlaken: sheet, bed sheet; laken: sheet
bettdecke -n: duvet, blanket; decke -n: blanket; wolldecke -n: wool blanket, blanket
kuscheldecke -n: blanket; tischdecke -n: tablecloth; kissen: pillow, cushion; sofakissen: cushion
kopfkissen: pillow; brille -n: glasses, reading glasses, spectacles
lesebrille -n: reading glasses, glasses; sonnenbrille -n: sunglasses
skibrille -n: ski goggles, goggles; schutzbrille -n: safety glasses, safety goggles, goggles
schlüssel: key; autoschlüssel: car keys, car key; hausschlüssel: house keys, house key, keys
schlüsselbund: keys, bunch of keys; geldbeutel: wallet, purse; geldbörse -n: wallet, purse
portemonnaie: wallet, purse; ausweis -e: badge, id card; karte -n: card, map, ticket
spielkarte -n: playing card; kartenspiel: deck of cards, playing cards; brettspiel -e: board game
spiel -e: game; puzzle: puzzle; würfel: cube, dice; spielzeug: toy, toys; spielsachen: toys
spielzeugauto: toy car; teddy: teddy bear, teddy; teddybär: teddy bear
kuscheltier -e: cuddly toy, stuffed animal, teddy; puppe -n: doll; ball bälle: ball
fußball fußbälle: football, soccer ball; bauklotz bauklötze: building block, block, toy block
klotz klötze: block; stift -e: pen, pencil; bleistift -e: pencil; kugelschreiber: pen
buch bücher: book; kochbuch kochbücher: cookbook, cookery book; roman -e: novel
heft -e: notebook; notizbuch: notebook; zeitung -en: newspaper, paper; zeitschrift -en: magazine
illustrierte: magazine; brief -e: letter; post: mail, post; umschlag umschläge: envelope
paket -e: parcel, package; päckchen: parcel, package; sendung -en: parcel, delivery
papier: paper; dokument -e: document; unterlagen: documents, papers; ordner: folder, binder
akte -n: file; zettel: note; notiz -en: note; schere -n: scissors; kleber: glue
klebeband: tape, sticky tape, adhesive tape; taschenrechner: calculator; kamera -s: camera
schirm -e: umbrella, screen; regenschirm -e: umbrella, brolly; stock stöcke: stick, cane
gehstock: walking stick, cane; rollator: walker, rollator, walking frame
rollstuhl rollstühle: wheelchair; krücke -n: crutch; medikament -e: medicine, medication, pill
medikamente: medication, medicine, pills, tablets; tablette -n: pill, tablet; pille -n: pill
pillendose: pill box; tablettendose: pill box, pill dispenser; arznei: medicine
spritze -n: syringe; pflaster: plaster, band-aid; verband: bandage, dressing
verbandskasten: first aid kit; erste-hilfe-kasten: first aid kit; verbandkasten: first aid kit
erste-hilfe-koffer: first aid kit; fieberthermometer: thermometer; hörgerät -e: hearing aid
schuh -e: shoe; hausschuh -e: slipper; pantoffel -n: slipper; latschen: slippers; stiefel: boot
turnschuh -e: trainer, sneaker, running shoe; sandale -n: sandal; socke -n: sock
skischuh -e: ski boot; gummistiefel: wellies, rubber boots; hose -n: trousers, pants
jeans: jeans; hemd -en: shirt; pullover: sweater, jumper, pullover; pulli -s: sweater, jumper
jacke -n: jacket, coat; mantel mäntel: coat; strickjacke: cardigan; kleid -er: dress
rock röcke: skirt; mütze -n: hat, cap; hut hüte: hat; kappe -n: cap; schal -s: scarf
handschuh -e: glove; gürtel: belt; krawatte -n: tie; kleidung: clothes, clothing
klamotten: clothes; kleider: clothes; wäsche: laundry, washing
schmutzwäsche: dirty laundry, laundry; uniform -en: uniform; kittel: lab coat, gown
schürze -n: apron; ski -er: ski; skistock skistöcke: ski pole; schlitten: sledge, toboggan, sled
fahrrad fahrräder: bike, bicycle; rad räder: bike, wheel; roller: scooter; auto -s: car
wagen: cart, trolley, car; lkw -s: truck, lorry; laster: truck, lorry; lastwagen: truck, lorry
pflanze -n: plant; zimmerpflanze -n: house plant, plant; topfpflanze -n: potted plant, plant
blume -n: flower; rose -n: rose; orchidee -n: orchid; farn -e: fern; kaktus kakteen: cactus
strauß: bouquet; blumenstrauß: bouquet, flowers; blumentopf blumentöpfe: flower pot
baum bäume: tree; busch büsche: bush; hecke -n: hedge; strauch sträucher: shrub, bush
unkraut: weeds; rasen: lawn, grass; laub: leaves; blatt blätter: leaf, sheet; ast äste: branch
brennholz: firewood, wood, logs; kaminholz: firewood; feuerholz: firewood; scheit -e: log
holzscheit -e: log; holz: wood; kerze -n: candle; feuerzeug: lighter; streichhölzer: matches
müll: rubbish, trash, garbage; abfall abfälle: waste, rubbish, trash; restmüll: rubbish
altpapier: waste paper, paper; altglas: empty bottles; krümel: crumbs; brösel: crumbs
dreck: dirt, mess; schmutz: dirt; staub: dust; scherben: broken glass; pfütze -n: puddle
fleck -en: spot, stain, spill; wasserlache: puddle; sauerei: mess; unordnung: mess; schnee: snow
eis: ice; matsch: mud; werkzeug -e: tool; werkzeugkasten werkzeugkästen: toolbox, tool box
werkzeugkiste -n: toolbox, tool box; hammer hämmer: hammer; zange -n: pliers
schraubenzieher: screwdriver; schraubendreher: screwdriver; schraubenschlüssel: wrench, spanner
drehmomentschlüssel: torque wrench; inbusschlüssel: allen key, hex key
akkuschrauber: cordless screwdriver, cordless drill, screwdriver; bohrmaschine -n: drill
bohrer: drill, drill bit; säge -n: saw; nagel nägel: nail; schraube -n: screw; mutter -n: nut
dübel: wall plug; maßband: tape measure, measuring tape; zollstock: folding rule, ruler
wasserwaage: spirit level; messschieber: calipers, caliper; leiter -n: ladder; axt äxte: axe
spaten: spade; rechen: rake; harke: rake; gießkanne -n: watering can; schubkarre -n: wheelbarrow
gartenschere -n: secateurs, pruners, garden shears; heckenschere: hedge trimmer; helm -e: helmet
warnweste -n: safety vest, high-vis vest; feuerlöscher: fire extinguisher; seil -e: rope
kette -n: chain; draht: wire
""")
FOOD = noun_list("""
essen: food, meal, lunch, dinner; mahlzeit -en: meal; frühstück: breakfast; mittagessen: lunch
abendessen: dinner, supper; nachtisch: dessert; vorspeise -n: starter; hauptspeise: main course
menü -s: menu; speisekarte -n: menu; getränk -e: drink, beverage; wasser: water
mineralwasser: mineral water, water; sprudel: sparkling water; kaffee: coffee
espresso -s: espresso; cappuccino: cappuccino; latte: latte; milchkaffee: latte; tee: tea
kakao: hot chocolate, cocoa; schokolade: chocolate; saft säfte: juice; orangensaft: orange juice
apfelsaft: apple juice; limo: lemonade, soda; limonade: lemonade; bier -e: beer; wein -e: wine
rotwein: red wine; weißwein: white wine; sekt: sparkling wine, champagne; champagner: champagne
schnaps: schnapps; milch: milk; sahne: cream; butter: butter; käse: cheese
joghurt: yogurt, yoghurt; quark: curd; ei -er: egg; brot -e: bread, loaf of bread, loaf
brötchen: roll, bread roll, bun; semmel -n: roll, bread roll; toast: toast
toastbrot: toast, bread; marmelade: jam; honig: honey; wurst würste: sausage; schinken: ham
fleisch: meat; steak -s: steak; schnitzel: schnitzel; hähnchen: chicken; fisch -e: fish
suppe -n: soup; salat -e: salad, lettuce; kopfsalat: lettuce; nudel -n: noodle
nudeln: pasta, noodles; reis: rice; kartoffel -n: potato; pommes: fries, chips
pizza pizzen: pizza; burger: burger; kuchen: cake; torte -n: cake; keks -e: biscuit, cookie
plätzchen: cookie, biscuit; bonbon -s: sweet, candy; süßigkeiten: sweets, candy
chips: crisps, chips; eiscreme: ice cream; eiswürfel: ice cubes, ice; obst: fruit
apfel äpfel: apple; banane -n: banana; zitrone -n: lemon; traube -n: grape; trauben: grapes
erdbeere -n: strawberry; kirsche -n: cherry; pfirsich -e: peach; melone -n: melon
gemüse: vegetables; tomate -n: tomato; gurke -n: cucumber; karotte -n: carrot; möhre -n: carrot
zwiebel -n: onion; knoblauch: garlic; paprika -s: pepper, bell pepper; pilz -e: mushroom
bohne -n: bean; erbse -n: pea; kohl: cabbage; mais: corn, maize; kürbis: pumpkin
basilikum: basil; petersilie: parsley; kräuter: herbs; gewürz -e: spice; gewürze: spices
salz: salt; pfeffer: pepper; zucker: sugar; mehl: flour; öl -e: oil; essig: vinegar
senf: mustard; ketchup: ketchup; soße -n: sauce; sauce -n: sauce; müsli: cereal, muesli
cornflakes: cereal, cornflakes; haferflocken: oats, oatmeal; nuss nüsse: nut; teig: dough
reste: leftovers; einkäufe: groceries, shopping; lebensmittel: groceries, food; snack -s: snack
hundefutter: dog food; katzenfutter: cat food; leckerli -s: treat; futternapf: bowl, feeding bowl
napf: bowl
""")
PEOPLE = noun_list("""
oma -s: grandma, granny, grandmother; großmutter: grandmother, grandma
opa -s: grandpa, grandfather, grandad; großvater: grandfather, grandpa; mama: mum, mom, mother
mami: mum, mom; papa: dad, father; papi: dad; vater: father, dad; eltern: parents
großeltern: grandparents; tante: aunt; onkel: uncle; kind -er: child, kid; kinder: children, kids
baby -s: baby; junge -n: boy; mädchen: girl; sohn: son; tochter: daughter; bruder: brother
schwester: sister, nurse; frau -en: woman, wife; mann männer: man, husband; herr -en: gentleman
dame -n: lady; nachbar -n: neighbour; freund -e: friend; leute: people; familie: family
person -en: person; mensch -en: person; gast gäste: guest; besucher: visitor
besuch: visitor, visitors; kunde -n: customer; kunden: customers; patient -en: patient
bewohner: resident; mieter: tenant; arzt ärzte: doctor; ärztin: doctor; doktor: doctor
pfleger: nurse, carer; pflegerin: nurse, carer; krankenschwester: nurse
chef -s: boss, manager, chef; chefin: boss, manager; koch köche: cook, chef; kellner: waiter
mitarbeiter: employee, colleague, staff; kollege -n: colleague; kollegin: colleague; team: team
personal: staff; hausmeister: caretaker, janitor; gärtner: gardener; techniker: technician
fahrer: driver; bote: courier; postbote: postman; polizei: police; feuerwehr: fire brigade
hund -e: dog; katze -n: cat; hündin: dog; kater: cat; vogel vögel: bird; kaninchen: rabbit
hamster: hamster
""")
