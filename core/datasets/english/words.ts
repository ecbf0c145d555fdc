function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

/** Words that open a prepositional phrase. */
export const prepositions = set(`
  at in on by for from to into with within without until till before after between since during
  through via behind under below above over beside near opposite inside outside along around across
  against towards toward next close per of about as beneath beyond past off`);

/** Prepositions of place; `in`, `on` and `at` count when no time or amount follows. */
export const placePrepositions = set(`
  in on at behind under below above over beside near opposite inside outside along around across
  against beneath beyond next close between`);

/** After "in", "on", "at" …: no places. */
export const notPlaces = set(`
  writing cash advance person german english french request foot time case charge order general
  total fact particular length height width depth size diameter weight addition turn turns use
  once least most night home groups pairs average demand loan display sale board call duty hand hold stock common mind`);

/** Nouns that are no places even with an article: "at the same time", "at sea level". */
export const abstractNouns = set(`
  time times moment level end beginning cost rate speed temperature pressure request way order form
  writing case basis size amount number price date condition conditions circumstances process course
  life mind addition advance question answer general future past present turn line group use`);

/** Words that open a subordinate clause. */
export const subordinators = set(
  `if when whenever while after before because once until unless although though since as so where than like`,
);

/** Words that open a relative clause. */
export const relatives = set(`who which that whose whom where`);

/** Words that stand for something named elsewhere. */
export const pronouns = set(`it they he she this that these those i him her them there`);

/** Subjects of which nothing can be asked. */
export const quantifiers = set(
  `nobody nothing none no neither few little somebody someone something everybody everything many most some others another one`,
);

/** Words whose meaning depends on where and when one reads. */
export const pointers = set(`here there now today tomorrow yesterday soon then ago later`);

/** Plain verbs that the tagger takes for plurals or nouns after a plural subject. */
export const plainVerbs = set(`
  lie nest stand hang live sit rest park sleep meet run work cost open close start end last need hold
  use sail ride walk travel leave cover fit display cook plant plan stay return wait study train rank
  grow play`);

/** Whom somebody lets do something is asked for with "whom" or "what … do", never with "what". */
export const lettingVerbs = set(`let enable allow permit force cause`);

/** What follows says how something is, not what: "stays possible", "looks nice". */
export const linkingVerbs = set(`stay remain seem appear look feel sound taste smell`);

/** What is made "from" or "of" something. */
export const makingVerbs = set(`
  make sew weave build carve knit bake brew cast forge print construct cut press mix consist`);

/** Units of money. */
export const currencies = set(`
  euro euros eur dollar dollars usd cent cents pound pounds pence penny gbp crown crowns krone kroner
  krona kronor franc francs chf mark marks shilling shillings yen rupee rupees coin coins ducat ducats
  guilder guilders florin florins token tokens`);

/** Units of time that something lasts. */
export const durations = set(`
  second seconds minute minutes min hour hours day days night nights week weeks month months year
  years weekend weekends quarter quarters decade decades century centuries`);

/** Days of the week, alone and together. */
export const weekdays = set(`
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
  fridays saturdays sundays weekday weekdays weekend weekends`);

/** Months and feasts: times of the year that are written with a capital letter. */
export const months = set(`
  January February March April May June July August September October November December Easter
  Christmas Midsummer`);

/** Seasons, which are things and verbs as well: times only where a preposition of time stands. */
export const seasons = set(`spring summer autumn winter fall`);

/** Prepositions and the like behind which a season is a time. */
export const seasonal = set(`
  in during until till since from to before after by between every each this next last throughout`);

/** Nouns of what is counted by nobody: at a sentence's start their capital says nothing. */
export const massNouns = set(`
  paper glass wood metal plastic water milk oil sugar salt flour bread butter cheese rice tea coffee
  food dust sand soil snow ice rain waste rubbish litter garbage compost luggage equipment furniture
  clothing laundry homework money information music help access parking smoking swimming cooking
  eating drinking camping fishing entry admission membership lunch dinner supper breakfast`);

/** Names of colours. */
export const colours = set(`
  red green blue yellow orange white black grey gray brown purple violet pink teal turquoise crimson
  scarlet ochre amber indigo maroon beige cyan magenta navy olive golden silver copper`);

/** Numbers as words. */
export const numberWords = set(`
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
  half dozen a`);

/** Words that soften or bound a number and are left out when the number is asked for. */
export const hedges = set(
  `up to at most least about around only exactly roughly over under more less than no nearly almost
  approximately just every a maximum minimum of`,
);

/** Words at whose start a clause is no statement of its own. */
export const openers = set(
  `and but or nor so yet however therefore moreover then also thus otherwise instead besides still
  finally first second meanwhile`,
);
