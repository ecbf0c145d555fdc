/** Labels that say nothing by themselves: only the text around them tells of what. */
const vague =
  /^(?:optional|required|default|standard|purpose|goal|aim|type|kind|status|other|misc|more|result|reason|zweck|ziel|art|typ|status|sonstiges|weiteres|außerdem|pflicht|ergebnis|grund|vorteile?|nachteile?)$/iu;

/** Whether nobody could tell what is asked for: "What is the purpose?" could be about anything. */
export function isVague(label: string): boolean {
  return vague.test(label.trim());
}
