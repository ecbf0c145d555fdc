import assert from "node:assert/strict";
import { extractPairs } from "../extractive.ts";
import { chunkOf } from "../testing/load_fixture.ts";

function asked(text: string): string[] {
  const { pairs } = extractPairs([chunkOf(text)], {
    factsPerChunk: 99,
    phrasings: 12,
    documentShare: 0,
  });
  return pairs.map(({ instruction }) => instruction);
}

function assertAsked(text: string, expected: readonly string[], forbidden: RegExp): void {
  const questions = asked(text);
  for (const question of expected) {
    assert.ok(questions.includes(question), `lacks "${question}":\n${questions.join("\n")}`);
  }
  const wrong = questions.filter((question) => forbidden.test(question));
  assert.deepEqual(wrong, [], text);
}

Deno.test("germanReader takes no heading into the sentence below it", () => {
  const lesson = `Chemie 9b – Stunde 12: Säuren und Laugen

Lernziel der Stunde
Die Schülerinnen und Schüler kennen den Begriff pH-Wert und ordnen fünf Stoffe in die Skala ein.

Material
Für jede Gruppe stehen sechs Reagenzgläser, ein Ständer, Essig und Seifenlösung bereit.
Sicherung
Der pH-Wert von Essig liegt bei etwa 2,5. Reines Wasser hat den pH-Wert 7.

Aufsicht:
Herr Brandl verwahrt den Schlüssel zum Schrank in Raum 214.`;
  assertAsked(lesson, [
    "Was kennen die Schülerinnen und Schüler?",
    "Welchen pH-Wert hat reines Wasser?",
    "Bei welchem Wert liegt der pH-Wert von Essig?",
    "Wer verwahrt den Schlüssel zum Schrank in Raum 214?",
  ], /Lernziel|Material|Sicherung|Aufsicht|Chemie 9b|ph-wert/u);
});

Deno.test("germanReader keeps a paragraph that a narrow page has wrapped", () => {
  const wrapped = `Das Bootshaus des Vereins steht seit
vielen Jahren am Nordufer des Kanals und
gehört der Stadt. Die Herberge hat 84
Betten.`;
  assertAsked(wrapped, ["Wie viele Betten hat die Herberge?"], /Betten am/u);
});

Deno.test("germanReader asks for a person only where one surely acts", () => {
  const text = `Verdünnte Salzsäure hat in unserem Saal die Konzentration 0,1 mol/l.
Verschüttete Säure wird sofort Frau Huber gemeldet und mit Natronpulver neutralisiert.
Reines Wasser hat den pH-Wert 7. Maria Schneider leitet die Jugendgruppe.
Torvald Kjeld betreut die Boote. Ersthelfer ist Tobias Lang. Der Wart informiert Frau Huber.
Scharfe Messer bleiben im Schrank. Frische Lackflächen sind nach zwei Stunden trocken.`;
  assertAsked(
    text,
    [
      "Welche Konzentration hat verdünnte Salzsäure in unserem Saal?",
      "Wer leitet die Jugendgruppe?",
      "Wer betreut die Boote?",
      "Wer ist Ersthelfer?",
      "Wo bleiben scharfe Messer?",
    ],
    /(?:Wer|Person|wer) (?:hat|wird|sind|informiert)\b|Wie heißt Ersthelfer|Säure|bleiben Scharfe/u,
  );
});

Deno.test('germanReader takes "mit" for a tool only with a verb of handling', () => {
  const text = `Säurereste kommen in den Behälter mit dem gelben Deckel.
Neutralisation nennt man die Reaktion einer Säure mit einer Lauge.
Neue Ruderer üben im Becken mit einem Partner. Das Fest endet mit einem Feuerwerk.
Beschädigte Ware wird mit einem roten Aufkleber gekennzeichnet.
Die Boote werden mit Süßwasser abgespült.`;
  assertAsked(text, [
    "Womit wird beschädigte Ware gekennzeichnet?",
    "Womit werden die Boote abgespült?",
    "Wo üben neue Ruderer?",
  ], /(?:Womit|womit|Mittel).*(?:kommen|nenn|üben|ende)/u);
});

