import { extractPairs } from "./extractive.ts";
const dir="core/overview/demo/";
const md=(b:any[])=>b.map(x=>x.heading?"# "+x.heading:x.text??x.table.map((r:string[])=>"| "+r.join(" | ")+" |").join("\n")).join("\n\n");
const docs:[string,string][]=[];
for(const f of ["welcome.md","house_rules.txt","workshop.md","newsletter.txt"]) docs.push([f,Deno.readTextFileSync(dir+"documents/"+f)]);
for(const f of ["prices","people_and_history"]) docs.push([f,md(JSON.parse(Deno.readTextFileSync(dir+`sources/${f}.json`)).blocks)]);
const phr=Number(Deno.args[0]??6);
const {pairs,report}=extractPairs(docs.map(([id,text])=>({id,documentId:id,position:0,text,headingPath:[]})),{phrasings:phr});
console.error(JSON.stringify(report));
let last="";
for(const p of pairs){ if(p.factKey!==last){console.log("=",p.documentId,p.pattern,"|",p.output);last=p.factKey;} console.log("    ",p.split==="train"?"":p.split,p.instruction); }
Deno.writeTextFileSync("/tmp/ds/pairs.json",JSON.stringify(pairs));
