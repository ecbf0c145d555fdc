/** Heads of labels by gender; compounds end in their head, so endings suffice. */
const heads = {
  m: `preis betrag name ort raum tag termin beginn lehrer leiter eintritt titel treffpunkt platz stock
    bereich zeitraum umfang verbrauch inhalt hersteller standort eingang anfang wert beitrag zeitpunkt
    abstand durchmesser druck anschluss schlüssel ansprechpartner kontakt autor
    schluss plan weg saal hof besuch kurs ausflug bus zug markt lauf abend nachmittag wettbewerb film
    vortrag tanz chor garten keller flur schrank ofen motor filter schlauch deckel knopf hund hase vogel
    test hausmeister lehrer trainer vorsitzender wart pfleger helfer betreuer partner sekretär koch arzt`,
  f: `gebühr nummer adresse zeit dauer größe länge breite höhe tiefe farbe anzahl menge zahl stunde leistung
    temperatur spannung garantie frist kaution miete uhrzeit einheit klasse note mail marke art gruppe
    karte schule fahrt person leiterin lehrerin anschrift telefonnummer abfahrt ankunft ernte feier probe
    nacht woche arbeit prüfung wanderung werkstatt mensa halle küche bühne dichtung pumpe lampe
    kröte katze maus ziege henne messe party disco lehrerin trainerin wartin pflegerin helferin
    betreuerin partnerin sekretärin ärztin vorsitzende`,
  n: `gewicht alter datum material fach ziel ende passwort fassungsvermögen volumen kennwort gebäude
    geld haus zimmer maß modell format netz buch thema baujahr jahr fest turnier treffen konzert spiel
    laufrad fahrrad zahnrad motorrad referat training lager picknick rad gerät sieb ventil kabel pferd schaf schwein huhn dorf bad
    telefon fax büro sekretariat`,
  pl: `zeiten kosten öffnungszeiten sprechzeiten maße gebühren preise termine`,
} as const;

const endings = {
  f: /(?:ung|heit|keit|schaft|tion|tät|ik|ei)$/u,
  n: /(?:chen|lein|ment|tum)$/u,
  m: /(?:ismus|ling|eur)$/u,
} as const;

const articles = { m: "den", f: "die", n: "das", pl: "die" } as const;
const nominative = { m: "der", f: "die", n: "das", pl: "die" } as const;

/** The gender of a noun in the singular. */
export type NounGender = keyof typeof heads;

/** The gender of a noun by its head or ending; null when neither tells. */
export function genderOfNoun(noun: string): NounGender | null {
  const lower = noun.toLowerCase();
  for (const gender of ["pl", "n", "f", "m"] as const) {
    const listed = heads[gender].split(/\s+/u).some((head) =>
      lower === head || head.length >= 4 && lower.endsWith(head)
    );
    if (listed) return gender;
  }
  for (const gender of ["f", "n", "m"] as const) if (endings[gender].test(lower)) return gender;
  return null;
}

/** The noun with its definite article in the nominative and the accusative. */
export function withArticle(
  noun: string,
  gender: NounGender,
): { nominative: string; accusative: string } {
  return { nominative: `${nominative[gender]} ${noun}`, accusative: `${articles[gender]} ${noun}` };
}
