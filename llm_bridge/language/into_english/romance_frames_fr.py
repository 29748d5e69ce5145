"""How French orders and questions begin politely, as patterns of words without accents."""

# fmt: off
FRAMES = (
    r'(?:il )?(?:ne )?(?:faut|faudrait) (?:surtout )?pas oublier de?',
    r'(?:auriez vous|aurais tu|ayez|aie) (?:l amabilite|la gentillesse|la bonte) (?:de?|d)',
    r'(?:ca|cela) (?:te|t|vous|ne te|ne vous) (?:ennuierait|ennuie|derange|embeterait|embete)'
    r'(?: pas)? (?:de?|d)',
    r'(?:doit|devrait|peut)',
    r'(?:j ai|on a|nous avons)(?: \w+)? oublie (?:de?|d)',
    r'(?:est ce que )?(?:tu|vous|on)(?: me)? (?:peux|peut|pouvez|pourrais|pourriez|pourrait|'
    r'veux|veut|voulez|voudrais|voudriez|dois|devez|devrais|devrait)'
    r'(?: bien| pas| me| nous| s il te plait| s il vous plait| stp| svp)*',
    r'(?:peux|pourrais|veux|voudrais) tu(?: bien| me| nous| s il te plait| stp)*',
    r'(?:pouvez|pourriez|voulez|voudriez) vous(?: bien| me| nous| s il vous plait| svp)*',
    r'(?:(?:je|j) (?:veux|voudrais|souhaite|souhaiterais|aimerais)(?: bien)? que?|'
    r'j aimerais(?: bien)? que?|'
    r'on (?:veut|voudrait|aimerait)(?: bien)? que?|nous (?:voulons|voudrions|aimerions) que?|'
    r'(?:il )?(?:faut|faudrait) que?|ce serait (?:bien|sympa|super|gentil) (?:que?|si)|'
    r'(?:ca m arrangerait|ca serait (?:bien|sympa)|j ai besoin|on a besoin) que?|'
    r'(?:fais|faites)(?: en sorte)? que?|assure toi que?|assurez vous que?|veille a ce que?|'
    r'je te demande de?|je vous demande de?)(?= )(?: (?:tu|t|vous|l on|on)(?= ))?',
    r'(?:peut|pourrait|veut|voudrait|doit|devrait) (?:il|elle|on)(?: me| nous)?(?: bien)?',
    r'(?:il faut|il faudrait|il faudra|faut|faudrait|faudra|merci de?|pense a|pensez a|'
    r'n oublie(?:z)? pas de?|pense(?:z)? bien a|veille a|'
    r'essaie de?|tache de?|'
    r'veuillez|prière de?|priere de?|ca te dérangerait de?|ca te derangerait de?|je veux bien que|'
    r'il (?:est|serait) (?:grand )?temps de?|ce serait le moment de?|'
    r'c est l heure de?|ce serait bien de?)(?: me| nous)?',
    r'(?:j ai besoin (?:de?|d))(?= (?:\w+ )?\w+(?:er|ir|re)(?: |$))',
)
DENIALS = (
    r'(?:(?:il n y a|n y a|y a|on n a|tu n as|vous n avez|t as|c est|ce n est|c est vraiment) )?'
    r'(?:pas besoin de?|pas la peine de?|inutile de?|hors de question de?|pas question de?)',
    r'(?:evite|evitez|abstiens toi|abstenez vous) de?', r'(?:il est |c est )?interdit de?',
    r'(?:il )?(?:ne )?(?:faut|faudrait) (?:surtout )?pas(?! oublier)',
)
CHECKS = (
    r'(?:va |viens |allez |tu peux |peux tu |vous pouvez )?(?:voir|verifie|verifier|verifiez|'
    r'regarde|regarder|regardez|dis moi|dites moi|controle|controler) (?:si|que)(?= |$)',
    r'(?:va|allez) (?:voir|verifier|regarder) (?:si|que)(?= |$)',
    r'(?:est ce que )?(?:(?:tu|vous|on) (?:peux|pourrais|pouvez|pourriez|peut|pourrait|'
    r'veux bien) |'
    r'(?:peux|pourrais|veux) tu |(?:pouvez|pourriez|voulez) vous |il faudrait |faudrait )'
    r'(?:aller )?(?:voir|verifier|regarder|controler|(?:me )?dire) (?:si|que)(?= |$)',
    r'(?:(?:tu|vous|on) (?:peux|pouvez|peut|pourrais|pourriez) me dire|'
    r'(?:peux|pourrais) tu me dire|(?:pouvez|pourriez) vous me dire|'
    r'je voudrais savoir|dis moi|dites moi)'
    r'(?= (?:ou|combien|quel|quelle|quels|quelles|qui|comment|ce que|a quelle|a combien) )',
    r'(?:je voudrais savoir|j aimerais savoir|je me demande|tu sais|tu peux me dire|'
    r'peux tu me dire) (?:si|que)(?= |$)',
)
# fmt: on