Deno.test("germanReader asks nothing by a sentence that forbids or denies", () => {
  const texts = [
    "Essen und Trinken ist im Chemiesaal verboten.",
    "Rauchen ist in der Bootshalle untersagt.",
    "Der Schlüssel liegt nicht im Bootshaus, sondern im Vereinsheim.",
    "Das Mitfahren auf dem Stapler ist verboten.",
    "Kein Mitarbeiter darf Lack in den Abfluss gießen.",
  ];
  for (const text of texts) assert.deepEqual(asked(text), [], text);
});

Deno.test("germanReader says of a thing only what holds without a condition", () => {
  const table = "| Lösung | pH-Wert | Farbe mit Rotkohlsaft |\n|---|---|---|\n" +
    "| Essig | 2,5 | rot |\n| Seife | 9 | grün |";
  assertAsked(table, ["Was steht bei Essig unter „Farbe mit Rotkohlsaft“?"], /Welche Farbe/u);
  assert.deepEqual(asked("Eine Schutzbrille ist Pflicht, auch beim Aufräumen."), []);
  assert.deepEqual(asked("Treffpunkt ist der Parkplatz vor dem Haupttor."), []);
});

Deno.test("germanReader asks nothing where subject and object cannot be told apart", () => {
  const texts = [
    "Handtücher wäscht das Heim.",
    "Ein Alarm wird automatisch der Feuerwehr gemeldet.",
    "Der Aufzug ist im Brandfall gesperrt.",
  ];
  for (const text of texts) assert.deepEqual(asked(text), [], text);
  const canteen = "Das Frühstück beginnt um 8 Uhr. Mittags gibt es zwei Menüs. " +
    "Verlorene Stücke landen in der Kiste neben der Waschküche.";
  assertAsked(canteen, ["Wo landen verlorene Stücke?"], /gibt das Frühstück|Stücke (?:in|neben)/u);
});

Deno.test("germanReader keeps numbers, lists and adjectives with what they belong to", () => {
  const text = `Das Ergebnis wird in die Tabelle auf Arbeitsblatt 3 eingetragen.
Lacke und Lösungsmittel lagern im Raum 12.
Jeder neue Mitarbeiter erhält Sicherheitsschuhe, einen Helm und eine Warnweste.
In der Kantine gibt es ab 11:30 Uhr warmes Essen.
Der Antrag wird zwei Wochen vorher im Büro abgegeben.
Jeder Mitarbeiter hat 28 Tage Urlaub im Jahr. Das Museum hat eine Fläche von 900 Quadratmetern.
Jedes Mitglied leistet zwölf Stunden im Jahr.
Die Frühschicht dauert von 6 bis 14 Uhr. Bitte geben Sie den Zettel bis Freitag ab.`;
  assertAsked(text, [
    "Wo lagern Lacke und Lösungsmittel?",
    "Was erhält jeder neue Mitarbeiter?",
    "Ab wann gibt es in der Kantine warmes Essen?",
    "Wie viele Tage Urlaub hat jeder Mitarbeiter im Jahr?",
    "Welche Fläche hat das Museum?",
    "Wie viele Stunden leistet jedes Mitglied im Jahr?",
    "Von wann bis wann dauert die Frühschicht?",
    "Bis wann soll ich den Zettel abgeben?",
  ], /Tabelle 3|Warnweste|Wie lange wird|Wie lange leistet|Fläche von|Wann dauert|bitte/u);
});

function answersOf(text: string): Map<string, string> {
  const { pairs } = extractPairs([chunkOf(text)], {
    factsPerChunk: 99,
    phrasings: 12,
    documentShare: 0,
  });
  return new Map(pairs.map(({ instruction, output }) => [instruction, output]));
}

Deno.test("germanReader asks by the event of a table with dates", () => {
  const table = `| Datum | Veranstaltung | Ort | Verantwortlich |
| --- | --- | --- | --- |
| 12. März | Jahresversammlung | Gasthof Linde | Renate Sölle |
| 9. Mai | Tag der offenen Tür | Vereinsheim | Olaf Brinkmann |`;
  const answers = answersOf(table);
  const expected = {
    "Wann ist die Jahresversammlung?": "Die Jahresversammlung ist am 12. März.",
    "Wo findet die Jahresversammlung statt?": "Ort für die Jahresversammlung: Gasthof Linde.",
    "Wer ist für den Tag der offenen Tür verantwortlich?":
      "Für den Tag der offenen Tür ist Olaf Brinkmann verantwortlich.",
  };
  for (const [question, answer] of Object.entries(expected)) {
    assert.equal(answers.get(question), answer, [...answers.keys()].join("\n"));
  }
  assert.deepEqual(
    [...answers.keys()].filter((each) => /von \d|12\. März|9\. Mai/u.test(each)),
    [],
  );
});

