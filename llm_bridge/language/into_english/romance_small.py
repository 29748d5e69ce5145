"""Small words of French and Spanish beside those of their books (see romance_words)."""

# fmt: off
SMALL_WORDS = {
    'fr': """
tout ce qui, tout ce que, tout ce qu'=everything that:pron
tout le reste, le reste=everything else:pron
tous les autres, toutes les autres=all the others:pron
les autres=the others:pron; l'autre=the other one:pron
tout le monde=everybody:body; n'importe qui=somebody:body
chacun, chacune=everybody:body; à peine=barely:adv; presque=almost:adv
de nouveau, encore une fois, une fois de plus=again:again
en bleu clair=to light blue:value; en bleu foncé=to dark blue:value; en ambre=to amber:value
en turquoise=to turquoise:value; en blanc chaud=to warm white:value
en blanc froid=to cool white:value; au bleu=to blue:value; au jaune=to yellow:value
au blanc=to white:value; à l'ambre=to amber:value
à l'extérieur, au-dehors, au dehors=outside:adv; à l'intérieur=inside:adv
tout bas, à voix basse, en silence, sans bruit, discrètement=quietly:adv
ne t'avise pas de, ne vous avisez pas de, garde-toi de, gardez-vous de=not:ne
je ne veux pas que, je veux pas que, on ne veut pas que, on veut pas que=not:ne
je ne veux pas qu', je veux pas qu', on ne veut pas qu', on veut pas qu'=not:ne
je ne voudrais pas que, je voudrais pas que, je ne voudrais pas qu'=not:ne
la même chose, pareil=the same:pron; via, en passant par=via:prep; à bord de=on:prep
le temps de=for:prep
""",
    'es': """
todo lo que=everything that:pron; todo lo demás, lo demás=everything else:pron
el resto, todo el resto=everything else:pron; los demás, las demás=the others:pron
los otros, las otras=the others:pron; el otro, la otra=the other one:pron
por fuera=outside:adv; tantito, poquito, un tantito, un pelo=a bit:adv
por todas partes, por todos lados, en todos lados, por doquier=everywhere:adv
todo el mundo, cada quien=everybody:body; casi=almost:adv; apenas=barely:adv
una vez más, de vuelta=again:again
bajito, flojito, suavecito, en voz baja, sin hacer ruido, en silencio=quietly:adv
en ámbar=to amber:value; en turquesa=to turquoise:value; en violeta=to violet:value
en lila=to purple:value; de amarillo=to yellow:value; de blanco=to white:value
de naranja=to orange:value; de rosa=to pink:value; de morado=to purple:value
a fondo, a toda potencia, a todo volumen, al tope=to the maximum:value
a toda velocidad, a toda máquina=to the maximum:value; a media potencia=to half:value
a media velocidad, a media luz, a medio volumen=to half:value
lo mismo=the same:pron; pasando por, vía=via:prep; a bordo de=on:prep; rumbo a=to:toward
""",
}
"""Language -> table."""
# fmt: on
