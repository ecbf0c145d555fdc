import { extractPairs } from "./extractive.ts";
for (const f of Deno.args) {
const {pairs,report}=extractPairs([{id:f,documentId:f,position:0,text:Deno.readTextFileSync("core/datasets/testing/fixtures/"+f),headingPath:[]}],{phrasings:9,factsPerChunk:99,documentShare:0});
console.error(JSON.stringify(report));
let last="";
for(const p of pairs){ if(p.factKey!==last){console.log("=",p.pattern,"|",p.output," <<",p.quote.replace(/\n/g,"⏎"));last=p.factKey;} console.log("    ",p.instruction); }
}