Deno.test("germanReader asks for the cells of a table as people do", () => {
  const tables = `| Fach | Lehrkraft | Stunden pro Woche |
| --- | --- | --- |
| Mathematik | Frau Weiß | 4 |

| Zutat | Menge |
| --- | --- |
| Mehl | 500 g |
| Eier | 4 |

| Anzeige | Bedeutung | Abhilfe |
| --- | --- | --- |
| rot | Tank leer | Wasser nachfüllen |

| Tier | Name | Futter |
| --- | --- | --- |
| Schildkröte | Herta | Löwenzahn |

| Teil | Preis (€) | Lieferant |
| --- | --- | --- |
| Dichtung | 2,50 | Hansen |`;
  const answers = answersOf(tables);
  const expected = {
    "Wer unterrichtet Mathematik?": "Frau Weiß unterrichtet Mathematik.",
    "Wie viele Stunden pro Woche hat Mathematik?": "Mathematik hat 4 Stunden pro Woche.",
    "Welche Menge Mehl braucht man?": "Man braucht 500 g Mehl.",
    "Wie viele Eier braucht man?": "Man braucht 4 Eier.",
    "Was bedeutet „rot“?": "„rot“ bedeutet: Tank leer.",
    "Was hilft bei „rot“?": "Bei „rot“ hilft: Wasser nachfüllen.",
    "Wie heißt die Schildkröte?": "Die Schildkröte heißt Herta.",
    "Was frisst die Schildkröte?": "Futter für die Schildkröte: Löwenzahn.",
    "Was kostet die Dichtung?": "Die Dichtung kostet 2,50 €.",
  };
  for (const [question, answer] of Object.entries(expected)) {
    assert.equal(answers.get(question), answer, [...answers.keys()].join("\n"));
  }
});

Deno.test("germanReader asks for people and times in lines of terms as such", () => {
  const text = "Hausmeister: Herr Kowalczyk\nTelefon: 0351 555 0177\n" +
    "Sprechzeiten: Dienstag und Freitag, 16 bis 18 Uhr\nGültig ab: 1. September\n" +
    "Die Nummer ist für alle da.\n";
  assertAsked(text, [
    "Wer ist der Hausmeister?",
    "Wie lautet die Telefonnummer?",
    "Wann sind die Sprechzeiten?",
  ], /Gültig|bedeutet|Was sind/u);
  assertAsked("Öffnungszeiten:\nDienstag: 15 bis 18 Uhr\nSonntag: 10 bis 12 Uhr", [
    "Wann sind die Öffnungszeiten am Dienstag?",
  ], /„Dienstag/u);
  assertAsked("Termine für das Jahr\n\n12. Mai: Sommerfest", ["Was ist am 12. Mai?"], /Jahr am/u);
});

Deno.test("germanReader keeps days, places and prices with what they belong to", () => {
  const text = `Altpapier wird am ersten Montag im Monat abgeholt.
Filterpapier wird im Schrank über der Spüle aufbewahrt.
Die Schleuder kann man für 5 Euro am Tag ausleihen. Die Probe findet im März und im Oktober statt.
Kranke Kinder müssen bis 7:30 Uhr im Büro gemeldet werden. Der letzte Alarm dauerte vier Minuten.`;
  assertAsked(text, [
    "An welchem Tag wird Altpapier abgeholt?",
    "Wo wird Filterpapier aufbewahrt?",
    "Für wie viel Geld kann man die Schleuder am Tag ausleihen?",
    "In welchen Monaten findet die Probe statt?",
    "Bis wann müssen kranke Kinder im Büro gemeldet werden?",
    "Wie lange dauerte der letzte Alarm?",
  ], /im Monat ab|Spüle|^Wie viel kann|März|Wie lange müssen|nimmt der letzte/u);
});

Deno.test('germanReader takes an empty "es" and "die Älteste" for no subject', () => {
  for (
    const text of ["Das Lager ist groß. Es nehmen 36 Kinder teil.", "Die Älteste heißt Fipps."]
  ) {
    assert.deepEqual(asked(text), [], text);
  }
});
