function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

/** Words that open a prepositional phrase, joined articles included. */
export const prepositions = set(`
  in im ins an am ans auf aufs aus bei beim bis durch für gegen hinter mit nach neben ohne pro seit über
  um unter unterm vom von vor vorm während wegen zu zum zur zwischen ab gegenüber entlang innerhalb
  außerhalb je per trotz statt laut hinterm überm`);

/** Prepositions of place with the dative; "in", "an" and "auf" count when no time follows. */
export const placePrepositions = set(
  `in im an am auf bei beim hinter hinterm neben unter unterm über überm vor vorm zwischen gegenüber`,
);

/** Nouns that are no places, whatever preposition stands before them. */
export const notPlaces = set(`
  ordnung zukunft regel gruppen paaren teilen deutsch englisch bar raten ruhe eile schriftform prinzip
  durchschnitt anspruch betrieb gebrauch einsatz gefahr zweifel notfall alter wesentlichen übrigen
  abend abends morgen nachmittag vormittag mittag nacht anfang ende beginn schluss rahmen voraus folge höhe länge breite tiefe form`);

/** Words that open a subordinate clause, whose verb comes last. */
export const subordinators = set(`
  wenn weil dass ob als sobald solange bevor nachdem während damit falls obwohl sodass da bis wo wie
  sofern indem`);

/** Definite and indefinite articles in all forms. */
export const articles = set(`der die das den dem des ein eine einen einem einer eines`);

/** Determiners that open a noun phrase. */
export const determiners = set(`
  der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner unser unsere
  unseren unserem unserer unseres ihr ihre ihren ihrem ihrer ihres euer eure euren eurem eurer jeder jede
  jedes jeden jedem alle allen aller beide beiden viele mehrere einige dieser diese dieses diesen diesem
  dein deine deinen deinem mein meine meinen`);

/** Determiners that cannot begin a subject: other cases, or pointing outside the sentence. */
export const noSubject = set(`
  den dem des einen einem eines keinen keinem unseren unserem unserer jeden jedem dieser diese dieses
  diesen diesem jener jene jenes solche niemand keiner keine kein nichts`);

/** Words that stand for something named elsewhere. */
export const pronouns = set(`
  er es ihn ihm ihnen sich dies das diese dieser dieses jener ihr wir ich du uns euch mich dich dir mir
  man sie`);

/** Words that say when, where or how, and open no noun phrase. */
export const adverbs = set(`
  auch nur immer täglich wöchentlich monatlich jährlich bereits schon noch meist meistens oft selten nie
  heute morgen gestern hier dort dann danach davor außerdem zudem deshalb daher trotzdem etwa rund circa
  ca knapp fast genau mindestens höchstens maximal bisher sonst stets allerdings jedoch dabei dafür damit
  daneben dazu darum dadurch somit ebenfalls zuerst anschließend schließlich einmal zweimal dreimal
  montags dienstags mittwochs donnerstags freitags samstags sonntags werktags abends morgens mittags
  nachmittags nachts vormittags drinnen draußen oben unten links rechts sofort bald lange gern sehr ganz
  so besonders zusammen allein nicht nun jetzt ungefähr insgesamt jeweils normalerweise vorher nachher
  bitte erst gratis kostenlos zwar also eigentlich überall`);

/** Openers that tie a sentence to the one before. */
export const openers = set(`
  und aber oder denn doch dann danach davor außerdem zudem deshalb daher trotzdem dabei dafür damit daneben
  dazu darum dadurch somit ebenfalls anschließend schließlich so dort hier also sonst allerdings jedoch
  zuerst zuletzt auch nur nun jetzt heute morgen gestern`);

/** Words that deny or forbid: what is not so is not asked for. */
export const negations = set(`
  nicht nie niemals kein keine keinen keinem keiner keinerlei weder verboten untersagt unzulässig
  unerlaubt tabu`);

/** Finite forms that no ending gives away, and auxiliaries. */
export const finiteVerbs = set(`
  ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss
  müssen musste mussten darf dürfen durfte durften soll sollen sollte sollten will wollen mag mögen möchte
  gibt gab liegt lag stand steht ging geht kam kommt lief läuft fährt fuhr schließt schloss beginnt begann
  hält hielt trägt trug nimmt nahm gilt galt heißt hieß bringt weiß sah sieht liest las schrieb blieb
  bleibt fand findet bot bietet lädt isst wächst wuchs fängt tritt trat misst maß wog wiegt frisst schläft
  brät lässt ließ rät spricht sprach hilft half trifft traf wirft stirbt starb erhält erhielt enthält
  enthielt besteht bestand entstand verließ verliert verlor ruft rief zieht zog`);

/** Verbs that stand with another one at the end of the clause. */
export const auxiliaries = set(`
  ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss
  müssen musste mussten darf dürfen durfte durften soll sollen sollte sollten will wollen mag mögen möchte`);

/** First parts of separable verbs, as they stand at the end: "fährt … ab". */
export const particles = set(`
  ab an auf aus bei ein fest frei her hin los mit nach nieder statt teil um vor weg weiter wieder zu zurück
  zusammen heraus hinaus hinein herein vorbei bereit fort durch über unter`);

/** Units of money. */
export const currencies = set(`euro eur € cent franken chf rappen dollar pfund kronen mark taler`);

/** Units of time that something lasts. */
export const durations = set(`
  sekunde sekunden minute minuten min stunde stunden std tag tage tagen nacht nächte nächten woche wochen
  monat monate monaten jahr jahre jahren schulstunde schulstunden wochenende wochenenden schuljahr`);

/** Days of the week, alone and together. */
export const weekdays = set(`
  montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend montags dienstags mittwochs
  donnerstags freitags samstags sonntags werktags montagen freitagen wochenende`);

/** Months, seasons and feasts: times of the year. */
export const months = set(`
  januar februar märz april mai juni juli august september oktober november dezember frühjahr frühling
  sommer herbst winter ostern weihnachten pfingsten`);

/** Names of colours. */
export const colours = set(`
  rot grün blau gelb orange weiß schwarz grau braun lila violett rosa türkis beige gold silber ocker`);

/** Numbers as words. */
export const numberWords = set(`
  zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn zwanzig dreißig
  vierzig fünfzig hundert tausend ein eine einen einer`);

/** Words that soften or bound a number and are left out when the number is asked for. */
export const hedges = set(
  `bis zu mindestens höchstens maximal etwa rund circa ca ca. ungefähr knapp genau nur über mehr als fast je`,
);
