import { isIn, isTest } from "../_files.ts";
import { defineRule, type Import, visitImports } from "../_rule.ts";
import { isBrowserSafe, type Layer, layers, type Packages } from "../architecture.ts";

/** What each place of the house may import, from our own files and from packages. */
export const layersRule = defineRule(({ path }, report) => {
  const layer = layers.find(({ of }) => isIn(path, of));
  return visitImports(path, (found) => {
    const { node, target } = found;
    if ("file" in target && target.file === "main.ts") {
      report(node, "nobody imports main.ts", "move what is needed out of it");
    }
    if (layer === undefined || isAllowed(layer, found, path)) return;
    const name = "file" in target ? target.file : target.package;
    report(node, `${layer.of} may not import ${name}`, layer.remedy);
  });
});

function isAllowed(layer: Layer, { target, isTypeOnly }: Import, path: string): boolean {
  if ("package" in target) return isTest(path) || isPackageAllowed(layer.packages, target.package);
  if (!layer.own.some((place) => isIn(target.file, place))) return false;
  const needsBrowserSafety = isBrowserCode(path) && isIn(target.file, "core/contract/");
  return !needsBrowserSafety || isTypeOnly || isBrowserSafe(target.file);
}

/** Values that these files import are sent to the browser; zod must not be among them. */
function isBrowserCode(path: string): boolean {
  return !isTest(path) &&
    ["islands/", "web/client/"].some((place) => isIn(path, place));
}

function isPackageAllowed(packages: Packages, name: string): boolean {
  return "only" in packages ? packages.only.includes(name) : !packages.except.includes(name);
}
