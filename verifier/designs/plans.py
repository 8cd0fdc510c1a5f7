"""How a study is told of that has only been planned. Pure."""

_PRINTS = (
    r"(?:published|printed|laid out|set out) (?:only )?(?:the|its|their|a) "
    r"(?:(?:study|trial) )?"
)
_PUT_IN_PRINT = (
    r"(?:publish(?:ed|es)?|print(?:ed)?|la(?:id|ys?) out|sets? out|describe[sd]?"
    r"|present(?:ed|s)?|outline[sd]?|detail(?:ed|s)|drew up|drawn up|spel(?:led|t) out"
    r"|unveiled|wrote up|sketched(?: out)?|reported|announced|explain(?:ed|s)?) "
    r"(?:only )?(?:the|its|their|his|her|an?) "
)
_STUDY_PLANNED = r"(?:trial|study|review|survey|experiment|comparison)"
# As a part of a pattern.
PLANNED = (
    r"protocols? for (?:an?|the|this|that|our|their|his|her) "
    r"(?:[\w-]+,? ){0,10}?(?:trial|study|review|survey)"
    r"|(?:study|trial|review|research) protocols?|protocol (?:of|for) an?"
    r"|(?:is|was) (?:only |just )?an? protocol"
    # A plan in print: others have plans for dinner.
    rf"|{_PRINTS}(?:plans?|blueprints?|protocols?)"
    r" (?:in (?:19|20)\d\d )?(?:of|for) (?:an?|the|their|its)"
    r" (?:(?!(?:in|with|as|of) )[\w-]+,? ){0,8}?(?:trial|study|review)"
    rf"|{_PRINTS}(?:plan|blueprint|protocol)(?: so far)?(?=[:.;])"
    # "Set out the FRAILMar protocol in 2021: a randomized trial"; but diets and cures
    # have protocols, too.
    rf"|{_PUT_IN_PRINT}(?:[\w-]+ ){{0,3}}?"
    r"(?:(?:study|trial) (?:protocol|plan|blueprint)"
    r"|(?:protocol|blueprint|game plan)"
    rf"(?:(?: in (?:19|20)\d\d)?: an? (?:[\w-]+,? ){{0,5}}?{_STUDY_PLANNED}"
    r"| (?:of|for) (?:an?|the|their|its|this)"
    rf" (?:(?!(?:in|with|as|of) )[\w-]+,? ){{0,8}}?{_STUDY_PLANNED}))"
    r"|(?:paper|article|report|publication|it|this|that|one) (?:is|was) "
    r"(?:so far )?(?:only|just|merely|no more than) (?:the|an?) (?:\w+ )?"
    r"(?:plan|blueprint|protocol)(?=[:;.,)]| (?:of|for) (?:an?|the|this|that|their)\b)"
    # How it will be done is told before it is done.
    rf"|how (?:(?:the|an?|their|this) (?:[\w-]+,? ){{0,5}}?{_STUDY_PLANNED}"
    r"(?: (?:of|on|in|for) [^.;:,]{2,80}?)? will be"
    r" (?:run|done|conducted|carried out|performed)|they (?:will|plan to|mean to|intend"
    r" to|would) (?:go about|run|conduct|carry out) (?:an?|the|their) "
    rf"(?:[\w-]+,? ){{0,5}}?{_STUDY_PLANNED})"
    rf"|{_PUT_IN_PRINT}(?:rationale(?: and|,| &) (?:the )?)?design of "
    r"(?:an?|the|their) "
    rf"(?:(?!(?:in|with|as|of) )[\w-]+,? ){{0,8}}?{_STUDY_PLANNED}"
    # Who will be enrolled has not been.
    rf"|(?:announce[sd]?|outline[sd]?|describe[sd]?|present(?:ed|s)?) (?:an?|the|their)"
    rf" (?:[\w-]+,? ){{0,5}}?{_STUDY_PLANNED}(?:, an? (?:[\w-]+,? ){{0,5}}?"
    rf"{_STUDY_PLANNED})?,? (?:that|which) (?:(?:will|is (?:going )?to|aims to|intends"
    r" to|plans to|hopes to|is set to) (?:recruit|enrol|include|randomi|sign up|involve"
    r"|follow|compare|test|start|begin)\w*|is (?:yet to|still to|about to) "
    r"(?:start|begin|be))"
    r"|(?:whose|their|its|the) plan (?:is|was) in\b(?! (?:its|their|an?|place|detail"
    r"|action|effect)\b)(?=[^.;()]{2,60}\()"
    r"|(?:whose|their|its|the) plan (?:is|was|has been) (?:laid out|published"
    r"|set out|printed|described)(?= in (?!place|detail|full))"
)
